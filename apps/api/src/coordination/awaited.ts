import { awaitedTask, type CaseFile, modelByHash } from '@stafett/domain';

/** The task that an act on the case as a row is about: the one named, or else the one that the case waits for. */
export const taskMeant = (state: CaseFile | undefined, named: string | undefined): string | undefined => {
  const model = state && modelByHash(state.modelHash);
  return named ?? (model && awaitedTask(state, model)?.id);
};

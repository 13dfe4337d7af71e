import { currentModel, type Phase, phases } from '@stafett/domain';

/** The phases that a case of any of these insatser can be open in, in the order of the journey; all where none is known. */
export const openPhasesOf = (insatser: readonly string[]): readonly Phase[] => {
  const models = insatser.flatMap((insats) => currentModel(insats) ?? []);
  return phases.filter(
    (phase) =>
      phase !== 'closed' &&
      (models.length === 0 || models.some((model) => model.phases.some(({ id }) => id === phase))),
  );
};

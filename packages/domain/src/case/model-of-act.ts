import type { InsatsModel } from '../insatser/model.ts';
import { currentModel, modelByHash } from '../insatser/registry.ts';
import type { CaseFile } from './case-file.ts';
import type { Command } from './commands.ts';

/**
 * The model that a command is decided by: the one the case started on or, for a command that begins a case, the insats's
 * current one. Undefined when this release does not have it, and for any other command on a case that is not there.
 */
export const modelOfAct = (state: CaseFile | undefined, command: Command): InsatsModel | undefined => {
  if (state !== undefined) return modelByHash(state.modelHash);
  return command.type === 'referCase' || command.type === 'importCase' ? currentModel(command.insats) : undefined;
};

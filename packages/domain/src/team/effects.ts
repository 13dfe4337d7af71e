import { given } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import { deriveId } from '../case/derive-id.ts';
import type { CaseEvent } from '../case/events.ts';
import type { CaseToTeam } from './team.ts';

const relay = { type: 'system', source: 'relay' } as const;

export type ToTeam = { readonly type: 'toTeam'; readonly team: string; readonly command: CaseToTeam };

/** What the event asks of the samverkansteam: to take the case up, by its code alone, or to strike it off. */
export const effectsOnTeam = (
  before: CaseFile | undefined,
  event: CaseEvent,
  { id: caseId }: CaseFile,
  commandId: string,
): readonly ToTeam[] => {
  if (event.type === 'broughtToTeam') {
    const { team, code, question, told, askedBy } = event.question;
    const id = deriveId(commandId, 'raiseCase');
    const about = { caseId, code, question, ...given({ told }), by: askedBy };
    const command: CaseToTeam = { type: 'raiseCase', commandId: id, actor: relay, ...about };
    return [{ type: 'toTeam', team, command }];
  }
  if ((event.type === 'caseClosed' || event.type === 'identityProtected') && before?.teamQuestion) {
    const id = deriveId(commandId, 'withdrawCase');
    const command: CaseToTeam = { type: 'withdrawCase', commandId: id, actor: relay, caseId };
    return [{ type: 'toTeam', team: before.teamQuestion.team, command }];
  }
  return [];
};

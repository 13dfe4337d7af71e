import { given } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import { deriveId } from '../case/derive-id.ts';
import type { CaseEvent } from '../case/events.ts';
import type { CaseToTeam } from './team.ts';

const relay = { type: 'system', source: 'relay' } as const;

export type ToTeam = { readonly type: 'toTeam'; readonly team: string; readonly command: CaseToTeam };

/** What the event asks of the samverkansteam: to take the case up, by its code alone, to strike it off, or to let its members read what it recommended. */
export const effectsOnTeam = (
  before: CaseFile | undefined,
  event: CaseEvent,
  { id: caseId, recommendations }: CaseFile,
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
  if (event.type === 'recommendationDecided' && event.forTeam) {
    const recommendation = recommendations?.find(({ id }) => id === event.recommendation);
    if (!recommendation) return [];
    const id = deriveId(commandId, 'shareRecommendation');
    const about = { caseId, recommendation: recommendation.document.document, document: event.forTeam };
    const command: CaseToTeam = { type: 'shareRecommendation', commandId: id, actor: relay, ...about };
    return [{ type: 'toTeam', team: recommendation.team, command }];
  }
  return [];
};

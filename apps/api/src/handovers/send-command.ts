import type { CaseFile, CommandOf, HandoverAddress } from '@stafett/domain';
import { modelByHash } from '@stafett/domain';
import type { PreviewHandoverRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { Refused } from '../problems/refuse.ts';

/** A joint forum is named; its members are the model's. */
const addressOf = (to: PreviewHandoverRequest['to'], state: CaseFile | undefined): HandoverAddress => {
  if (to.type === 'unit') return to;
  const forum = state && modelByHash(state.modelHash)?.jointForums.find(({ id }) => id === to.forum);
  if (!forum) throw new Refused('receiverNotAllowed');
  return { type: 'jointForum', forum: forum.id, members: forum.members };
};

/** What `send` and `preview` ask of the core, but for who asks and the message. */
export const sendCommandOf = (
  request: Omit<PreviewHandoverRequest, 'caseId' | 'message'>,
  state: CaseFile | undefined,
): Omit<CommandOf<'sendHandover'>, 'type' | 'commandId' | 'actor' | 'message'> => {
  const { route, to, action, basis, answerBy, parallelSupportUntil } = request;
  return { route, to: addressOf(to, state), action, basis, answerBy, ...given({ parallelSupportUntil }) };
};

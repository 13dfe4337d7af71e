import { GatheringAnswer, GatheringMinutesRequest } from '@stafett/schemas';
import { groupMeetingId } from '@stafett/workflows/messages';
import { Refused } from '../problems/refuse.ts';
import { refuseIdentifying } from '../team/identifying.ts';
import { unitProcedure } from '../trpc.ts';

const GROUP = groupMeetingId('');

/** The meeting is written up, and the next is planned or it is said why not. A samverkansteam's minutes name nobody: refuses `identifiesSomebody`. */
export const recordMinutes = unitProcedure
  .input(GatheringMinutesRequest)
  .output(GatheringAnswer)
  .mutation(({ ctx, input: { gathering, commandId, meeting, text, next } }) => {
    if (!gathering.startsWith(GROUP)) refuseIdentifying({ text });
    return ctx.gatherings.submit(ctx.actor, {
      gathering,
      commandId,
      text: { content: { kind: 'minutes', text: { situation: text, commitments: [] } } },
      command: (own, document) => {
        if (!document) throw new Refused('documentNotFound');
        return { type: 'recordGroupMinutes', commandId: own, actor: ctx.actor, meeting, document, next };
      },
    });
  });

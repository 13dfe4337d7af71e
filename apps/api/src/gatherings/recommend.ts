import { GatheringAnswer, RecommendRequest } from '@stafett/schemas';
import { Refused } from '../problems/refuse.ts';
import { refuseIdentifying } from '../team/identifying.ts';
import { unitProcedure } from '../trpc.ts';

/**
 * The team's rekommendation on a case, given at a meeting. It lies with the case, so that the holder reads it there. Refuses
 * `identifiesSomebody`: the other members read it, too.
 */
export const recommend = unitProcedure
  .input(RecommendRequest)
  .output(GatheringAnswer)
  .mutation(({ ctx, input: { gathering, commandId, meeting, code, text } }) => {
    refuseIdentifying({ text });
    return ctx.gatherings.submit(ctx.actor, {
      gathering,
      commandId,
      text: {
        content: { kind: 'recommendation', text },
        // Which case it is only its question's document tells, and that only to whoever may read it.
        caseOf: async (transaction, found) => {
          const item =
            found.kind === 'samverkansteam'
              ? found.state?.agenda.findLast((raised) => raised.code === code)
              : undefined;
          if (!item) throw new Refused('agendaItemNotFound', { code });
          const question = await transaction.document.findFirst({
            where: { id: item.question.document },
            select: { caseId: true },
          });
          if (!question) throw new Refused('roleNotAllowed', { actor: ctx.actor.type });
          return question.caseId;
        },
      },
      command: (own, document) => {
        if (!document) throw new Refused('documentNotFound');
        return { type: 'recommend', commandId: own, actor: ctx.actor, code, meeting, document };
      },
    });
  });

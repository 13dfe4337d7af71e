import { ActAnswer, MatchMentorRequest } from '@stafett/schemas';
import { written } from '../acts/written.ts';
import { onlyAColleague } from '../organisation/in-the-directory.ts';
import { unitProcedure } from '../trpc.ts';

/** A mentor is matched: who it is goes into an encrypted document, the handledare and their stand-in are colleagues of the holder. */
export const matchMentor = unitProcedure
  .input(MatchMentorRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, mentor, supervisor, standIn, on } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      texts: () => ({ mentor: { content: { kind: 'mentor', text: mentor } } }),
      named: async (transaction, state) => {
        const unit = state?.holder.unit ?? ctx.actor.unit;
        await onlyAColleague(transaction, unit, supervisor, 'supervisor');
        await onlyAColleague(transaction, unit, standIn, 'standIn');
      },
      command: (id, refs) => ({
        type: 'matchMentor',
        commandId: id,
        actor: ctx.actor,
        mentor: written(refs.mentor),
        supervisor,
        standIn,
        on,
      }),
    }),
  );

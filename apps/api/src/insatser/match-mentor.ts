import type { Transaction } from '@stafett/db';
import type { CaseFile } from '@stafett/domain';
import { ActAnswer, MatchMentorRequest } from '@stafett/schemas';
import { written } from '../acts/written.ts';
import type { StaffActor } from '../context.ts';
import { given } from '../given.ts';
import { onlyAColleague } from '../organisation/in-the-directory.ts';
import { Refused } from '../problems/refuse.ts';
import { unitProcedure } from '../trpc.ts';

/** The opaque id of the mentor whom a case of one's own unit has. A case that may not be seen, or has no mentor, is none. */
const mentorOf = async (transaction: Transaction, { unit }: StaffActor, caseId: string): Promise<string> => {
  const row = await transaction.caseFile.findFirst({
    where: { id: caseId, holderUnit: unit },
    select: { state: true },
  });
  const mentorship = row && (row.state as unknown as CaseFile).mentorship;
  if (!mentorship) throw new Refused('caseNotFound');
  return mentorship.mentorId ?? caseId;
};

/** A mentor is matched: who it is goes into an encrypted document, the handledare and their stand-in are colleagues of the holder. */
export const matchMentor = unitProcedure
  .input(MatchMentorRequest)
  .output(ActAnswer)
  .mutation(async ({ ctx, input: { caseId, commandId, mentor, supervisor, standIn, on, sameMentorAs } }) => {
    const mentorId = sameMentorAs && (await ctx.read((transaction) => mentorOf(transaction, ctx.actor, sameMentorAs)));
    return ctx.journeys.submit(ctx.actor, {
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
        ...given({ mentorId }),
        supervisor,
        standIn,
        on,
      }),
    });
  });

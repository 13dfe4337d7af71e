import { instantOf, type Transaction } from '@stafett/db';
import type { Instant } from '@stafett/domain';
import type { ActAnswer } from '@stafett/schemas';
import { journeyId } from '@stafett/workflows/messages';
import type { StaffActor } from '../context.ts';
import { Refused } from '../problems/refuse.ts';

/** The no that somebody of the actor's own unit has said to the handover. It may not be noted as answered yet. */
const noOfUnit = async (
  transaction: Transaction,
  { agency, unit }: StaffActor,
  caseId: string,
  handover: string,
): Promise<{ readonly staff: string; readonly at: Instant } | undefined> => {
  const [row] = await transaction.$queryRaw<{ readonly staff: string; readonly at: Date }[]>`
    SELECT i.command #>> '{actor,staff}' AS staff, coalesce(i.answered_at, i.received_at) AS at
    FROM inbox i
    WHERE i.target = ${journeyId(caseId)} AND i.tenant = ${agency}::uuid AND i.command ->> 'type' = 'declineHandover'
      AND i.command ->> 'handover' = ${handover} AND i.command #>> '{actor,unit}' = ${unit}
      AND (i.answer IS NULL OR i.answer ? 'saved')
    ORDER BY i.received_at DESC LIMIT 1`;
  return row && { staff: row.staff, at: instantOf(row.at) };
};

type Asking = {
  readonly actor: StaffActor;
  readonly read: <Result>(work: (transaction: Transaction) => Promise<Result>) => Promise<Result>;
};

/**
 * A unit that has said no sees nothing of the case any more, a colleague who was about to answer neither. What their own unit did they may be
 * told: `handoverNotOpen` with who and when. For everybody else the case stays as unknown as it was.
 */
export const tellWhoAnswered = async (
  { actor, read }: Asking,
  { caseId, handover }: { readonly caseId: string; readonly handover: string },
  act: () => Promise<ActAnswer>,
): Promise<ActAnswer> => {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Refused) || error.problem !== 'caseNotFound') throw error;
    const before = await read((transaction) => noOfUnit(transaction, actor, caseId, handover));
    if (!before) throw error;
    throw new Refused('handoverNotOpen', { handover, status: 'declined', unit: actor.unit, ...before });
  }
};

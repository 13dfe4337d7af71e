import { readSlotBook } from '@stafett/db';
import { allowedCommands, freeSlots, mayAskToMeetings, unitsAround } from '@stafett/domain';
import { FreeSlots, FreeSlotsRequest } from '@stafett/schemas';
import { findVisible } from '../cases/visible.ts';
import { caseNotFound, Refused } from '../problems/refuse.ts';
import { unitProcedure } from '../trpc.ts';

/** More than anybody reads through. */
const SHOWN = 100;

/**
 * The weekly times that are free for a meeting in the case: of the units around one's own that one may ask to it. Refuses `notHolder` for
 * who may call no meeting there. Of what has taken the others nothing is said.
 */
export const free = unitProcedure
  .input(FreeSlotsRequest)
  .output(FreeSlots)
  .query(async ({ ctx, input: { caseId, kind, from, to } }) => {
    const now = ctx.clock();
    const { actor } = ctx;
    const slots = await ctx.read(async (transaction) => {
      const visible = await findVisible(transaction, caseId);
      if (!visible) throw caseNotFound();
      const { state, model } = visible;
      const allowed = allowedCommands(state, actor, model, now);
      if (!allowed.includes('bookMeeting') && !allowed.includes('rescheduleMeeting'))
        throw new Refused('notHolder', { holder: state.holder.unit });
      const around = [actor, ...unitsAround(actor), state.holder, ...(state.referrer ? [state.referrer] : [])];
      const units = around.filter((unit) => mayAskToMeetings(state, actor, unit)).map(({ unit }) => unit);
      const book = await readSlotBook(transaction, { unitId: { in: units }, kinds: { has: kind } }, from, to);
      return freeSlots(book, from, to).filter(({ startsAt }) => startsAt > now);
    });
    const names = await ctx.names.read();
    return {
      slots: slots.slice(0, SHOWN).map(({ rule, on, startsAt, minutesLong, staff, unit, modes }) => ({
        slot: { rule, on },
        startsAt,
        minutesLong,
        staff: names.staff(staff),
        party: names.party(unit),
        modes: [...modes],
      })),
    };
  });

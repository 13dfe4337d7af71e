import { currentModel } from '@stafett/domain';
import { SetCapacityRequest, WaitingListAnswer } from '@stafett/schemas';
import { given } from '../given.ts';
import { Refused } from '../problems/refuse.ts';
import { unitProcedure } from '../trpc.ts';

/** How many places a coach has, now or from a day ahead; 0 while the post is vacant. Only the host unit's coaches have any. */
export const setCapacity = unitProcedure
  .input(SetCapacityRequest)
  .output(WaitingListAnswer)
  .mutation(async ({ ctx, input }) => {
    const unit = currentModel(input.insats)?.places.find(({ id }) => id === input.place)?.unit;
    const coach =
      unit !== undefined &&
      (await ctx.read((transaction) =>
        transaction.staffUnit.findFirst({ where: { staffId: input.coach, unitId: unit, roles: { has: 'coach' } } }),
      ));
    if (unit === undefined) throw new Refused('placeUnknown');
    if (!coach) throw new Refused('coachUnknown');
    return ctx.waitingLists.submit(
      ctx.actor,
      { insats: input.insats, place: input.place },
      input.commandId,
      (commandId) => ({
        type: 'setCapacity',
        commandId,
        actor: ctx.actor,
        coach: input.coach,
        seats: input.seats,
        ...given({ from: input.from }),
      }),
    );
  });

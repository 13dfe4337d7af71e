import { instantOf, timeColumn } from '@stafett/db';
import {
  addDays,
  addDuration,
  allowedOnWaitingList,
  type CaseFile,
  currentModel,
  daysBetween,
  dayWithFree,
  expectedDays,
  freeOn,
  nextWorkingDay,
  type Place,
  seatsOn,
  stockholmDate,
  type WaitingList,
} from '@stafett/domain';
import { WaitingListRequest, WaitingListView } from '@stafett/schemas';
import { waitingListId } from '@stafett/workflows/messages';
import type { StaffActor } from '../context.ts';
import { given } from '../given.ts';
import type { Names } from '../organisation/name-book.ts';
import { participantLine } from '../participants/participant-line.ts';
import { Refused } from '../problems/refuse.ts';
import { logReading } from '../read-log.ts';
import { unitProcedure } from '../trpc.ts';

const CALLS_OVER_DAYS = 180;

/** The host unit's people see its kö, and the coordinator who follows the place: as row-level security has it. */
const mayView = (
  actor: StaffActor,
  place: { readonly unit: string; readonly coordinator: { readonly unit: string } },
) =>
  (place.unit === actor.unit && actor.roles.some((role) => ['caseworker', 'coach', 'manager'].includes(role))) ||
  (place.coordinator.unit === actor.unit && actor.roles.includes('insatsCoordinator'));

/** The place's coordinator and the host unit's manager say how many places a coach has. */
const placeGivers = (place: Place, names: Names) => {
  const people = [
    ...names.holding('insatsCoordinator', place.coordinator.unit),
    ...names.holding('manager', place.unit),
  ];
  return people.filter(({ id }, index) => people.findIndex((other) => other.id === id) === index);
};

/** Kön: who waits in what order, who has room, who is called. An unknown kö and one that may not be seen are the same no. */
export const view = unitProcedure
  .input(WaitingListRequest)
  .output(WaitingListView)
  .query(async ({ ctx, input }) => {
    const model = currentModel(input.insats);
    const place = model?.places.find(({ id }) => id === input.place);
    if (!model || !place || !mayView(ctx.actor, place)) throw new Refused('placeUnknown');
    const now = ctx.clock();
    const today = stockholmDate(now);
    const listId = waitingListId(input);
    const found = await ctx.read(async (transaction) => {
      const row = await transaction.waitingList.findUnique({ where: { id: listId }, select: { state: true } });
      const state = row ? (row.state as unknown as WaitingList) : undefined;
      const calls = await transaction.waitingListEvent.findMany({
        where: { listId, type: 'caseCalled', at: { gte: timeColumn(addDuration(now, { days: -CALLS_OVER_DAYS })) } },
        select: { at: true },
      });
      const ids = [...(state?.entries ?? []), ...(state?.calls ?? [])].map(({ caseId }) => caseId);
      const cases = await transaction.caseFile.findMany({
        where: { id: { in: ids } },
        select: { id: true, code: true, participantId: true, state: true },
      });
      const participants = cases.map(({ participantId }) => participantId);
      const identities = await ctx.participants.read(transaction, participants);
      await logReading(transaction, ctx.actor, now, 'waitingList.view', {
        cases: cases.map(({ id }) => id),
        participants,
      });
      const coaches = await transaction.staffUnit.findMany({
        where: { unitId: place.unit, roles: { has: 'coach' }, staff: { active: true } },
        select: { staffId: true },
      });
      return { state, calls, cases, identities, coaches };
    });
    const [names, identities] = [await ctx.names.read(), await found.identities()];
    const cases = new Map(found.cases.map((one) => [one.id, one] as const));
    const whose = (caseId: string) => {
      const one = cases.get(caseId);
      const identity = one && identities.get(one.participantId);
      return { caseId, caseCode: one?.code ?? '', ...participantLine(identity) };
    };
    const calledOn = found.calls.map(({ at }) => stockholmDate(instantOf(at)));
    const seats = found.state?.coaches ?? [];
    const free = freeOn({ coaches: seats }, today);
    const hasSeats = seats.some((seat) => seatsOn(seat, today) > 0);
    const summonsOf = (caseId: string) => {
      const state = cases.get(caseId)?.state as unknown as CaseFile | undefined;
      const summons = state?.summonses.find(({ status }) => status === 'called' || status === 'delivered');
      return summons ? { answerBy: summons.answerBy, ...given({ deliveredOn: summons.delivery?.on }) } : {};
    };
    const coaches = [...new Set([...found.coaches.map(({ staffId }) => staffId), ...seats.map(({ coach }) => coach)])];
    return {
      ...input,
      insatsName: model.name,
      rows: (found.state?.entries ?? []).map(({ caseId, referredOn }, index) => {
        const placeOn = index < free ? undefined : dayWithFree({ coaches: seats }, index + 1, today);
        // Calls of the past say nothing while nobody has a place to call to.
        const expected = hasSeats && placeOn === undefined ? expectedDays(index + 1, calledOn, today) : undefined;
        return {
          position: index + 1,
          ...whose(caseId),
          referredOn,
          waitedDays: daysBetween(referredOn, today),
          ...(expected === undefined ? {} : { expectedDays: expected }),
          ...(index < free ? { mayBeCalled: true } : {}),
          ...given({ placeOn }),
        };
      }),
      coaches: coaches
        .map((coach) => {
          const one = seats.find((seat) => seat.coach === coach);
          const taken = one?.taken.length ?? 0;
          const places = one ? seatsOn(one, today) : 0;
          const ahead = (one?.ahead ?? []).filter(({ from }) => from > today);
          return {
            coach: names.staff(coach),
            seats: places,
            taken,
            free: places - taken,
            ahead: ahead.map(({ from, seats: then }) => ({ from, seats: then, free: then - taken })),
          };
        })
        .sort((a, b) => a.coach.name.localeCompare(b.coach.name, 'sv')),
      called: [...(found.state?.calls ?? [])]
        .sort((a, b) => (a.at < b.at ? 1 : -1))
        .map(({ caseId, coach, at, outOfTurn }) => ({
          ...whose(caseId),
          coach: names.staff(coach),
          at,
          ...summonsOf(caseId),
          ...(outOfTurn === undefined ? {} : { outOfTurn }),
        })),
      // A day on which somebody is there to be told.
      answerBy: nextWorkingDay(addDays(today, model.summons.answerWithinDays)),
      placeGivers: placeGivers(place, names),
      allowed: [...allowedOnWaitingList(input, ctx.actor)],
    };
  });

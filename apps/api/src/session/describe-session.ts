import { dateColumn, dayOf, Prisma } from '@stafett/db';
import { addDays, currentModels, mayGallra, stockholmDate } from '@stafett/domain';
import type { MenuCounts, SessionMe } from '@stafett/schemas';
import type { Context, Read, StaffActor } from '../context.ts';
import { waitingOn } from '../gallring/gallring-row.ts';
import { handoversOf, openStatuses } from '../handovers/list.ts';
import { meetingsOf, whereOf } from '../meetings/list.ts';
import { countUnread } from '../notifications/unread.ts';
import { Refused } from '../problems/refuse.ts';
import { COUNTED, claimedBy, countTasks, dueBetween, unclaimedIn } from '../tasks/counted.ts';
import { csrfToken } from './cookie.ts';
import { actorIn, type Session, standInFor } from './sessions.ts';

/** The places whose kö and figures the unit has to do with. */
const placesOf = (unit: string): SessionMe['places'] =>
  currentModels().flatMap(({ id, name, places, phases }) =>
    places
      .filter((place) => place.unit === unit || place.coordinator.unit === unit)
      .map((place) => ({
        insats: id,
        insatsName: name,
        place: place.id,
        kommuner: [...place.kommuner],
        hasWaitingList: phases.some((phase) => phase.id === 'waitingList'),
      })),
  );

const countsOf = (
  ctx: Pick<Context, 'clock'>,
  read: Read,
  actor: StaffActor,
  people: readonly string[],
  places: SessionMe['places'],
): Promise<MenuCounts> =>
  read(async (transaction) => {
    const now = ctx.clock();
    const today = stockholmDate(now);
    const mine = claimedBy(actor.unit, people);
    const late = Prisma.sql`${mine} AND ${dueBetween(undefined, addDays(today, -1))}`;
    const open = { status: { in: openStatuses } };
    const follows = actor.roles.includes('insatsCoordinator') || actor.roles.includes('forbundCoordinator');
    return {
      myTasks: await countTasks(transaction, mine),
      myOverdueTasks: await countTasks(transaction, late),
      unitInbox: await countTasks(transaction, unclaimedIn(actor.unit)),
      notices: await countUnread(transaction),
      meetingsAhead: await transaction.meeting.count({
        where: { AND: [meetingsOf(actor.unit), whereOf('ahead', now)] },
        take: COUNTED,
      }),
      handoversToUs: await transaction.handover.count({
        where: { ...handoversOf('toUs', actor.unit), ...open },
        take: COUNTED,
      }),
      handoversFromUs: await transaction.handover.count({
        where: { ...handoversOf('fromUs', actor.unit), ...open },
        take: COUNTED,
      }),
      waiting: places.length === 0 ? 0 : await transaction.waitingListEntry.count({ take: COUNTED }),
      stalled: follows
        ? await transaction.caseFile.count({
            where: { closedOn: null, stallsOn: { lte: dateColumn(today) } },
            take: COUNTED,
          })
        : 0,
      gallring: mayGallra(actor) ? await transaction.gallring.count({ where: waitingOn(today), take: COUNTED }) : 0,
    };
  });

/** How many tasks wait for the person in another of their units, as that unit's people see it. */
const waitingIn = (
  ctx: Pick<Context, 'readAs'>,
  session: Session,
  unit: Session['units'][number],
  people: readonly string[],
): Promise<number> => {
  const actor = actorIn(session, unit);
  return ctx.readAs(actor)(
    async (transaction) =>
      (await countTasks(transaction, claimedBy(unit.id, people))) +
      (await countTasks(transaction, unclaimedIn(unit.id))),
  );
};

/** What the console's frame needs of a session. Refuses `unitNotChosen` when the person is in no unit any more. */
export const describeSession = async (
  ctx: Pick<Context, 'names' | 'clock' | 'database' | 'settings' | 'readAs'>,
  session: Session,
  actor: StaffActor,
): Promise<SessionMe> => {
  const names = await ctx.names.read();
  const agency = names.agencies.get(actor.agency);
  if (!agency || !session.unit) throw new Refused('unitNotChosen');
  const unitName = (id: string): string => names.units.get(id)?.name ?? '';
  const away = await standInFor(ctx.database, session.staff, ctx.clock());
  const places = placesOf(actor.unit);
  const people = [session.staff, ...away.map(({ staff }) => staff.id)];
  const counts = await countsOf(ctx, ctx.readAs(actor), actor, people, places);
  const units: SessionMe['units'] = [];
  for (const unit of session.units)
    units.push({
      id: unit.id,
      name: unitName(unit.id),
      roles: [...unit.roles],
      waiting: unit.id === actor.unit ? counts.myTasks + counts.unitInbox : await waitingIn(ctx, session, unit, people),
    });
  return {
    staff: { id: session.staff, name: session.name },
    agency,
    unit: { id: session.unit.id, name: unitName(session.unit.id) },
    roles: [...session.unit.roles],
    units,
    standInFor: away.map(({ staff, to }) => ({ id: staff.id, name: staff.name, until: dayOf(to) })),
    places,
    counts,
    csrf: csrfToken(ctx.settings.sessionSecret, session.secret),
    idleUntil: session.idleUntil,
    endsAt: session.endsAt,
  };
};

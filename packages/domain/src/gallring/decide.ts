import { addMonths, type Instant, type IsoDate } from '../calendar/index.ts';
import type { Actor, StaffId } from '../organisation/organisation.ts';
import { accept, type Decision, type Refusal, type RefusalCode, refuse } from '../refusal.ts';
import { type Gallring, type GallringCommand, type GallringEvent, longestPostponement } from './gallring.ts';

type Why = Refusal | undefined;
const no = (code: RefusalCode, facts: Refusal['facts'] = {}): Refusal => ({ code, facts });

/** Who answers for what an agency keeps and destroys: its managers and administrators. */
export const mayGallra = (actor: Actor): actor is Extract<Actor, { type: 'staff' }> =>
  actor.type === 'staff' && (actor.roles.includes('manager') || actor.roles.includes('administrator'));

const notDueYet = ({ dueOn, status, postponed }: Gallring, today: IsoDate): Why => {
  if (dueOn > today) return no('gallringNotDue', { dueOn });
  return status === 'postponed' && postponed && postponed.until > today
    ? no('gallringNotDue', { dueOn: postponed.until })
    : undefined;
};

const notOpen = ({ status }: Gallring): Why =>
  status === 'confirmed' || status === 'carriedOut' ? no('gallringNotOpen') : undefined;
/** Until it is carried out anybody who may confirm it may still stop it. */
const carriedOut = ({ status }: Gallring): Why => (status === 'carriedOut' ? no('gallringNotOpen') : undefined);
const notExported = ({ archive, archived }: Gallring): Why =>
  archive && archived === undefined ? no('archiveNotExported') : undefined;
const samePerson = ({ first }: Gallring, staff: StaffId): Why =>
  first?.by === staff ? no('secondPersonNeeded') : undefined;
const untilWrong = (until: IsoDate, today: IsoDate): Why => {
  if (until <= today) return no('dateNotAhead');
  return until > addMonths(today, longestPostponement)
    ? no('postponeTooLong', { months: longestPostponement })
    : undefined;
};

const answer = (why: Why, event: GallringEvent): Decision<GallringEvent> =>
  why ? refuse(why.code, why.facts) : accept(event);

/** What may happen to an agency's share whose term is out: two different people of the agency confirm, one postpones. */
export const decideGallring = (
  gallring: Gallring,
  command: GallringCommand,
  actor: Actor,
  today: IsoDate,
): Decision<GallringEvent> => {
  if (!mayGallra(actor) || actor.agency !== gallring.agency) return refuse('roleNotAllowed');
  if (command.version !== gallring.version) return refuse('staleVersion');
  const by = actor.staff;
  switch (command.type) {
    case 'confirmGallring':
      return answer(
        notOpen(gallring) ?? notDueYet(gallring, today) ?? notExported(gallring) ?? samePerson(gallring, by),
        { type: 'gallringConfirmed', by },
      );
    case 'postponeGallring': {
      const { reason, until } = command;
      return answer(carriedOut(gallring) ?? untilWrong(until, today), { type: 'gallringPostponed', by, reason, until });
    }
    case 'recordArchiveExport':
      return answer(notOpen(gallring), { type: 'archiveExported', by, hash: command.hash });
  }
};

/** The gallring after the event, one version on. To postpone takes what was confirmed away. */
export const evolveGallring = (gallring: Gallring, event: GallringEvent, at: Instant): Gallring => {
  const { first, second, postponed, ...rest } = gallring;
  const next = { ...rest, version: gallring.version + 1 };
  switch (event.type) {
    case 'gallringConfirmed':
      return first === undefined
        ? { ...next, status: 'confirmedOnce', first: { by: event.by, at } }
        : { ...next, status: 'confirmed', first, second: { by: event.by, at } };
    case 'gallringPostponed':
      return { ...next, status: 'postponed', postponed: { by: event.by, reason: event.reason, until: event.until } };
    case 'archiveExported':
      return { ...gallring, version: next.version, archived: { by: event.by, at, hash: event.hash } };
  }
};

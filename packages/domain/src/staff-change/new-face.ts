import { stockholmDate } from '../calendar/index.ts';
import type { CaseFile } from '../case/case-file.ts';
import { sameUnit } from '../case/standing.ts';
import type { Meeting } from '../meeting/meeting.ts';
import { isAhead } from '../meeting/meetings.ts';
import type { UnitRef } from '../organisation/organisation.ts';
import { inTheirPlace } from './successor.ts';
import type { Transfer, TransferredWork } from './transfer.ts';

/** Caseworker, coach or handledare, or the one who had called: the participant knows the person. */
export const isKnownToParticipant = ({ caseworker, coach, supervisor, summons, contacts }: TransferredWork): boolean =>
  caseworker || coach || supervisor === true || summons !== undefined || contacts !== undefined;

const asksParticipant = ({ parties }: Meeting): boolean => parties.some(({ type }) => type === 'participant');
const isWith = ({ bookedBy, parties }: Meeting, unit: UnitRef): boolean =>
  sameUnit(bookedBy, unit) || parties.some((party) => party.type === 'unit' && sameUnit(party, unit));

/** A meeting where both were: from then on the participant knows who has the work now. */
const haveMet = (state: CaseFile, { unit, at }: Transfer): boolean =>
  state.meetings.some(
    ({ status, startsAt, parties }) =>
      status === 'held' &&
      startsAt > at &&
      parties.some(({ type, attended }) => type === 'participant' && attended) &&
      parties.some((party) => party.type === 'unit' && party.attended && sameUnit(party, unit)),
  );

/** Who has it is new: neither passed on since, nor somebody who had it `before`. */
const isNewTo = (state: CaseFile, { unit, to, endedAt }: Transfer, before: readonly Transfer[]): boolean =>
  endedAt === undefined &&
  inTheirPlace(state, to, unit) === to &&
  !before.some((other) => other.from === to && sameUnit(other.unit, unit));

/**
 * Whether the participant meets somebody new at the meeting ahead: the work of somebody they know has gone to a colleague, for good or while
 * the stand-in is there, whom they have not met yet. Also where the meeting was booked after that.
 */
export const meetsSomebodyNew = (state: CaseFile, meeting: Meeting): boolean =>
  isAhead(meeting) &&
  asksParticipant(meeting) &&
  (state.transfers ?? []).some(
    (transfer, n, all) =>
      isKnownToParticipant(transfer.moved) &&
      isWith(meeting, transfer.unit) &&
      (transfer.until === undefined || stockholmDate(meeting.startsAt) <= transfer.until) &&
      isNewTo(state, transfer, all.slice(0, n)) &&
      !haveMet(state, transfer),
  );

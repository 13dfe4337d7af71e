import { type Instant, stockholmDate } from '../calendar/index.ts';
import type { Act, Guard } from '../case/act.ts';
import { no } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { PartyRequest } from '../case/commands.ts';
import { notBeforeTheReferral } from '../case/dates.ts';
import { actsFor, onlyCaseworkers, sameUnit } from '../case/standing.ts';
import { addressees, currentHandover, isUnanswered, mayAnswer } from '../handover/handovers.ts';
import { meetingModelOf } from '../insatser/usual.ts';
import type { Actor, UnitRef } from '../organisation/organisation.ts';
import type { Meeting, MeetingMode, MeetingParty, MeetingTime } from './meeting.ts';

// Who calls a meeting, whom they ask, and for when: why not.

const FEWEST_TIMES = 2;
const MOST_TIMES = 6;

/** The holder calls meetings, and whoever is asked to take the case over may. */
export const onlyTheHolderOrTheReceiver = (state: CaseFile, actor: Actor): Guard => {
  const handover = currentHandover(state);
  const receiver = handover && isUnanswered(handover) && mayAnswer(handover).some((unit) => actsFor(actor, unit));
  return (
    onlyCaseworkers(actor) ??
    (receiver || actsFor(actor, state.holder) ? undefined : no('notHolder', { holder: state.holder.unit }))
  );
};

export const onlyAheadOf = (startsAt: string, act: Act): Guard =>
  startsAt > act.at ? undefined : no('meetingInPast', { startsAt });
/** What is written in afterwards has been, and belongs to this case. */
export const onlyAfterItBegan = (startsAt: Instant, state: CaseFile, act: Act): Guard =>
  startsAt <= act.at ? notBeforeTheReferral(stockholmDate(startsAt), state) : no('meetingAhead', { startsAt });
export const onlyModesOfTheModel = (kind: Meeting['kind'], mode: MeetingMode, act: Act): Guard =>
  meetingModelOf(act.model, kind).modes.includes(mode) ? undefined : no('modeNotAllowed', { mode });

export const eachPartyOnce = (parties: readonly PartyRequest[]): Guard => {
  const ids = new Set(parties.map(({ id }) => id));
  const units = parties.filter((party) => party.type === 'unit');
  const participants = parties.filter(({ type }) => type === 'participant');
  return ids.size === parties.length &&
    new Set(units.map(({ unit }) => unit)).size === units.length &&
    participants.length <= 1
    ? undefined
    : no('partyTwice');
};

/**
 * Whom the model's `receiver` means: whoever stands on the other side of the handover (before the answer the one asked, after it the
 * one that handed on); without any handover, somebody of another unit than the holder's.
 */
const isOnTheOtherSide = (state: CaseFile, party: UnitRef): boolean => {
  const handover = currentHandover(state);
  if (!handover) return !sameUnit(party, state.holder);
  return isUnanswered(handover)
    ? addressees(handover).some((unit) => sameUnit(unit, party))
    : sameUnit(handover.from, party);
};

/**
 * Whoever is invited is shown the case, so who has not taken it over can't let a third unit in: only those who stand on either side of
 * the handover.
 */
export const onlyTheHolderAsksOthers = (state: CaseFile, actor: Actor, parties: readonly PartyRequest[]): Guard => {
  const handover = currentHandover(state);
  if (actsFor(actor, state.holder) || !handover) return undefined;
  const sides = [state.holder, handover.from, ...mayAnswer(handover)];
  return parties.every((party) => party.type !== 'unit' || sides.some((unit) => sameUnit(unit, party)))
    ? undefined
    : no('notHolder', { holder: state.holder.unit });
};

type RequiredRole = ReturnType<typeof meetingModelOf>['mustAttend'][number];
type Standing = { readonly type: 'participant' | 'external' } | ({ readonly type: 'unit' } & UnitRef);

/** Whether the party is the one that the model means by the role. */
export const standsFor = (state: CaseFile, role: RequiredRole, party: Standing): boolean => {
  switch (role) {
    case 'participant':
      return party.type === 'participant';
    case 'holder':
      return party.type === 'unit' && sameUnit(party, state.holder);
    case 'receiver':
      return party.type === 'unit' && isOnTheOtherSide(state, party);
  }
};

/** Who must be there for the meeting to count must be asked, and asked as required. */
export const onlyWithTheRequiredParties = (
  state: CaseFile,
  kind: Meeting['kind'],
  parties: readonly PartyRequest[],
  act: Act,
): Guard => {
  const required = parties.filter((party) => party.required);
  const missing = meetingModelOf(act.model, kind).mustAttend.find(
    (role) => !required.some((party) => standsFor(state, role, party)),
  );
  return missing && no('requiredPartyMissing', { role: missing });
};

/** A choice is two times at least; more than six nobody reads through. Each is named once. */
export const onlyAFewTimes = (times: readonly MeetingTime[]): Guard =>
  times.length >= FEWEST_TIMES && times.length <= MOST_TIMES && new Set(times.map(({ id }) => id)).size === times.length
    ? undefined
    : no('timesWrong', { times: times.length });

const endOf = ({ startsAt, minutesLong }: MeetingTime): number => Date.parse(startsAt) + minutesLong * 60_000;

/** Two times that overlap are one choice told twice. */
export const onlyTimesApart = (times: readonly MeetingTime[]): Guard => {
  for (const [n, first] of times.entries()) {
    const second = times
      .slice(n + 1)
      .find((other) => Date.parse(other.startsAt) < endOf(first) && Date.parse(first.startsAt) < endOf(other));
    if (second) return no('timesOverlap', { first: first.id, second: second.id });
  }
  return undefined;
};

export const onlyTimesAhead = (times: readonly MeetingTime[], act: Act): Guard => {
  const past = times.find(({ startsAt }) => startsAt <= act.at);
  return past && no('meetingInPast', { startsAt: past.startsAt });
};

export const partyState = (party: PartyRequest): MeetingParty => {
  const { id, required } = party;
  switch (party.type) {
    case 'unit':
      return { type: 'unit', id, required, agency: party.agency, unit: party.unit };
    case 'participant':
      return { type: 'participant', id, required };
    case 'external':
      return { type: 'external', id, required, role: party.role };
  }
};

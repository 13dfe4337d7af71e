import type { Instant, IsoDate } from '../calendar/index.ts';
import { type Guard, no } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import { sameUnit } from '../case/standing.ts';
import type { Actor, UnitRef } from '../organisation/organisation.ts';
import { onlyTheHolderAsksOthers } from './asked.ts';
import type { Meeting, SlotRef } from './meeting.ts';
import { type Slot, type SlotBook, slotAt, slotsHeldBy } from './slots.ts';

/** A slot that a meeting is to hold, and when the meeting would be. */
type Asked = {
  readonly slot: SlotRef;
  readonly meeting: Meeting;
  readonly startsAt: Instant;
  readonly minutesLong: number;
};

const isSame = (a: SlotRef, b: SlotRef): boolean => a.rule === b.rule && a.on === b.on;

const askedBy = (meeting: Meeting): readonly Asked[] =>
  slotsHeldBy(meeting).map((slot) => {
    const time =
      meeting.status === 'proposed' ? meeting.times?.find((one) => one.slot && isSame(one.slot, slot)) : undefined;
    return { slot, meeting, startsAt: (time ?? meeting).startsAt, minutesLong: (time ?? meeting).minutesLong };
  });

const newlyAsked = (before: CaseFile | undefined, after: CaseFile): readonly Asked[] =>
  after.meetings.flatMap((meeting) => {
    const was = before?.meetings.find(({ id }) => id === meeting.id);
    const held = was ? slotsHeldBy(was) : [];
    return askedBy(meeting).filter(({ slot }) => !held.some((one) => isSame(one, slot)));
  });

/** The slots that an act takes up: those that a meeting holds after it and did not hold before. */
export const slotsTakenUp = (before: CaseFile | undefined, after: CaseFile): readonly SlotRef[] =>
  newlyAsked(before, after).map(({ slot }) => slot);

const placeOf = ({ slot: { rule, on } }: Asked): { readonly rule: string; readonly on: IsoDate } => ({ rule, on });

/** What the meeting has that the slot does not give. */
const wrongPartOf = ({ meeting, startsAt, minutesLong }: Asked, slot: Slot): string | undefined => {
  if (!slot.kinds.includes(meeting.kind)) return 'kind';
  if (startsAt !== slot.startsAt) return 'startsAt';
  if (minutesLong > slot.minutesLong) return 'minutesLong';
  if (!slot.modes.includes(meeting.mode)) return 'mode';
  return meeting.parties.some((party) => party.type === 'unit' && sameUnit(party, slot.unit)) ? undefined : 'parties';
};

/** A slot is for its own time, kinds and ways of meeting, with the unit that keeps it. */
const onlyAsTheSlotIs = (asked: Asked, slot: Slot): Guard => {
  const part = wrongPartOf(asked, slot);
  return part === undefined ? undefined : no('slotNotForMeeting', { ...placeOf(asked), part });
};

/** Who comes second is told which time is gone, and nothing of who has it. */
const onlyWhereNobodyWasFirst = (asked: Asked, { taken }: SlotBook): Guard =>
  taken.some((one) => isSame(one, asked.slot)) ? no('slotTaken', placeOf(asked)) : undefined;

const whyNot = (asked: Asked, book: SlotBook): Guard => {
  const slot = slotAt(book, asked.slot);
  if (!slot) return no('slotNotFree', placeOf(asked));
  return onlyWhereNobodyWasFirst(asked, book) ?? onlyAsTheSlotIs(asked, slot);
};

/**
 * Takes a case before and after an act, and what is known of the slots that it takes up (`slotsTakenUp`). Gives why it can't have one of
 * them: its rule makes no time that day or whoever holds it is away, somebody has taken it, or it is for other meetings.
 */
export const whyNoSlot = (before: CaseFile | undefined, after: CaseFile, book: SlotBook): Guard =>
  newlyAsked(before, after).reduce<Guard>((found, asked) => found ?? whyNot(asked, book), undefined);

/** Whether this actor, who may call a meeting in the case, may ask that unit to it. */
export const mayAskToMeetings = (state: CaseFile, actor: Actor, unit: UnitRef): boolean =>
  onlyTheHolderAsksOthers(state, actor, [
    { id: unit.unit, required: true, type: 'unit', agency: unit.agency, unit: unit.unit },
  ]) === undefined;

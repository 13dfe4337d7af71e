import { dateColumn, readSlotBook, type Transaction } from '@stafett/db';
import { checkSlotRules, type IsoDate, type Refusal, type SlotRule, type StaffId } from '@stafett/domain';
import { invalidField, Refused } from '../problems/refuse.ts';

/** The fields of the request, by the parts of a rule that the core can find wrong. */
const fields: Readonly<Record<string, string>> = {
  weekday: 'weekday',
  from: 'clock',
  minutesLong: 'minutesLong',
  kinds: 'kinds',
  modes: 'modes',
  validFrom: 'from',
  validUntil: 'until',
};
const fieldOf = ({ part }: Refusal['facts']): string => fields[String(part)] ?? 'clock';

/** The core's no, at the field that it is about; which other time it runs into, by its id. */
export const atItsField = (refusal: Refusal, rule: string): Refused => {
  const { facts } = refusal;
  switch (refusal.code) {
    case 'slotRuleWrong':
      return invalidField(fieldOf(facts), 'other');
    case 'slotRuleInPast':
      return invalidField(fieldOf(facts), 'slotInPast');
    case 'slotRuleEmpty':
      return invalidField(fieldOf(facts), 'slotEmpty');
    case 'slotsOverlap':
      return new Refused('invalidInput', { other: facts.first === rule ? String(facts.second) : String(facts.first) }, [
        { path: 'clock', reason: 'slotsOverlap' },
      ]);
    default:
      return new Refused(refusal.code, facts);
  }
};

/** One at a time for each person, so that two managers who add overlapping times at once can't both. Held until the transaction ends. */
const alone = (transaction: Transaction, staff: StaffId): Promise<unknown> =>
  transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`slots of ${staff}`}, 0))`;

/** Refuses, at the field, a rule that makes no sense or that runs into another of the same person's, in whichever unit. */
export const onlyBesideTheOthers = async (transaction: Transaction, rule: SlotRule, today: IsoDate): Promise<void> => {
  await alone(transaction, rule.staff);
  const ahead = { OR: [{ validUntil: null }, { validUntil: { gte: dateColumn(today) } }] };
  const others = { staffId: rule.staff, id: { not: rule.id }, ...ahead };
  const { rules } = await readSlotBook(transaction, others, today, today);
  const not = checkSlotRules([rule, ...rules]);
  if (not) throw atItsField(not, rule.id);
};

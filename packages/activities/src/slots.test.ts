import { createDb, type Database, seedOrganisation } from '@stafett/db';
import {
  addDays,
  atTime,
  type CaseFile,
  type Command,
  deriveId,
  evolve,
  type IsoDate,
  isoDate,
  units,
} from '@stafett/domain';
import { type Ask, agreed, monday, participantParty, people, referral, unitParty } from '@stafett/domain/testing';
import { freshDatabase, type TestDatabase } from '@stafett/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { caseLedger } from './case-ledger.ts';
import { commitAct } from './commit.ts';
import { rebuildCase } from './rebuild.ts';

let database: TestDatabase;
let db: Database;
let owner: Database;
/** Susanne's hour on Tuesdays, in Kävlinge. */
let rule = '';
let susanne = '';
let colleague = '';
beforeAll(async () => {
  database = await freshDatabase();
  db = createDb({ url: database.urls.worker, max: 8, connectionTimeoutMillis: 2_000, preparedStatements: 20 });
  owner = createDb({ url: database.urls.owner, max: 1, connectionTimeoutMillis: 2_000 });
  await seedOrganisation(owner);
  const found = await owner.slotRule.findFirstOrThrow({ where: { weekday: 2 } });
  [rule, susanne] = [found.id, found.staffId];
  colleague = (await owner.slotRule.findFirstOrThrow({ where: { weekday: 3 } })).staffId;
});
afterAll(async () => {
  await Promise.all([db.$disconnect(), owner.$disconnect()]);
  await database.drop();
});

let count = 0;
/** A case in the kö of the kommun, and what acts upon it. */
const openCase = async () => {
  count += 1;
  const caseId = deriveId('cases that meet', 'case', count);
  let acts = 0;
  let state: CaseFile | undefined;
  const act = async (actor: Command['actor'], ask: Ask) => {
    acts += 1;
    const command = { ...ask, actor, commandId: deriveId(caseId, ask.type, acts) } as Command;
    const ledger = caseLedger(db, caseId, () => {});
    const answer = await commitAct(ledger, { seq: state?.seq ?? 0, command, at: monday }, async () => {});
    for (const { event } of answer.events) state = evolve(state, event);
    return answer;
  };
  await act(people.fk, referral({ caseId }));
  const handover = state?.handovers.at(-1)?.id ?? '';
  await act(people.coach, { type: 'acceptHandover', handover });
  return { caseId, act, meeting: () => state?.meetings.at(-1) };
};

const parties = [
  unitParty(deriveId('parties', 'sikta'), units.kommunSikta),
  unitParty(deriveId('parties', 'af'), units.afKavlinge),
  { ...participantParty, id: deriveId('parties', 'participant') },
];
const first = isoDate('2026-03-10');
const slotOn = (on: IsoDate) => ({ startsAt: atTime(on, '09:00'), slot: { rule, on } });
const booking = (on: IsoDate, changes: object = {}): Ask =>
  ({
    type: 'bookMeeting',
    kind: 'multipartyMeeting',
    minutesLong: 60,
    mode: 'video',
    parties,
    ground: agreed(isoDate('2026-03-02'), 'coordinateSupport').ground,
    ...slotOn(on),
    ...changes,
  }) as Ask;
const taken = async (): Promise<readonly string[]> => {
  const rows = await db.slotBooking.findMany({ orderBy: { on: 'asc' } });
  return rows.map(({ on }) => on.toISOString().slice(0, 10));
};

test('of six who book the same time at once one wins; the others are told that it is taken, and nothing of theirs is stored', async () => {
  const cases = await Promise.all(Array.from({ length: 6 }, openCase));
  const answers = await Promise.all(cases.map(({ act }) => act(people.coach, booking(first))));
  const won = answers.filter(({ refusal }) => refusal === undefined);
  expect(won).toHaveLength(1);
  const refusal = { code: 'slotTaken', facts: { rule, on: first } };
  expect(answers.flatMap((answer) => answer.refusal ?? [])).toEqual(Array.from({ length: 5 }, () => refusal));
  expect(await taken()).toEqual([first]);
  for (const { caseId, meeting } of cases) {
    const stored = await db.meeting.count({ where: { caseId } });
    expect(stored).toBe(meeting() === undefined ? 0 : 1);
    expect(await db.caseEvent.count({ where: { caseId, type: 'meetingBooked' } })).toBe(stored);
  }
});

test('a meeting that is moved or called off lets its time go, and a rebuilt case holds what it held', async () => {
  const [one, other] = await Promise.all([openCase(), openCase()]);
  const [second, third] = [addDays(first, 7), addDays(first, 14)];
  await one.act(people.coach, booking(second));
  expect((await other.act(people.coach, booking(second))).refusal?.code).toBe('slotTaken');
  const meeting = one.meeting()?.id ?? '';
  await one.act(people.coach, { type: 'rescheduleMeeting', meeting, ...slotOn(third) });
  expect(await taken()).toEqual([first, third]);
  expect((await other.act(people.coach, booking(second))).refusal).toBeUndefined();
  const back = await one.act(people.coach, { type: 'rescheduleMeeting', meeting, ...slotOn(second) });
  expect(back.refusal?.code).toBe('slotTaken');
  await rebuildCase(db, one.caseId);
  expect(await taken()).toEqual([first, second, third]);
  await one.act(people.coach, { type: 'cancelMeeting', meeting, reason: 'noLongerNeeded' });
  expect(await taken()).toEqual([first, second]);
});

test('no time is booked that is not there: an ended rule, a day away, another time than the rule’s', async () => {
  const { act } = await openCase();
  const why = async (ask: Ask) => (await act(people.coach, ask)).refusal;
  const on = addDays(first, 21);
  const away = { from: new Date(`${on}T00:00:00Z`), to: new Date(`${on}T00:00:00Z`) };
  const absence = { id: deriveId('absences', 'susanne'), staffId: susanne, standInId: colleague, ...away };
  await owner.absence.create({ data: absence });
  expect(await why(booking(on))).toEqual({ code: 'slotNotFree', facts: { rule, on } });
  await owner.absence.delete({ where: { id: absence.id } });
  expect(await why(booking(on, { startsAt: atTime(on, '11:00') }))).toEqual({
    code: 'slotNotForMeeting',
    facts: { rule, on, part: 'startsAt' },
  });
  await owner.slotRule.update({ where: { id: rule }, data: { validUntil: new Date('2026-03-20') } });
  expect(await why(booking(on))).toEqual({ code: 'slotNotFree', facts: { rule, on } });
  await owner.slotRule.update({ where: { id: rule }, data: { validUntil: null } });
  expect(await why(booking(on))).toBeUndefined();
});

import { randomUUID } from 'node:crypto';
import { addDuration, type SamverkansteamCommand, stockholmDate, teams, units } from '@stafett/domain';
import { documentRef, person, relay } from '@stafett/domain/testing';
import { fastForward } from '@stafett/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, openApi, type Person, until } from '../api-under-test.ts';

// Whoever may see a team's figures looks before and after a case comes, goes or is answered, and takes one from the other.

let api: ApiUnderTest;
let helena: Person;
let amir: Person;
beforeAll(async () => {
  api = await openApi();
  [helena, amir] = await Promise.all([api.signIn('forbund-helena'), api.signIn('af-amir')]);
});
afterAll(() => api.stop());

const team = teams.kfv.id;
const kansli = person('kansli', units.forbundKansli, 'insatsCoordinator');
const member = person('af i teamet', units.afRehab, 'teamMember');

type Without<Value, Key extends PropertyKey> = Value extends unknown ? Omit<Value, Key> : never;
const does = async (
  actor: SamverkansteamCommand['actor'],
  ask: Without<SamverkansteamCommand, 'actor' | 'commandId'>,
) => {
  const command = { ...ask, actor, commandId: randomUUID() } as SamverkansteamCommand;
  const delivery = await api.house.courier.toTeam(team, command);
  if (delivery.type !== 'saved') throw new Error(`${ask.type}: ${JSON.stringify(delivery)}`);
};
const raise = (n: number, ageBand: string) =>
  does(relay, {
    type: 'raiseCase',
    caseId: randomUUID(),
    code: `T${n}`,
    question: documentRef(`fråga ${n}`),
    by: { agency: units.kommunSikta.agency, unit: units.kommunSikta.unit },
    told: { ageBand, weeksWaiting: '-', agencies: [], needs: ['other'], tried: ['other'], blocking: 'counterpart' },
  });
const view = ({ api: as }: Person) => as.gatherings.view.query({ gathering: team });
/** What either sees, as it is sent. */
const figures = async (): Promise<string> =>
  JSON.stringify(await Promise.all([helena, amir].map(async (who) => (await view(who)).figures ?? null)));

test('the team’s figures are the same before and after a case, whatever becomes of it, until a meeting has ended', async () => {
  for (const n of [0, 1, 2, 3, 4, 5, 6]) await raise(n, n < 5 ? '20-24' : '60-');
  const none = await figures();
  expect(none).toBe('[null,null]');

  const startsAt = addDuration(api.deps.clock(), { days: 2 });
  await does(kansli, { type: 'planGroupMeeting', startsAt });
  await fastForward(api.house.client.workflow.getHandle(team), 2 * 86_400_000 + 3_600_000);
  const [meeting] = (
    await until(
      () => view(helena),
      ({ meetings }) => meetings.length === 1,
    )
  ).meetings;
  if (!meeting) throw new Error('no meeting');
  const attended = [units.afRehab.unit, units.fkRehab.unit];
  await does(kansli, { type: 'groupMeetingHeld', meeting: meeting.id, attended, mode: 'physical' });
  for (const code of ['T0', 'T1', 'T2', 'T3', 'T4', 'T5'])
    await does(member, { type: 'recommend', meeting: meeting.id, code, document: documentRef(`råd ${code}`) });
  await does(member, { type: 'deferCase', meeting: meeting.id, code: 'T6', reason: 'timeRanOut' });
  expect(await figures()).toBe(none);

  const next = { none: 'dayToBeSet' } as const;
  await does(kansli, { type: 'recordGroupMinutes', meeting: meeting.id, document: documentRef('anteckning'), next });
  const first = await until(figures, (found) => found !== none);
  // Two of another age could be worked out from the five, and wait with them for more.
  const shown = { on: stockholmDate(startsAt), bands: [], left: 7, total: 7 };
  expect(JSON.parse(first)).toEqual([shown, shown]);

  await raise(7, '60-');
  await raise(8, '20-24');
  const seen = await until(
    () => view(helena),
    ({ agenda }) => agenda.length === 9,
  );
  expect(seen.agenda.map(({ told }) => told)).toEqual(Array(9).fill(undefined));
  expect(await figures()).toBe(first);
});

import { expect, test } from 'vitest';
import { type Ask, documentRef, type Journey, lastMeeting, people, recorded } from '../../testing/index.ts';
import { waitingFor } from '../case/waiting-for.ts';
import { units } from '../insatser/parties.ts';

const meetingOf = (journey: Journey) => journey.state().meetings.at(-1);
const partyOf = (journey: Journey, party: string) => meetingOf(journey)?.parties.find(({ id }) => id === party);
const object = (journey: Journey): Ask => ({
  type: 'confirmMinutes',
  meeting: lastMeeting(journey),
  objection: documentRef('invändning'),
});
const objected = () => {
  const journey = recorded();
  journey.does(people.af, object(journey));
  return journey;
};
const amend = (journey: Journey, version = 2): Ask => ({
  type: 'amendMinutes',
  meeting: lastMeeting(journey),
  document: documentRef('minnesanteckning', version),
  reason: 'partyObjected',
});

test('a party that objects has not confirmed, and whoever called the meeting looks into it', () => {
  const journey = objected();
  expect(partyOf(journey, 'af')?.confirmedAt).toBeUndefined();
  expect(partyOf(journey, 'af')?.objection?.document).toEqual(documentRef('invändning'));
  expect(journey.openTasks()).not.toContain('confirmMinutes');
  expect(journey.openTask('amendMinutes').owner.unit).toBe(units.kommunSikta.unit);
  journey.does(people.af, object(journey));
  expect(journey.openTasks().filter((kind) => kind === 'amendMinutes')).toHaveLength(1);
  expect(waitingFor(journey.state(), journey.model)).toBeDefined();
});

test('amended, the minutes are confirmed anew, and the objection is answered', () => {
  const journey = objected();
  journey.does(people.coach, amend(journey));
  expect(journey.openTasks()).not.toContain('amendMinutes');
  expect(partyOf(journey, 'af')?.objection).toBeUndefined();
  expect(journey.openTask('confirmMinutes').owner.unit).toBe(units.afRehab.unit);
  expect(meetingOf(journey)?.minutes?.amendments).toBe(1);
  journey.does(people.coach, { ...amend(journey, 3), reason: 'unclear' } as Ask);
  expect(meetingOf(journey)?.minutes?.amendments).toBe(2);
  journey.does(people.af, { type: 'confirmMinutes', meeting: lastMeeting(journey) });
  expect(partyOf(journey, 'af')?.confirmedAt).toBeDefined();
});

test('the text may stand: then it is said why, and the party may still confirm', () => {
  const journey = objected();
  const { id: task, version } = journey.openTask('amendMinutes');
  journey.does(people.coach, { type: 'completeTask', task, version, document: documentRef('svar') });
  expect(journey.openTasks()).not.toContain('amendMinutes');
  journey.does(people.af, { type: 'confirmMinutes', meeting: lastMeeting(journey) });
  expect(partyOf(journey, 'af')?.confirmedAt).toBeDefined();
});

test('minutes are amended for a reason, in a code or in words', () => {
  const journey = recorded();
  const { reason: _, ...without } = amend(journey) as Extract<Ask, { type: 'amendMinutes' }>;
  expect(journey.isRefused(people.coach, without)).toEqual({
    code: 'amendmentNeedsReason',
    facts: { meeting: lastMeeting(journey) },
  });
  const [event] = journey.does(people.coach, { ...without, explanation: documentRef('minnesanteckning', 2) });
  expect(event).toMatchObject({ type: 'minutesAmended', explanation: { version: 2 } });
});

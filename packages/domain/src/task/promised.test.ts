import { expect, test } from 'vitest';
import { documentRef, handedOver, inHandover, inInsats, openHandover, people, referred } from '../../testing/index.ts';

test('who begins a handover has its tasks: they do not land among the unit’s others', () => {
  const journey = inInsats();
  journey.does(people.coachColleague, { type: 'beginHandover' });
  expect(journey.openTask('sendHandover').claimedBy).toBe(people.coachColleague.staff);
  expect(journey.openTask('bookHandoverMeeting').claimedBy).toBe(people.coachColleague.staff);
});

test('a question about a handover goes to who sent it, and so does a no', () => {
  const asked = handedOver();
  asked.does(people.af, {
    type: 'requestHandoverInfo',
    handover: openHandover(asked),
    question: documentRef('fråga'),
  });
  expect(asked.openTask('supplyHandoverInfo').claimedBy).toBe(people.coach.staff);

  const declined = handedOver();
  declined.does(people.af, { type: 'declineHandover', handover: openHandover(declined), reason: 'noCapacity' });
  expect(declined.openTask('resendHandover').claimedBy).toBe(people.coach.staff);
});

test('where who sent it is not known, the question goes to the coach', () => {
  const journey = handedOver();
  const handover = openHandover(journey);
  const [sent] = journey.state().handovers.slice(-1);
  expect(sent?.sentBy).toBe(people.coach.staff);
  journey.does(people.af, { type: 'requestHandoverInfo', handover, question: documentRef('fråga') });
  expect(journey.openTask('supplyHandoverInfo').claimedBy).toBe(journey.state().coach);
});

test('whoever aktualiserar is the case’s handläggare until another is named, and is asked what is missing', () => {
  const journey = referred();
  expect(journey.state().holder.caseworker).toBe(people.fk.staff);
  journey.does(people.coach, {
    type: 'requestHandoverInfo',
    handover: openHandover(journey),
    question: documentRef('fråga'),
  });
  expect(journey.openTask('supplyHandoverInfo').claimedBy).toBe(people.fk.staff);
  expect(inHandover().openTask('sendHandover').claimedBy).toBe(people.coach.staff);
});

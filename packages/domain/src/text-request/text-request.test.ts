import { describe, expect, test } from 'vitest';
import {
  agreed,
  documentRef,
  handedOver,
  inHandover,
  type Journey,
  openHandover,
  people,
  textAsked,
  vuxamMissed,
  waitingForPlacement,
} from '../../testing/index.ts';
import { mayReadText } from '../access/texts.ts';
import { addDays, isoDate } from '../calendar/index.ts';
import type { DocumentRef } from '../case/case-file.ts';
import { waitingFor } from '../case/waiting-for.ts';
import { units } from '../insatser/parties.ts';
import type { UnitRef } from '../organisation/organisation.ts';
import { textsOf } from './text-request.ts';

const why = documentRef('vad texten behövs till');

/** Taken over from the kommun by Arbetsförmedlingen, with no text sent along. */
const takenOver = (): Journey => {
  const journey = handedOver();
  journey.does(people.af, { type: 'acceptHandover', handover: openHandover(journey), caseworker: people.af.staff });
  return journey;
};
const assessmentOf = (journey: Journey) => {
  const ref = journey.state().assessment?.document;
  if (!ref) throw new Error('there is no kartläggning in words');
  return ref;
};
const asked = textAsked;
const requestIn = (journey: Journey) => {
  const request = journey.state().textRequests?.at(-1);
  if (!request) throw new Error('nothing is asked for');
  return request;
};
const gives = (journey: Journey) =>
  ({ type: 'answerTextRequest', request: requestIn(journey).id, answer: 'gives', ...agreed(journey.today()) }) as const;
const refuses = (journey: Journey) =>
  ({ type: 'answerTextRequest', request: requestIn(journey).id, answer: 'refuses', reason: 'harm' }) as const;
const reads = (journey: Journey, unit: UnitRef, text = assessmentOf(journey)) =>
  mayReadText(journey.state(), { ...text, agency: units.kommunSikta.agency }, ['holder'], {
    ...unit,
    roles: ['caseworker'],
  });

describe('whoever has taken over asks for a text that another agency wrote', () => {
  test('the unit that wrote it gets the question as a task, for the person who handed the case on', () => {
    const journey = asked();
    const task = journey.openTask('answerTextRequest');
    expect(task).toMatchObject({ owner: { unit: units.kommunSikta.unit }, claimedBy: people.coach.staff });
    expect(requestIn(journey)).toMatchObject({
      from: { unit: units.kommunSikta.unit },
      askedBy: { unit: units.afRehab.unit },
      status: 'open',
    });
    // The case itself does not stand still for it.
    expect(waitingFor(journey.state(), journey.model)?.unit).toBe(units.afRehab.unit);
  });

  test('given, they read it; until then, and refused, they do not', () => {
    const journey = asked();
    expect(reads(journey, units.afRehab)).toBe(false);
    journey.does(people.coach, gives(journey));
    expect(requestIn(journey)).toMatchObject({ status: 'given', basis: 'samtycke', given: assessmentOf(journey) });
    expect(reads(journey, units.afRehab)).toBe(true);
    expect(journey.openTasks()).not.toContain('answerTextRequest');
    // That text, and no other.
    expect(reads(journey, units.afRehab, journey.state().plan?.document)).toBe(false);

    const other = asked();
    other.does(people.coach, refuses(other));
    expect(requestIn(other)).toMatchObject({ status: 'refused', refused: 'harm' });
    expect(reads(other, units.afRehab)).toBe(false);
    expect(other.openTasks()).not.toContain('answerTextRequest');
  });

  test('who wrote it reads what it is needed for', () => {
    const journey = asked();
    expect(
      mayReadText(journey.state(), { ...why, agency: units.afRehab.agency }, ['taskOwner'], {
        ...units.kommunSikta,
        roles: ['coach'],
      }),
    ).toBe(true);
  });

  test('a refused text may be asked for anew, an open question not', () => {
    const journey = asked();
    const again = { type: 'askForText', text: assessmentOf(journey).document, why } as const;
    expect(journey.isRefused(people.af, again)).toEqual({
      code: 'textRequestOpen',
      facts: { request: requestIn(journey).id },
    });
    journey.does(people.coach, refuses(journey));
    journey.does(people.af, again);
    expect(journey.state().textRequests).toHaveLength(2);
  });
});

test('a text that one reads already is not asked for: one’s own, and what was given', () => {
  const journey = asked();
  journey.does(people.coach, gives(journey));
  const text = assessmentOf(journey).document;
  expect(journey.isRefused(people.af, { type: 'askForText', text, why }).code).toBe('textReadable');
  const own = inHandover();
  const ask = { type: 'askForText', text: assessmentOf(own).document, why } as const;
  expect(own.isRefused(people.coach, ask).code).toBe('textReadable');
});

test('only the holder asks, and only for the case’s own texts', () => {
  const journey = takenOver();
  const text = assessmentOf(journey).document;
  expect(journey.isRefused(people.coach, { type: 'askForText', text, why }).code).toBe('notHolder');
  expect(journey.isRefused(people.af, { type: 'askForText', text: 'none such', why }).code).toBe('textNotFound');
});

test('only the unit that wrote it answers, once, on a ground that the law gives it', () => {
  const journey = asked();
  expect(journey.isRefused(people.af, gives(journey)).code).toBe('notAuthor');
  expect(journey.isRefused(people.psykiatri, refuses(journey)).code).toBe('notAuthor');
  expect(journey.isRefused(people.coach, { ...gives(journey), basis: 'generalklausulen' }).code).toBe(
    'basisNotAllowed',
  );
  expect(journey.isRefused(people.coachColleague, gives(journey)).code).toBe('notTaskHolder');
  journey.does(people.coach, gives(journey));
  expect(journey.isRefused(people.coach, refuses(journey)).code).toBe('textRequestNotOpen');
  expect(
    journey.isRefused(people.coach, { type: 'answerTextRequest', request: 'none', answer: 'refuses', reason: 'harm' })
      .code,
  ).toBe('textRequestNotFound');
});

test('the question goes to who wrote the text, also when the case has gone further since', () => {
  const journey = takenOver();
  journey.does(people.af, {
    type: 'sendHandover',
    route: 'unit',
    to: { type: 'unit', ...units.regionPsykiatri },
    action: 'care',
    ...agreed(journey.today()),
    answerBy: addDays(journey.today(), 21),
  });
  journey.does(people.psykiatri, { type: 'acceptHandover', handover: openHandover(journey) });
  journey.does(people.psykiatri, { type: 'askForText', text: assessmentOf(journey).document, why });
  expect(journey.openTask('answerTextRequest').owner.unit).toBe(units.kommunSikta.unit);
});

test('when the case goes to another unit, or closes, what was asked lapses and is nobody’s task', () => {
  const journey = asked();
  journey.does(people.af, {
    type: 'sendHandover',
    route: 'unit',
    to: { type: 'unit', ...units.regionPsykiatri },
    action: 'care',
    ...agreed(journey.today()),
    answerBy: addDays(journey.today(), 21),
  });
  journey.does(people.psykiatri, { type: 'acceptHandover', handover: openHandover(journey) });
  expect(requestIn(journey).status).toBe('lapsed');
  expect(journey.openTasks()).not.toContain('answerTextRequest');

  const closing = asked();
  closing.does(people.af, { type: 'closeCase', reason: 'movedAway', explanation: documentRef('flyttade') });
  expect(requestIn(closing).status).toBe('lapsed');
});

/** Written while the insats was at its unit; Arbetsförmedlingen has taken over since. */
const writtenBefore = {
  planReview: (text: DocumentRef) => {
    const journey = vuxamMissed();
    journey.does(people.vuxam, { type: 'recordReview', document: text, on: journey.today() });
    return { journey, by: people.vuxam };
  },
  placement: (text: DocumentRef) => {
    const journey = waitingForPlacement();
    journey.does(people.tunaCoach, { type: 'startPlacement', from: journey.today(), document: text });
    return { journey, by: people.tunaCoach };
  },
} as const;

test.each(['planReview', 'placement'] as const)('a %s is asked of who wrote it, too', (what) => {
  const text = documentRef(what);
  const { journey, by } = writtenBefore[what](text);
  journey.does(by, { type: 'beginHandover' });
  journey.does(by, {
    type: 'sendHandover',
    route: 'unit',
    to: { type: 'unit', ...units.afRehab },
    action: 'vocationalRehabilitation',
    ...agreed(journey.today()),
    answerBy: addDays(journey.today(), 21),
  });
  journey.does(people.af, { type: 'acceptHandover', handover: openHandover(journey), caseworker: people.af.staff });
  expect(textsOf(journey.state())).toContainEqual({ what, ref: text, on: expect.any(String), number: 1 });
  const readByAf = () =>
    mayReadText(journey.state(), { ...text, agency: by.agency }, ['holder'], {
      ...units.afRehab,
      roles: ['caseworker'],
    });
  journey.does(people.af, { type: 'askForText', text: text.document, why });
  expect(requestIn(journey).from.unit).toBe(by.unit);
  expect(readByAf()).toBe(false);
  journey.does(by, gives(journey));
  expect(readByAf()).toBe(true);
});

test('an utvärdering that was held as a meeting has its words in the minutes, which are the meeting’s', () => {
  const state = inHandover().state();
  const reviews = [{ on: isoDate('2026-06-03'), meeting: 'the meeting', document: documentRef('protokoll') }];
  expect(textsOf({ ...state, reviews }).map(({ what }) => what)).not.toContain('planReview');
});

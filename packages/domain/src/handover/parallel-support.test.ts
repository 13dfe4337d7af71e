import { describe, expect, test } from 'vitest';
import {
  agreed,
  documentRef,
  inHandover,
  type Journey,
  openHandover,
  people,
  person,
  supported,
} from '../../testing/index.ts';
import { addDays, stockholmDate } from '../calendar/index.ts';
import { units } from '../insatser/parties.ts';
import type { Handover } from './handover.ts';

const last = (journey: Journey): Handover => {
  const handover = journey.state().handovers.at(-1);
  if (!handover) throw new Error('no handover');
  return handover;
};
const send = (journey: Journey, until?: number) =>
  ({
    type: 'sendHandover',
    route: 'unit',
    to: { type: 'unit', ...units.afRehab },
    action: 'takeOver',
    ...agreed(journey.today()),
    answerBy: addDays(journey.today(), 21),
    ...(until === undefined ? {} : { parallelSupportUntil: addDays(journey.today(), until) }),
  }) as const;
const endsAt = (journey: Journey) => {
  const ends = journey.state().deadlines.find(({ type }) => type === 'parallelSupportEnds');
  return ends?.type === 'parallelSupportEnds' ? stockholmDate(ends.at) : undefined;
};

describe('support that was agreed with the handover', () => {
  test('goes on beside the new holder’s from when it accepts', () => {
    const journey = supported();
    expect(journey.state().holder.unit).toBe(units.afRehab.unit);
    expect(last(journey).parallelSupport).toEqual({
      since: journey.today(),
      until: addDays(journey.today(), 30),
      extensions: 0,
    });
  });

  test('is not there when none was agreed, or when its time was over before the answer came', () => {
    const none = inHandover();
    none.does(people.coach, send(none));
    none.does(people.af, { type: 'acceptHandover', handover: openHandover(none) });
    expect(last(none)).not.toHaveProperty('parallelSupport');
    const late = inHandover();
    late.does(people.coach, send(late, 5));
    late.wait(7);
    late.does(people.af, { type: 'acceptHandover', handover: openHandover(late) });
    expect(last(late)).not.toHaveProperty('parallelSupport');
    expect(endsAt(late)).toBeUndefined();
  });

  test('is not longer than the model lets it be', () => {
    const journey = inHandover();
    expect(journey.isRefused(people.coach, send(journey, 181))).toEqual({
      code: 'supportTooLong',
      facts: { latest: addDays(journey.today(), 180) },
    });
  });

  test('on its last day the sender ends it or asks for more', () => {
    const journey = supported();
    const handover = last(journey).id;
    journey.wait(33);
    const task = journey.openTask('endParallelSupport');
    expect(task.owner.unit).toBe(units.kommunSikta.unit);
    expect(endsAt(journey)).toBeUndefined();
    const other = person('siktaOther', units.kommunSikta, 'coach');
    // It is theirs who handed the case over.
    expect(task.claimedBy).toBe(people.coach.staff);
    const end = { type: 'endParallelSupport', handover, on: journey.today() } as const;
    expect(journey.isRefused(other, end).code).toBe('notTaskHolder');
    journey.does(people.coach, end);
    expect(last(journey).parallelSupport).toMatchObject({ ended: journey.today() });
    expect(journey.openTasks()).not.toContain('endParallelSupport');
    expect(journey.isRefused(people.coach, end)).toEqual({ code: 'supportNotOngoing', facts: { handover } });
  });
});

describe('more time', () => {
  test('is asked for by the sender and agreed to by the holder', () => {
    const journey = supported();
    const handover = last(journey).id;
    journey.wait(33);
    const until = addDays(journey.today(), 20);
    journey.does(people.coach, { type: 'extendParallelSupport', handover, until });
    expect(last(journey).parallelSupport?.asked).toBe(until);
    expect(journey.openTask('agreeParallelSupport').owner.unit).toBe(units.afRehab.unit);
    expect(journey.isRefused(people.coach, { type: 'extendParallelSupport', handover, until })).toEqual({
      code: 'supportExtensionOpen',
      facts: { until },
    });
    expect(journey.isRefused(people.coach, { type: 'answerParallelSupport', handover, agrees: true }).code).toBe(
      'notHolder',
    );
    const { id: task, version } = journey.openTask('agreeParallelSupport');
    journey.does(people.af, { type: 'claimTask', task, version });
    const agree = { type: 'answerParallelSupport', handover, agrees: true } as const;
    expect(journey.isRefused(people.afManager, agree).code).toBe('notTaskHolder');
    journey.does(people.af, agree);
    expect(last(journey).parallelSupport).toMatchObject({ until, extensions: 1 });
    expect(last(journey).parallelSupport).not.toHaveProperty('asked');
    expect(journey.openTasks()).not.toContain('endParallelSupport');
    expect(journey.openTasks()).not.toContain('agreeParallelSupport');
    expect((endsAt(journey) ?? '') >= until).toBe(true);
    journey.wait(23);
    expect(journey.openTasks()).toContain('endParallelSupport');
  });

  test('may be declined: the support ends as it was agreed', () => {
    const journey = supported();
    const handover = last(journey).id;
    const before = endsAt(journey);
    const none = { type: 'answerParallelSupport', handover, agrees: false } as const;
    expect(journey.isRefused(people.af, none)).toEqual({ code: 'supportExtensionNotAsked', facts: { handover } });
    journey.does(people.coach, { type: 'extendParallelSupport', handover, until: addDays(journey.today(), 60) });
    journey.does(people.af, none);
    expect(last(journey).parallelSupport).toMatchObject({ until: addDays(journey.today(), 30), extensions: 0 });
    expect(endsAt(journey)).toBe(before);
    expect(journey.openTasks()).not.toContain('agreeParallelSupport');
  });

  test('lies later, ahead, and within what the model allows; what lies behind can’t be agreed to any more', () => {
    const journey = supported();
    const handover = last(journey).id;
    const asks = (days: number) =>
      journey.isRefused(people.coach, {
        type: 'extendParallelSupport',
        handover,
        until: addDays(journey.today(), days),
      }).code;
    expect(asks(30)).toBe('dateOrder');
    expect(asks(181)).toBe('supportTooLong');
    const until = addDays(journey.today(), 33);
    expect(journey.isRefused(people.af, { type: 'extendParallelSupport', handover, until }).code).toBe('notSender');
    journey.does(people.coach, { type: 'extendParallelSupport', handover, until });
    journey.wait(40);
    expect(journey.isRefused(people.af, { type: 'answerParallelSupport', handover, agrees: true }).code).toBe(
      'dateNotAhead',
    );
    journey.does(people.af, { type: 'answerParallelSupport', handover, agrees: false });
    expect(asks(-5)).toBe('dateNotAhead');
  });
});

describe('it ends', () => {
  test('when either says so, on a day that it was going on', () => {
    const journey = supported();
    const handover = last(journey).id;
    journey.wait(5);
    const end = (days: number) =>
      ({ type: 'endParallelSupport', handover, on: addDays(journey.today(), days) }) as const;
    expect(journey.isRefused(people.psykiatri, end(0)).code).toBe('notSender');
    expect(journey.isRefused(people.coordinator, end(0)).code).toBe('roleNotAllowed');
    expect(journey.isRefused(people.af, end(1)).code).toBe('dateAhead');
    expect(journey.isRefused(people.af, end(-9)).code).toBe('dateOrder');
    expect(journey.isRefused(people.af, { ...end(0), handover: 'none such' }).code).toBe('handoverNotFound');
    journey.does(people.coach, { type: 'extendParallelSupport', handover, until: addDays(journey.today(), 60) });
    journey.does(people.af, end(0));
    expect(last(journey).parallelSupport).toMatchObject({ ended: journey.today() });
    expect(last(journey).parallelSupport).not.toHaveProperty('asked');
    expect(journey.openTasks()).not.toContain('agreeParallelSupport');
    expect(endsAt(journey)).toBeUndefined();
  });

  test('when the sender becomes the holder again', () => {
    const journey = supported();
    const first = last(journey).id;
    journey.does(people.af, {
      type: 'sendHandover',
      route: 'unit',
      to: { type: 'unit', ...units.kommunSikta },
      action: 'takeOver',
      ...agreed(journey.today()),
      answerBy: addDays(journey.today(), 21),
    });
    journey.does(people.coach, { type: 'acceptHandover', handover: openHandover(journey) });
    expect(journey.state().handovers.find(({ id }) => id === first)?.parallelSupport).toMatchObject({
      ended: journey.today(),
    });
    expect(endsAt(journey)).toBeUndefined();
  });

  test('with the case', () => {
    const journey = supported();
    journey.does(people.af, { type: 'closeCase', reason: 'movedAway', explanation: documentRef('flyttat') });
    expect(last(journey).parallelSupport).toMatchObject({ ended: journey.today() });
  });
});

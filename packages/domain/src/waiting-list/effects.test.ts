import { expect, test } from 'vitest';
import { instant, isoDate } from '../calendar/index.ts';
import { ref, units } from '../insatser/parties.ts';
import { effectOfRefusedCall, effectsOfWaitingList } from './effects.ts';
import type { WaitingListEvent } from './waiting-list.ts';

const kfv = { insats: 'sikta-arbetsmarknad', place: 'kfv' };
const calledBy = ref(units.kommunSikta);
const happened = { version: 1, at: instant('2026-11-23T09:00:00Z'), by: { type: 'system', source: 'relay' } } as const;
const called: WaitingListEvent = {
  ...happened,
  type: 'caseCalled',
  caseId: 'case',
  coach: 'coach',
  calledBy,
  answerBy: isoDate('2026-12-07'),
  outOfTurn: 'particular',
};

test('who is called is summoned, by the kö', () => {
  expect(effectsOfWaitingList(called, 'act')).toEqual([
    {
      type: 'toJourney',
      caseId: 'case',
      command: {
        type: 'callParticipant',
        commandId: expect.any(String),
        actor: { type: 'system', source: 'waitingList' },
        coach: 'coach',
        answerBy: '2026-12-07',
        calledBy,
        outOfTurn: 'particular',
      },
    },
  ]);
});

test('and it is told who called: the coach, or their manager', () => {
  const by = { type: 'staff', staff: 'manager', ...calledBy, roles: ['manager'] } as const;
  const [effect] = effectsOfWaitingList({ ...called, by }, 'act');
  expect(effect).toMatchObject({ command: { type: 'callParticipant', coach: 'coach', caller: 'manager' } });
});

test('the same act summons under the same commandId, another under another', () => {
  expect(effectsOfWaitingList(called, 'act')).toEqual(effectsOfWaitingList(called, 'act'));
  expect(effectsOfWaitingList(called, 'act')).not.toEqual(effectsOfWaitingList(called, 'other act'));
});

test('nothing else that happens in the kö concerns a case', () => {
  expect(effectsOfWaitingList({ ...happened, type: 'callLapsed', caseId: 'case' }, 'act')).toEqual([]);
  expect(effectsOfWaitingList({ ...happened, type: 'capacitySet', coach: 'coach', seats: 3 }, 'act')).toEqual([]);
});

test('a call that the case refuses lapses, or the seat would stay taken for nobody', () => {
  const [effect] = effectsOfWaitingList(called, 'act');
  if (effect?.type !== 'toJourney' || effect.command.type !== 'callParticipant') throw new Error('no call');
  expect(effectOfRefusedCall(kfv, effect.caseId, effect.command)).toMatchObject({
    type: 'toWaitingList',
    ...kfv,
    command: { type: 'callLapsed', caseId: 'case', actor: { type: 'system' } },
  });
});

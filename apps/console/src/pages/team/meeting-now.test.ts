import type { GatheringView } from '@stafett/schemas';
import { expect, test } from 'vitest';
import { casesAt, meetingNow } from './meeting-now.ts';

const past = '2020-01-07T09:00:00.000Z';
const meeting = (id: string, more: object = {}) => ({
  id,
  startsAt: past,
  status: 'held',
  agenda: ['A1', 'B2'],
  ...more,
});
const item = (code: string, more: object = {}) => ({ code, status: 'waiting', deferred: [], ...more });
const view = (meetings: readonly object[], agenda: readonly object[] = []) =>
  ({ meetings, agenda }) as unknown as GatheringView;

test('a meeting goes on from its beginning until it is written up', () => {
  const ahead = meeting('ahead', { startsAt: '2999-01-01T09:00:00.000Z', status: 'planned' });
  expect(meetingNow(view([meeting('begun', { status: 'planned' }), ahead]))?.id).toBe('begun');
  expect(meetingNow(view([meeting('written up', { written: true }), ahead]))).toBeUndefined();
  expect(meetingNow(view([meeting('off', { status: 'cancelled' })]))).toBeUndefined();
});

test('a case stays in its place when it has got its rekommendation; one of another meeting is not among them', () => {
  const now = meeting('now', { agenda: ['B2'] });
  const agenda = [
    item('A1', { status: 'recommended', recommendation: { meeting: 'now' } }),
    item('B2'),
    item('C3'),
    item('D4', { status: 'recommended', recommendation: { meeting: 'before' } }),
  ];
  const [first] = view([now], agenda).meetings;
  if (!first) throw new Error('no meeting');
  expect(casesAt(view([now], agenda), first).map(({ code }) => code)).toEqual(['A1', 'B2']);
});

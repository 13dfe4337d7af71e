import { instant, isoDate } from '@stafett/domain';
import type { HandoverView, PartyView } from '@stafett/schemas';
import { expect, test } from 'vitest';
import { candidatesOf, otherSide } from './meeting-candidates.ts';

const party = (unit: string): PartyView => ({ agency: `agency of ${unit}`, agencyName: unit, unit, unitName: unit });
const [sikta, af, fk] = [party('sikta'), party('af'), party('fk')];

const handover = (given: Partial<HandoverView>): HandoverView => ({
  id: 'h1',
  route: 'unit',
  from: sikta,
  to: { type: 'unit', party: af },
  action: 'takeOver',
  basis: 'samtycke',
  status: 'sent',
  sentAt: instant('2026-11-12T09:00:00Z'),
  acknowledgeBy: isoDate('2026-11-19'),
  acknowledgeDaysLeft: 4,
  answerBy: isoDate('2026-12-03'),
  answerDaysLeft: 14,
  ...given,
});

test('before the answer the one who is asked stands on the other side, after it the one who handed on', () => {
  expect(otherSide({ holder: sikta, handovers: [handover({})] })).toEqual([af]);
  expect(otherSide({ holder: af, handovers: [handover({ status: 'accepted' })] })).toEqual([sikta]);
});

test('an aktualisering and a no have no other side', () => {
  const handovers = [handover({ route: 'referral', status: 'accepted' }), handover({ status: 'declined' })];
  expect(otherSide({ holder: sikta, handovers })).toEqual([]);
});

test('a member of the joint forum who has said no is not asked to the meeting', () => {
  const to = { type: 'jointForum', forum: 'plattformen', name: 'Plattformen', members: [af, fk] } as const;
  expect(
    otherSide({ holder: sikta, handovers: [handover({ to: { ...to, members: [...to.members] }, declinedBy: [fk] })] }),
  ).toEqual([af]);
});

test('every unit is asked once, the holder first', () => {
  const found = candidatesOf({ holder: sikta, referrer: fk, handovers: [handover({})] }, sikta);
  expect(found.map(({ party: { unit }, as }) => [unit, as])).toEqual([
    ['sikta', 'holder'],
    ['af', 'otherSide'],
    ['fk', 'referrer'],
  ]);
});

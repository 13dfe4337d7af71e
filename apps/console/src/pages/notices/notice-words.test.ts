import { expect, test } from 'vitest';
import { noticePlace } from './notice-words.ts';

const of = { about: 'case', caseId: 'the case' } as const;
const about = { ...of, handover: 'the handover', meeting: 'the meeting' };

test('a notice leads to its task while that is open, then to what it was about', () => {
  expect(noticePlace({ ...about, task: 'the task' })).toMatchObject({ params: { task: 'the task' } });
  expect(noticePlace(about)).toMatchObject({ params: { handover: 'the handover' } });
  expect(noticePlace({ ...of, meeting: 'the meeting' })).toMatchObject({
    params: { meeting: 'the meeting' },
  });
  expect(noticePlace(of)).toMatchObject({
    to: '/arenden/$caseId',
    params: { caseId: 'the case' },
  });
});

test('a notice of a group leads to the group, one of a samverkansteam to the team', () => {
  const row = { about: 'gathering', gathering: 'the group' } as const;
  expect(noticePlace({ ...row, topic: 'dua' })).toEqual({ to: '/grupper', search: { grupp: 'the group' } });
  expect(noticePlace({ ...row, topic: 'samverkansteam' })).toMatchObject({ to: '/samverkansteam' });
});

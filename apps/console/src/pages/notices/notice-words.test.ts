import { expect, test } from 'vitest';
import { noticePlace } from './notice-words.ts';

const about = { caseId: 'the case', handover: 'the handover', meeting: 'the meeting' };

test('a notice leads to its task while that is open, then to what it was about', () => {
  expect(noticePlace({ ...about, task: 'the task' })).toMatchObject({ params: { task: 'the task' } });
  expect(noticePlace(about)).toMatchObject({ params: { handover: 'the handover' } });
  expect(noticePlace({ caseId: 'the case', meeting: 'the meeting' })).toMatchObject({
    params: { meeting: 'the meeting' },
  });
  expect(noticePlace({ caseId: 'the case' })).toMatchObject({ to: '/arenden/$caseId', params: { caseId: 'the case' } });
});

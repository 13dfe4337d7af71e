import { pino } from 'pino';
import { expect, test } from 'vitest';
import { temporalLogger } from './temporal-logger.ts';

test('of what Temporal logs, ids and codes are kept, and neither payloads nor the words of errors', () => {
  const lines: string[] = [];
  const logger = temporalLogger(pino({ level: 'trace' }, { write: (line) => lines.push(line) }));
  logger.warn('Activity failed', {
    workflowId: 'journey-1',
    refusal: 'notHolder',
    error: new TypeError('Anna Ek, 19900101-2384'),
    payload: 'Anna Ek',
  });
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    msg: 'Activity failed',
    workflowId: 'journey-1',
    refusal: 'notHolder',
    error: 'TypeError',
  });
  expect(lines[0]).not.toContain('Anna');
});

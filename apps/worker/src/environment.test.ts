import { expect, test } from 'vitest';
import { readEnvironment } from './environment.ts';

const complete = {
  STAFETT_TEMPORAL_ADDRESS: '127.0.0.1:4703',
  STAFETT_TEMPORAL_NAMESPACE: 'stafett',
  STAFETT_KEK_FILE: '/keys/kek.json',
  STAFETT_LOG_LEVEL: 'info',
  STAFETT_DATABASE_URL_WORKER: 'postgresql://stafett_worker@127.0.0.1/stafett',
};

test('a complete environment is read; no health file is kept unless one is named', () => {
  expect(readEnvironment({ ...complete, STAFETT_WORKER_HEALTH_FILE: '' })).toEqual({
    ...complete,
    STAFETT_WORKER_HEALTH_FILE: undefined,
  });
});

test('what is missing is named, all of it at once', () => {
  const { STAFETT_KEK_FILE: _, ...lacking } = complete;
  expect(() => readEnvironment({ ...lacking, STAFETT_LOG_LEVEL: '' })).toThrow(
    'The environment lacks: STAFETT_KEK_FILE, STAFETT_LOG_LEVEL',
  );
});

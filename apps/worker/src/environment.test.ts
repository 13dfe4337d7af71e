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
    mail: undefined,
  });
});

test('e-mail goes out when a server is named, and then a sender and the console’s address are needed too', () => {
  const mail = { STAFETT_SMTP_URL: 'smtp://127.0.0.1:25', STAFETT_MAIL_FROM: 'stafett@forbund.example' };
  expect(() => readEnvironment({ ...complete, ...mail })).toThrow('The environment lacks: STAFETT_PUBLIC_URL');
  expect(readEnvironment({ ...complete, ...mail, STAFETT_PUBLIC_URL: 'https://stafett.example' }).mail).toEqual({
    url: 'smtp://127.0.0.1:25',
    from: 'stafett@forbund.example',
    publicUrl: 'https://stafett.example',
  });
});

test('PostgreSQL and Temporal on another machine are reached by TLS, or the worker does not start', () => {
  const database = { STAFETT_DATABASE_URL_WORKER: 'postgresql://stafett_worker:secret@db.example/stafett' };
  expect(() => readEnvironment({ ...complete, ...database })).toThrow(
    'The environment names a PostgreSQL on another machine without TLS: add sslmode=verify-full to STAFETT_DATABASE_URL_WORKER.',
  );
  const temporal = { STAFETT_TEMPORAL_ADDRESS: 'temporal.example:7233' };
  expect(() => readEnvironment({ ...complete, ...temporal })).toThrow('a Temporal on another machine without TLS');
  expect(readEnvironment({ ...complete, ...temporal, STAFETT_TEMPORAL_TLS: 'on' })).toMatchObject({
    STAFETT_TEMPORAL_TLS: 'on',
  });
});

test('what is missing is named, all of it at once', () => {
  const { STAFETT_KEK_FILE: _, ...lacking } = complete;
  expect(() => readEnvironment({ ...lacking, STAFETT_LOG_LEVEL: '' })).toThrow(
    'The environment lacks: STAFETT_KEK_FILE, STAFETT_LOG_LEVEL',
  );
});

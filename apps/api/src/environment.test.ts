import { expect, test } from 'vitest';
import { readEnvironment as readCodecEnvironment } from './codec/environment.ts';
import { readEnvironment } from './environment.ts';

const complete = {
  STAFETT_TEMPORAL_ADDRESS: '127.0.0.1:7233',
  STAFETT_TEMPORAL_NAMESPACE: 'stafett',
  STAFETT_KEK_FILE: '/run/stafett/kek.json',
  STAFETT_LOG_LEVEL: 'info',
  STAFETT_DATABASE_URL_API: 'postgresql://stafett_api@127.0.0.1/stafett',
  STAFETT_API_PORT: '4000',
  STAFETT_API_HOST: '127.0.0.1',
  STAFETT_PUBLIC_URL: 'https://stafett.example/',
  STAFETT_CONSOLE_DIST: '/srv/console',
  STAFETT_OIDC_ISSUER: 'https://id.example',
  STAFETT_OIDC_CLIENT_ID: 'stafett',
  STAFETT_OIDC_CLIENT_SECRET: 'a secret',
  STAFETT_OIDC_REQUIRED_ACR: 'level3, level4',
  STAFETT_MACHINE_AUDIENCE: 'https://stafett.example/machine',
  STAFETT_SESSION_SECRET: 'x'.repeat(43),
};

test('any of the levels that are named will do', () => {
  expect(readEnvironment(complete)).toMatchObject({
    STAFETT_OIDC_REQUIRED_ACR: ['level3', 'level4'],
    STAFETT_PUBLIC_URL: 'https://stafett.example',
  });
});

test('where people sign in over https, the level that is asked for must be said; on one’s own machine it may be none', () => {
  for (const level of ['', ' , ', undefined])
    expect(() => readEnvironment({ ...complete, STAFETT_OIDC_REQUIRED_ACR: level })).toThrow(
      /wrong value for: STAFETT_OIDC_REQUIRED_ACR$/,
    );
  const local = { ...complete, STAFETT_PUBLIC_URL: 'http://localhost:4000', STAFETT_OIDC_REQUIRED_ACR: '' };
  expect(readEnvironment(local).STAFETT_OIDC_REQUIRED_ACR).toEqual([]);
});

test('where one tells of a shortcoming is a page over https or an e-mail address, and nothing that a browser runs', () => {
  const read = (contact: string) => readEnvironment({ ...complete, STAFETT_ACCESSIBILITY_CONTACT: contact });
  for (const contact of ['https://kommun.example/brist', 'mailto:support@kommun.example', ''])
    expect(read(contact).STAFETT_ACCESSIBILITY_CONTACT).toBe(contact);
  for (const contact of ['javascript:alert(1)', 'data:text/html,x', 'http://kommun.example', 'support@kommun.example'])
    expect(() => read(contact)).toThrow(/wrong value for: STAFETT_ACCESSIBILITY_CONTACT$/);
});

test('PostgreSQL and Temporal on another machine are reached by TLS, or the api does not start; nor does the codec server', () => {
  const database = 'postgresql://stafett_api:secret@db.example/stafett';
  const plain = 'The environment names a PostgreSQL on another machine without TLS: add sslmode=verify-full to';
  expect(() => readEnvironment({ ...complete, STAFETT_DATABASE_URL_API: database })).toThrow(
    `${plain} STAFETT_DATABASE_URL_API.`,
  );
  expect(() => readEnvironment({ ...complete, STAFETT_TEMPORAL_ADDRESS: 'temporal.example:7233' })).toThrow(
    'a Temporal on another machine without TLS',
  );
  const safe = { STAFETT_DATABASE_URL_API: `${database}?sslmode=verify-full`, STAFETT_TEMPORAL_TLS: 'on' };
  expect(readEnvironment({ ...complete, ...safe })).toMatchObject(safe);
  const codec = {
    STAFETT_DATABASE_URL_CODEC: database,
    STAFETT_KEK_FILE: '/run/stafett/kek.json',
    STAFETT_CODEC_HOST: '127.0.0.1',
    STAFETT_CODEC_PORT: '4705',
    STAFETT_CODEC_UI_ORIGIN: 'https://temporal.example',
    STAFETT_CODEC_TOKEN_FILE: '/run/stafett/operator-token',
  };
  expect(() => readCodecEnvironment(codec)).toThrow(`${plain} STAFETT_DATABASE_URL_CODEC.`);
});

test('what is wrong is named, and its value is not', () => {
  const wrong = { ...complete, STAFETT_SESSION_SECRET: 'too short', STAFETT_API_PORT: 'four' };
  expect(() => readEnvironment(wrong)).toThrow(
    'The environment lacks or has a wrong value for: STAFETT_API_PORT, STAFETT_SESSION_SECRET',
  );
});

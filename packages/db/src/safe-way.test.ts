import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeTemporaryFolder } from '@stafett/testkit';
import { expect, test } from 'vitest';
import { refusePlainWays, wayToTemporal } from './safe-way.ts';

const refused = (variables: Readonly<Record<string, string>>): string => {
  try {
    refusePlainWays(variables, 'STAFETT_DATABASE_URL_API');
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};
const ofDatabase = (url: string): string => refused({ STAFETT_DATABASE_URL_API: url });
const ofTemporal = (address: string, more = {}): string => refused({ STAFETT_TEMPORAL_ADDRESS: address, ...more });

test.each([
  'postgresql://stafett_api:x@127.0.0.1:5432/stafett',
  'postgresql://stafett_api:x@localhost/stafett',
  'postgresql://stafett_api:x@[::1]:5432/stafett',
  'postgresql://stafett_api:x@%2Fvar%2Frun%2Fpostgresql/stafett',
  'postgresql:///stafett?host=/var/run/postgresql',
  'postgresql://stafett_api:x@db.forbund.example/stafett?sslmode=verify-full',
  'postgresql://stafett_api:x@db.forbund.example/stafett?sslmode=verify-full&sslrootcert=/etc/stafett/ca.pem',
])('a PostgreSQL on this machine, or one that is reached by TLS and proves its name, will do: %s', (url) => {
  expect(ofDatabase(url)).toBe('');
});

test.each([
  'postgresql://stafett_api:x@db.forbund.example/stafett',
  'postgresql://stafett_api:x@10.0.0.7:5432/stafett',
  'postgresql://stafett_api:x@127.0.0.1.evil.example/stafett',
  'postgresql://stafett_api:x@127.0.0.1/stafett?host=db.forbund.example',
  'postgresql://stafett_api:x@db.forbund.example/stafett?sslmode=disable',
  'postgresql://stafett_api:x@db.forbund.example/stafett?sslmode=prefer',
  'postgresql://stafett_api:x@db.forbund.example/stafett?sslmode=no-verify',
  'postgresql://stafett_api:x@db.forbund.example/stafett?sslmode=require&uselibpqcompat=true',
  'postgresql://stafett_api:x@db.forbund.example/stafett?sslmode=verify-full&sslmode=disable',
  'postgresql://stafett_api:x@db.forbund.example/stafett?sslmode=verify-full&ssl=false',
  'not an address',
])('one on another machine without is refused, and its address is not said: %s', (url) => {
  expect(ofDatabase(url)).toBe(
    'The environment names a PostgreSQL on another machine without TLS: add sslmode=verify-full to STAFETT_DATABASE_URL_API.',
  );
});

test('Temporal is on this machine, or reached by TLS', () => {
  for (const address of ['127.0.0.1:7233', 'localhost:7233', '[::1]:7233']) expect(ofTemporal(address)).toBe('');
  for (const address of ['temporal.forbund.example:7233', '10.0.0.7:7233', 'temporal'])
    expect(ofTemporal(address)).toMatch(
      /^The environment names a Temporal on another machine without TLS: set STAFETT_TEMPORAL_TLS=on/,
    );
  expect(ofTemporal('temporal.forbund.example:7233', { STAFETT_TEMPORAL_TLS: 'on' })).toBe('');
  expect(ofTemporal('temporal.forbund.example:7233', { STAFETT_TEMPORAL_CA_FILE: '/ca.pem' })).toBe('');
  expect(ofTemporal('temporal.forbund.example:7233', { STAFETT_TEMPORAL_CERT_FILE: '/a.pem' })).toContain(
    'goes with its key',
  );
});

test('the way to Temporal has the certificates of the files, and says which of them is not there', async () => {
  expect(await wayToTemporal({ STAFETT_TEMPORAL_ADDRESS: '127.0.0.1:7233' })).toEqual({ address: '127.0.0.1:7233' });
  expect(await wayToTemporal({ STAFETT_TEMPORAL_ADDRESS: 't:7233', STAFETT_TEMPORAL_TLS: 'on' })).toEqual({
    address: 't:7233',
    tls: {},
  });
  const folder = await makeTemporaryFolder();
  const file = (name: string) => join(folder, name);
  for (const name of ['ca', 'cert', 'key']) await writeFile(file(name), name);
  const files = {
    STAFETT_TEMPORAL_CA_FILE: file('ca'),
    STAFETT_TEMPORAL_CERT_FILE: file('cert'),
    STAFETT_TEMPORAL_KEY_FILE: file('key'),
  };
  expect(await wayToTemporal({ STAFETT_TEMPORAL_ADDRESS: 't:7233', ...files })).toEqual({
    address: 't:7233',
    tls: {
      serverRootCACertificate: Buffer.from('ca'),
      clientCertPair: { crt: Buffer.from('cert'), key: Buffer.from('key') },
    },
  });
  await expect(wayToTemporal({ ...files, STAFETT_TEMPORAL_KEY_FILE: file('none') })).rejects.toThrow(
    "The environment names a file that can't be read: STAFETT_TEMPORAL_KEY_FILE.",
  );
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, openApi, type Person } from '../api-under-test.ts';
import { procedures, send, wellFormed } from './attacker-under-test.ts';

// Text that would be read as SQL, if it were ever put into a statement, in every field that takes it.

const payloads = [
  "' OR '1'='1",
  "x'; DROP TABLE session; --",
  "\\'; SELECT pg_sleep(9); --",
  '%',
  '_',
  '$1',
  '{"$gt":""}',
];
/** Stands in none of our own statements. */
const MARK = "zz'||(SELECT 1)||'zz";

let api: ApiUnderTest;
let petra: Person;
beforeAll(async () => {
  api = await openApi();
  petra = await api.signIn('kommun-petra');
});
afterAll(() => api.stop());

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The input with the text in the place of each text of it, one at a time. */
const withText = (input: unknown, text: string): readonly unknown[] => {
  if (typeof input === 'string') return [text];
  if (Array.isArray(input))
    return input.flatMap((part, index) => withText(part, text).map((changed) => input.with(index, changed)));
  if (!isObject(input)) return [];
  return Object.entries(input).flatMap(([name, part]) =>
    withText(part, text).map((changed) => ({ ...input, [name]: changed })),
  );
};

const asked = procedures.filter(({ type, path }) => type === 'query' || /search|check/.test(path));

test('in every reading and every filter the text is a value, or refused: the statements are those of an honest question', async () => {
  const tables = () => api.look("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY 1");
  const before = await tables();
  api.takeStatements();
  let sent = 0;
  for (const [turn, procedure] of asked.entries()) {
    const payload = payloads[turn % payloads.length] ?? MARK;
    for (const text of [MARK, payload])
      for (const input of withText(wellFormed(procedure), text)) {
        const { status, code } = await send(api.url, procedure.path, { as: petra, input });
        expect([procedure.path, text, status === 500 || code === 'unexpected']).toEqual([procedure.path, text, false]);
        sent += 1;
      }
  }
  for (const sql of api.takeStatements()) expect(sql).not.toMatch(/zz'|pg_sleep|DROP TABLE|'1'='1/);
  expect(await tables()).toEqual(before);
  expect(sent).toBeGreaterThan(50);
});

test('what would match anything in a filter matches nothing in a search', async () => {
  for (const query of ['%', '_', "' OR '1'='1", '.*', 'a% OR 1=1']) {
    const { status, body } = await send(api.url, 'cases.search', { as: petra, input: { query } });
    if (status === 200)
      expect([query, JSON.parse(body)]).toMatchObject([query, { result: { data: { rows: [], more: false } } }]);
  }
});

test('nor does a machine’s address or the way in reach a statement', async () => {
  for (const text of [MARK, ...payloads]) {
    const sought = encodeURIComponent(text);
    const token = await api.issuer.accessToken({
      aud: 'https://stafett.example/machine',
      client_id: text,
      scope: 'stafett:figures',
    });
    for (const path of [
      `/machine/figures?insats=${sought}&from=${sought}&to=${sought}`,
      `/auth/sign-in?agency=${sought}&to=${sought}`,
    ]) {
      const { status } = await send(api.url, path, { method: 'GET', headers: { authorization: `Bearer ${token}` } });
      expect([path, status < 500]).toEqual([path, true]);
    }
    await api.goThroughSignIn(encodeURIComponent(text));
  }
  for (const sql of api.takeStatements()) expect(sql).not.toMatch(/zz'|pg_sleep|DROP TABLE|'1'='1/);
});

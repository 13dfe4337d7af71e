import { expect, test } from 'vitest';
import { NotReceived, openMachineClient } from './machine-client.ts';

const moved = {
  type: 'moved',
  messageId: 'b9c1c243-dd17-4970-842d-a922e4d186f0',
  caseId: '31eef03e-59bb-4613-b88f-5bbbb2f93296',
  kommun: 'Flen',
  on: '2026-11-20',
} as const;
type Answer = { readonly status: number; readonly body: unknown } | 'silence';

/** An installation that answers so, in turn. */
const installation = (...answers: Answer[]) => {
  const sent: { url: string; body: unknown; authorization: string | null }[] = [];
  const client = openMachineClient({
    url: 'https://stafett.example',
    token: () => `a-token-${sent.length}`,
    pause: async () => {},
    fetch: async (url, init) => {
      const authorization = new Headers(init?.headers).get('authorization');
      sent.push({ url: String(url), body: JSON.parse(String(init?.body)), authorization });
      const answer = answers.shift() ?? 'silence';
      if (answer === 'silence') throw new TypeError('fetch failed');
      return new Response(JSON.stringify(answer.body), { status: answer.status });
    },
  });
  return { sent, client };
};
const received = { status: 202, body: { received: true } };

test('a fact is told once when it is received', async () => {
  const { sent, client } = installation(received);
  await client.send(moved as never);
  expect(sent).toEqual([
    { url: 'https://stafett.example/machine/signals', body: moved, authorization: 'Bearer a-token-0' },
  ]);
});

test('what gets no answer is sent again under the same id, with a fresh token', async () => {
  const { sent, client } = installation('silence', { status: 503, body: {} }, received);
  await client.send(moved as never);
  expect(sent.map(({ body }) => (body as typeof moved).messageId)).toEqual(Array(3).fill(moved.messageId));
  expect(sent.map(({ authorization }) => authorization)).toEqual([0, 1, 2].map((n) => `Bearer a-token-${n}`));
});

test('a coded no is not sent again; it says which', async () => {
  const { sent, client } = installation({ status: 409, body: { problem: { code: 'commandIdReused', facts: {} } } });
  const not = await client.send(moved as never).catch((error: unknown) => error);
  expect(not).toBeInstanceOf(NotReceived);
  expect(not).toMatchObject({ status: 409, problem: { code: 'commandIdReused' } });
  expect(sent).toHaveLength(1);
});

test('it gives up after as many tries as it was told', async () => {
  const { sent, client } = installation();
  await expect(client.send(moved as never)).rejects.toThrow('no answer');
  expect(sent).toHaveLength(4);
});

test('wrong fields are found before anything is sent', async () => {
  const { sent, client } = installation(received);
  await expect(client.send({ ...moved, kommun: '19850709-9805' } as never)).rejects.toThrow();
  expect(sent).toEqual([]);
});

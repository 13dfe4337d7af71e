import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { findAxeFaults, openConsole } from './console.ts';

const serve = async (html: string) => {
  const server = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html; charset=utf-8');
    answer.setHeader('content-security-policy', "default-src 'self'");
    answer.end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { baseUrl: `http://127.0.0.1:${port}`, close: () => server.close() };
};

test('a console opens in a real browser, and axe tells a page with faults from one without', async () => {
  const faulty = await serve('<html><body><img src="/x.png"><input></body></html>');
  const sound = await serve('<html lang="sv"><title>Ärende</title><body><main><h1>Ärende</h1></main></body></html>');
  const console = await openConsole({ baseUrl: faulty.baseUrl });
  await console.page.goto('/');
  expect((await findAxeFaults(console.page)).map(({ rule }) => rule)).toContain('image-alt');
  await console.page.goto(sound.baseUrl);
  expect(await console.page.getByRole('heading').textContent()).toBe('Ärende');
  expect(await findAxeFaults(console.page)).toEqual([]);
  await console.close();
  faulty.close();
  sound.close();
});

import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeTemporaryFolder } from '@stafett/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, openApi } from './api-under-test.ts';
import { expectSafeHeaders } from './headers-under-test.ts';

let api: ApiUnderTest;
let dist: string;
beforeAll(async () => {
  dist = await makeTemporaryFolder();
  await mkdir(join(dist, 'assets'));
  await writeFile(join(dist, 'index.html'), '<!doctype html><title>Stafett</title>');
  await writeFile(join(dist, 'assets', 'main-abc.js'), 'export {};');
  api = await openApi({ settings: { consoleDist: dist } });
});
afterAll(async () => {
  await api.stop();
  await rm(dist, { recursive: true });
});

const get = (path: string, accept = 'text/html,*/*') => fetch(`${api.url}${path}`, { headers: { accept } });

test('every address of the console is its page, so that deep links and each agency’s own address work', async () => {
  for (const path of ['/', '/forsakringskassan', '/arenden/5f0c', '/arenden/5f0c?visa=historik']) {
    const answer = await get(path);
    expect([path, answer.status, await answer.text()]).toEqual([path, 200, expect.stringContaining('<title>Stafett')]);
    expect(answer.headers.get('cache-control')).toBe('no-cache');
  }
});

test('assets are kept for ever, and one that is gone is not the page', async () => {
  const script = await get('/assets/main-abc.js', '*/*');
  expect([script.status, script.headers.get('content-type')]).toEqual([200, expect.stringContaining('javascript')]);
  expect(script.headers.get('cache-control')).toContain('immutable');
  expect((await get('/assets/main-old.js')).status).toBe(404);
});

test('nothing outside the folder is served', async () => {
  for (const path of [
    '/../package.json',
    '/..%2fpackage.json',
    '/assets/..%2f..%2fpackage.json',
    '/%2e%2e/package.json',
  ]) {
    const answer = await get(path, '*/*');
    expect([path, await answer.text()]).toEqual([path, expect.not.stringContaining('"dependencies"')]);
  }
});

test('the page and its assets carry every header that keeps a browser safe, also where there is nothing', async () => {
  for (const path of ['/', '/forsakringskassan/arenden', '/assets/main-abc.js', '/assets/main-old.js', '/index.html'])
    expectSafeHeaders(await get(path), api.issuer.url);
});

test('the page that is built runs no script and shows no style of its own', async () => {
  const page = await readFile(new URL('../../console/index.html', import.meta.url), 'utf8');
  expect(page).not.toMatch(/<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)/i);
});

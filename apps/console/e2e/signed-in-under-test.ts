import type { AppRouter } from '@stafett/api';
import { createTRPCClient, httpLink } from '@trpc/client';

/** A browser's cookies, by the server they are for, and its way from answer to answer. */
const openJar = () => {
  const jar = new Map<string, string>();
  const keyOf = (address: string, name: string): string => `${new URL(address).origin} ${name}`;
  const ask = async (address: string, init: RequestInit = {}): Promise<Response> => {
    const { origin } = new URL(address);
    const cookie = [...jar]
      .filter(([key]) => key.startsWith(`${origin} `))
      .map(([key, value]) => `${key.slice(origin.length + 1)}=${value}`)
      .join('; ');
    const headers = { ...Object.fromEntries(new Headers(init.headers)), cookie };
    const answer = await fetch(address, { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      jar.set(keyOf(address, pair.slice(0, at)), pair.slice(at + 1));
    }
    return answer;
  };
  /** Goes wherever answers lead, and gives the address that led no further. */
  const walk = async (address: string, init: RequestInit = {}): Promise<string> => {
    const to = (await ask(address, init)).headers.get('location');
    return to === null ? address : walk(new URL(to, address).href);
  };
  return { ask, walk };
};

/** How often somebody tries to sign in to an api that is busy before they give up. */
const TRIES = 5;

/** Goes the way of a browser through the provider; the api then knows who the jar's owner is. */
const signInOnce = async (url: string, subject: string) => {
  const jar = openJar();
  const list = await jar.walk(`${url}/auth/sign-in`);
  const arrived = await jar.walk(list, { method: 'POST', body: new URLSearchParams({ subject }) });
  return new URL(arrived).searchParams.has('signIn') ? undefined : jar;
};
const signInAs = async (url: string, subject: string, tries = TRIES): Promise<ReturnType<typeof openJar>> => {
  const jar = await signInOnce(url, subject);
  if (jar) return jar;
  if (tries === 1) throw new Error(`${subject} could not sign in`);
  return signInAs(url, subject, tries - 1);
};

/** Somebody who signs in and acts without a browser: for what must have been done before anybody looks. `subject` as at the provider. */
export const apiAs = async (url: string, subject: string, unit?: string) => {
  const { ask } = await signInAs(url, subject);
  const client = (headers: Record<string, string>) =>
    createTRPCClient<AppRouter>({
      links: [httpLink({ url: `${url}/trpc`, headers, fetch: (to, init) => ask(String(to), init as RequestInit) })],
    });
  const me = await client({}).session.me.query();
  const api = client({ 'x-stafett-csrf': me.csrf });
  if (unit === undefined || me.unit.id === unit) return { api, staff: me.staff.id };
  const { csrf } = await api.session.chooseUnit.mutate({ unit });
  return { api: client({ 'x-stafett-csrf': csrf }), staff: me.staff.id };
};
export type Signed = Awaited<ReturnType<typeof apiAs>>;

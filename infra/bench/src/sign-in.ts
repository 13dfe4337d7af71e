import type { AppRouter } from '@stafett/api';
import { createTRPCClient, httpLink } from '@trpc/client';

const REDIRECTS_AT_MOST = 12;

/** As a browser's: one jar for the host, whatever the port. */
const openJar = () => {
  const cookies = new Map<string, string>();
  return {
    header: (): string => [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    take: (answer: Response): void => {
      for (const line of answer.headers.getSetCookie()) {
        const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
        if (value === '') cookies.delete(name);
        else cookies.set(name, value);
      }
    },
  };
};

type Api = ReturnType<typeof createTRPCClient<AppRouter>>;

const clientFor = (publicUrl: string, headers: Record<string, string>): Api =>
  // As the console sends it: what is asked for never stands in an address.
  createTRPCClient<AppRouter>({ links: [httpLink({ url: `${publicUrl}/trpc`, methodOverride: 'POST', headers })] });

/** Somebody with a session, who speaks to the api as the console does. */
export type SignedIn = { readonly api: Api; readonly staff: string };

/**
 * Goes the whole way through the local provider's sign-in page. Takes the api's address and a demo person's subject.
 * Refuses when no session comes of it.
 */
export const signIn = async (publicUrl: string, subject: string): Promise<SignedIn> => {
  const jar = openJar();
  const visit = async (url: URL, init: RequestInit = {}): Promise<Response> => {
    const answer = await fetch(url, { ...init, redirect: 'manual', headers: { cookie: jar.header() } });
    jar.take(answer);
    return answer;
  };
  let url = new URL('/auth/sign-in', publicUrl);
  let answer = await visit(url);
  for (let count = 0; count < REDIRECTS_AT_MOST; count += 1) {
    const location = answer.headers.get('location');
    if (location === null) {
      if (!url.pathname.startsWith('/sign-in/')) break;
      answer = await visit(url, { method: 'POST', body: new URLSearchParams({ subject }) });
      continue;
    }
    await answer.body?.cancel();
    if (url.pathname === '/auth/callback') {
      const cookie = jar.header();
      const me = await clientFor(publicUrl, { cookie }).session.me.query();
      return { api: clientFor(publicUrl, { cookie, 'x-stafett-csrf': me.csrf }), staff: me.staff.id };
    }
    url = new URL(location, url);
    answer = await visit(url);
  }
  throw new Error(`${subject} could not sign in: it ended at ${url.pathname} with ${answer.status}`);
};

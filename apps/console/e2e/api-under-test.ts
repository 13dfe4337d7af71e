import type { AppRouter } from '@stafett/api';
import { createTRPCClient, httpLink } from '@trpc/client';
import type { Person } from './person-under-test.ts';

/** The api as the person's own browser calls it: for what a test must have done many times before it begins. */
export const apiOf = async ({ page }: Person, url: string) => {
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const client = (headers: Record<string, string>) =>
    createTRPCClient<AppRouter>({ links: [httpLink({ url: `${url}/trpc`, headers })] });
  const { csrf } = await client({ cookie }).session.me.query();
  return client({ cookie, 'x-stafett-csrf': csrf });
};

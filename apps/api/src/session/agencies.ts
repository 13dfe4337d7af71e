import { StartPage } from '@stafett/schemas';
import { given } from '../given.ts';
import { publicProcedure } from '../trpc.ts';

/** Which addresses there are to sign in at, and what the accessibility statement asks for. Needs no session. */
export const agencies = publicProcedure.output(StartPage).query(async ({ ctx }) => {
  const names = await ctx.names.read();
  const all = [...names.agencies.values()].sort((a, b) => a.name.localeCompare(b.name, 'sv'));
  return {
    agencies: all.map(({ name, slug, kind }) => ({ name, slug, kind })),
    ...given({ accessibilityContact: ctx.settings.accessibilityContact }),
  };
});

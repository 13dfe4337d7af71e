import type { Problem } from '@stafett/schemas';
import { initTRPC } from '@trpc/server';

export type Context = Record<string, never>;

const trpc = initTRPC.context<Context>().create({
  errorFormatter: ({ shape }) => ({
    ...shape,
    data: { ...shape.data, problem: { code: 'unexpected', facts: {} } as Problem },
  }),
});
export const router = trpc.router;
export const publicProcedure = trpc.procedure;
export const unitProcedure = trpc.procedure;
export const notBuilt = (): never => {
  throw new Error('not built');
};

import type { FastifyInstance } from 'fastify';
import type { Dependencies } from './dependencies.ts';

const WITHIN_MS = 2_000;

const within = async (work: Promise<unknown>): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), WITHIN_MS);
  });
  const done = work.then(
    () => true,
    () => false,
  );
  return Promise.race([done, late]).finally(() => clearTimeout(timer));
};

/** /health: the process answers. /ready: it can also reach PostgreSQL and Temporal. Neither tells more than yes or no. */
export const health = (app: FastifyInstance, { database, temporal }: Dependencies): void => {
  app.get('/health', async () => ({ healthy: true }));
  app.get('/ready', async (_request, reply) => {
    const [postgres, workflows] = await Promise.all([
      within(database.$queryRaw`SELECT 1`),
      within(temporal.connection.workflowService.getSystemInfo({})),
    ]);
    const ready = postgres && workflows;
    return reply.status(ready ? 200 : 503).send({ ready, postgres, temporal: workflows });
  });
};

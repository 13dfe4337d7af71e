import { asCounter } from '@stafett/db';
import { currentModel } from '@stafett/domain';
import { figuresOf } from '@stafett/reports';
import { FiguresRequest, ImportRequest, MachineSignal, machineScopes } from '@stafett/schemas';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import type { Rooms } from '../context.ts';
import type { Dependencies } from '../dependencies.ts';
import { fieldsOf } from '../problems/problem-of.ts';
import { Refused } from '../problems/refuse.ts';
import { logReading } from '../read-log.ts';
import { authenticate } from './authenticate.ts';
import { takeSignal } from './signals.ts';

const checked = <Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> => {
  const read = schema.safeParse(input);
  if (!read.success) throw new Refused('invalidInput', {}, fieldsOf(read.error));
  return read.data;
};

/**
 * For other systems and the command line, with an access token (client credentials): POST /machine/signals (JSON), POST
 * /machine/imports?list=&asOf= and /machine/imports/check?… (text/csv), GET /machine/imports, GET /machine/figures?insats=&from=&to=.
 */
export const machineRoutes = (app: FastifyInstance, deps: Dependencies, { names, imports }: Rooms): void => {
  app.addContentTypeParser('text/csv', { parseAs: 'string' }, (_request, body, done) => done(null, body));

  app.post('/machine/signals', async (request, reply) => {
    const machine = await authenticate(deps, names, request, machineScopes.signals);
    await takeSignal(deps, machine, checked(MachineSignal, request.body));
    return reply.status(202).send({ received: true });
  });

  const importRequest = (query: unknown, body: unknown) =>
    checked(ImportRequest, { ...(query as Record<string, unknown>), csv: body });
  app.post('/machine/imports/check', async (request) => {
    const machine = await authenticate(deps, names, request, machineScopes.import);
    return imports.check(machine, importRequest(request.query, request.body));
  });
  app.post('/machine/imports', async (request, reply) => {
    const machine = await authenticate(deps, names, request, machineScopes.import);
    const report = await imports.run(machine, importRequest(request.query, request.body));
    return reply.status(report.accepted ? 202 : 422).send(report);
  });
  app.get('/machine/imports', async (request) => {
    const machine = await authenticate(deps, names, request, machineScopes.import);
    return { imports: await imports.progress(machine) };
  });

  app.get('/machine/figures', async (request) => {
    const machine = await authenticate(deps, names, request, machineScopes.figures);
    const { insats, from, to } = checked(FiguresRequest, request.query);
    const model = currentModel(insats);
    if (!model) throw new Refused('modelUnknown');
    return asCounter(deps.database, machine, deps.clock(), async (transaction) => {
      await logReading(transaction, machine, deps.clock(), 'figures.get', { cases: [] });
      return figuresOf(transaction, model, from, to);
    });
  });
};

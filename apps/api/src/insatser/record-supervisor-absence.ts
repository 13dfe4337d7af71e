import { ActAnswer, RecordSupervisorAbsenceRequest } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';

export const recordSupervisorAbsence = unitProcedure
  .input(RecordSupervisorAbsenceRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'recordSupervisorAbsence', commandId: id, actor: ctx.actor, ...rest }),
    }),
  );

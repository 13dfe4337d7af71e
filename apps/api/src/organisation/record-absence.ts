import { randomUUID } from 'node:crypto';
import { dateColumn, foretell } from '@stafett/db';
import { RecordAbsenceRequest, StaffAbsences } from '@stafett/schemas';
import { staffingProcedure } from '../trpc.ts';
import { changeAbsences } from './absences.ts';

/** Somebody is away, and a colleague who works with cases in the same unit stands in. For the administrator, and the person's manager. */
export const recordAbsence = staffingProcedure
  .input(RecordAbsenceRequest)
  .output(StaffAbsences)
  .mutation(({ ctx, input: { staff, from, to, standIn } }) =>
    changeAbsences(ctx, async (transaction, rules) => {
      await rules.own(staff);
      await rules.standIn(staff, standIn);
      await foretell(transaction, { action: 'organisation.absenceKept', about: staff });
      await transaction.absence.create({
        data: { id: randomUUID(), staffId: staff, from: dateColumn(from), to: dateColumn(to), standInId: standIn },
      });
      return staff;
    }),
  );

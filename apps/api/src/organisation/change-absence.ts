import { dateColumn, foretell } from '@stafett/db';
import { ChangeAbsenceRequest, StaffAbsences } from '@stafett/schemas';
import { staffingProcedure } from '../trpc.ts';
import { absenceOf, changeAbsences } from './absences.ts';

/** Other days, or another stand-in. */
export const changeAbsence = staffingProcedure
  .input(ChangeAbsenceRequest)
  .output(StaffAbsences)
  .mutation(({ ctx, input: { absence, from, to, standIn } }) =>
    changeAbsences(ctx, async (transaction, rules) => {
      const { staffId } = await absenceOf(transaction, absence);
      await rules.own(staffId);
      await rules.standIn(staffId, standIn);
      await foretell(transaction, { action: 'organisation.absenceKept', about: staffId });
      await transaction.absence.updateMany({
        where: { id: absence },
        data: { from: dateColumn(from), to: dateColumn(to), standInId: standIn },
      });
      return staffId;
    }),
  );

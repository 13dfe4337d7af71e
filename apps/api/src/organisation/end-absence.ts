import { dateColumn, dayOf, foretell } from '@stafett/db';
import { addDays } from '@stafett/domain';
import { EndAbsenceRequest, StaffAbsences } from '@stafett/schemas';
import { staffingProcedure } from '../trpc.ts';
import { absenceOf, changeAbsences } from './absences.ts';

/** Back today: yesterday was the last day away. What has not begun before today is taken away as a whole. */
export const endAbsence = staffingProcedure
  .input(EndAbsenceRequest)
  .output(StaffAbsences)
  .mutation(({ ctx, input: { absence } }) =>
    changeAbsences(ctx, async (transaction, rules) => {
      const { staffId, from, to } = await absenceOf(transaction, absence);
      await rules.own(staffId);
      const yesterday = addDays(rules.today, -1);
      await foretell(transaction, { action: 'organisation.absenceKept', about: staffId });
      if (dayOf(from) > yesterday) await transaction.absence.deleteMany({ where: { id: absence } });
      else if (dayOf(to) > yesterday)
        await transaction.absence.updateMany({ where: { id: absence }, data: { to: dateColumn(yesterday) } });
      return staffId;
    }),
  );

import { randomUUID } from 'node:crypto';
import { dateColumn } from '@stafett/db';
import { OwnAgency, RecordAbsenceRequest } from '@stafett/schemas';
import { invalidField, Refused } from '../problems/refuse.ts';
import { administratorProcedure } from '../trpc.ts';
import { describeAgency } from './describe-agency.ts';

/** Somebody of one's own agency is away, and a colleague of the same agency stands in. */
export const recordAbsence = administratorProcedure
  .input(RecordAbsenceRequest)
  .output(OwnAgency)
  .mutation(async ({ ctx, input: { staff, from, to, standIn } }) => {
    await ctx.read(async (transaction) => {
      const people = await transaction.staff.findMany({
        where: { id: { in: [staff, standIn] }, agencyId: ctx.actor.agency, active: true },
        select: { id: true },
      });
      if (!people.some(({ id }) => id === staff)) throw new Refused('notAllowed');
      if (!people.some(({ id }) => id === standIn)) throw invalidField('standIn', 'notColleague');
      await transaction.absence.create({
        data: { id: randomUUID(), staffId: staff, from: dateColumn(from), to: dateColumn(to), standInId: standIn },
      });
    });
    return describeAgency(ctx);
  });

import { randomUUID } from 'node:crypto';
import { addDays, addMonths, type IsoDate, stockholmDate, units } from '@stafett/domain';
import type { ApiUnderTest, Person } from '../api-under-test.ts';
import { aReferralOf } from '../referral-under-test.ts';

/** A case that Försäkringskassan has referred, with a text of its own. */
export const refer = async (by: Person, name: string, personnummer: string): Promise<string> => {
  const { caseId } = await by.api.cases.refer.mutate(aReferralOf(name, personnummer, `Underlag om ${name}.`));
  return caseId;
};

/** Closes it past the core, on a day long ago. */
export const close = (api: ApiUnderTest, caseId: string, on: IsoDate) =>
  api.look(
    `update case_file set phase = 'closed', closed_on = $2, closure_reason = 'employment', waiting_agency = null, waiting_unit = null,
       waiting_staff = null, waiting_since = null, waiting_reason = null, next_step = null, next_on = null where id = $1`,
    caseId,
    on,
  );

/** The day on which a case was closed whose term of so many months was out yesterday. */
const closedBefore = (today: IsoDate, months: number): IsoDate => addDays(addMonths(today, -months), -1);

/** That an agency's share of the case is to be destroyed, as the worker raises it when the term is out; the case is closed years ago. */
export const raise = async (
  api: ApiUnderTest,
  caseId: string,
  { agency = units.fkRehab.agency as string, archive = false, closes = true } = {},
): Promise<string> => {
  const id = randomUUID();
  const today = stockholmDate(api.deps.clock());
  const closedOn = closedBefore(today, 120);
  if (closes) await close(api, caseId, closedOn);
  await api.look(
    `insert into gallring (id, case_id, case_code, tenant, insats, closed_on, due_on, months, archive, source, status, raised_at, version)
     select $1, id, code, $3, insats, $6, $4, 120, $5, 'RA-MS', 'due', now(), 1 from case_file where id = $2`,
    id,
    caseId,
    agency,
    addDays(today, -1),
    archive,
    closedOn,
  );
  return id;
};

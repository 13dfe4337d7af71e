import { router } from '../trpc.ts';
import { changeAbsence } from './change-absence.ts';
import { directory } from './directory.ts';
import { endAbsence } from './end-absence.ts';
import { ownAgency } from './own-agency.ts';
import { recordAbsence } from './record-absence.ts';
import { saveStaff } from './save-staff.ts';
import { saveUnit } from './save-unit.ts';
import { setMailAddress } from './set-mail-address.ts';
import { setUnitRoles } from './set-unit-roles.ts';
import { unitStaff } from './unit-staff.ts';

export const organisationRouter = router({
  directory,
  ownAgency,
  saveUnit,
  saveStaff,
  setUnitRoles,
  setMailAddress,
  recordAbsence,
  changeAbsence,
  endAbsence,
  unitStaff,
});

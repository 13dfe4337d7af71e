export { asActor, asCounter, asWorker } from './as-actor.ts';
export { caseCode } from './case-code.ts';
export { createDb, type Database, type DatabaseOptions, type Transaction } from './database.ts';
export { dateColumn, dayOf, instantOf, timeColumn } from './dates.ts';
/** The rows as Prisma gives them: `Row.CaseFile`, `Row.Task` … */
export type * as Row from './generated/client.ts';
export { Prisma } from './generated/client.ts';
export {
  type ActStamp,
  dropStamp,
  foretell,
  type LogRow,
  type LogSource,
  type LogStamp,
  openLogSource,
  type SourceSaying,
  sayingText,
  stampedText,
  stampForAct,
  writeLogRow,
} from './log-source.ts';
export { refusePlainWays, type WayToTemporal, wayToTemporal } from './safe-way.ts';
export { type DemoPerson, demoPeople } from './seed/demo-people.ts';
export { seedOrganisation } from './seed/organisation.ts';
export { readSlotBook, slotRuleOf } from './slots.ts';
export { type StoredCaseFile, withKommun, withoutKommun } from './stored-case.ts';

/** `commit` notifies on this channel, in its transaction, with the id of the case that changed; a hint and nothing more. */
export const caseChannel = 'stafett_case';

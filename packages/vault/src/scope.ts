/**
 * What one data key opens. Whoever destroys the key of a scope erases everything that was encrypted under it, and nothing
 * else; so a scope is never wider than what gallring takes in one act.
 */
export type ContentScope =
  /** Identity of a participant. */
  | `participant:${string}`
  /** Content of a case that one agency owns: case:<caseId>:<agencyId>. */
  | `case:${string}:${string}`
  /** Temporal payloads of a journey. */
  | `journey:${string}`
  /** Temporal payloads of every other workflow. */
  | `workflow:${string}`
  /** Drafts: material of the author's agency. */
  | `draft:${string}`
  /** Pseudonyms and notes of an agency's log of who read what: it outlives the cases. */
  | `audit:${string}`
  /** Seals of an agency's log. PostgreSQL gives this one to the worker alone, which seals, and to whoever checks. */
  | `seal:${string}`
  /** Stamps of rows that wait to be sealed, by the program that writes them. */
  | `stamp:${string}`;

/** The key of the personnummer lookup hash; it hashes and never encrypts. */
export type LookupScope = 'lookup';

export type Scope = ContentScope | LookupScope;

const scopePattern =
  /^(?:(?:participant|draft|journey|audit|seal|stamp):[^:\s]+|case:[^:\s]+:[^:\s]+|workflow:[\s\S]+|lookup)$/;

/** Gives the scope back; throws when it has no id or is of no known kind, so that no key is ever made for `case::`. */
export const checkedScope = <S extends Scope>(scope: S): S => {
  if (!scopePattern.test(scope)) throw new RangeError('not the scope of a data key');
  return scope;
};

/** Identity of a participant. Refuses an empty id. */
export const participantScope = (participantId: string): ContentScope => checkedScope(`participant:${participantId}`);

/** Content of a case that one agency owns. Refuses an empty id or one with a colon. */
export const caseScope = (caseId: string, agencyId: string): ContentScope => checkedScope(`case:${caseId}:${agencyId}`);

/** Temporal payloads of a case's journey. Refuses an empty id. */
export const journeyScope = (caseId: string): ContentScope => checkedScope(`journey:${caseId}`);

/** Drafts of an agency's staff. Refuses an empty id. */
export const draftScope = (agencyId: string): ContentScope => checkedScope(`draft:${agencyId}`);

/** An agency's log of who read what. Refuses an empty id. */
export const auditScope = (agencyId: string): ContentScope => checkedScope(`audit:${agencyId}`);

/** What seals an agency's log. Refuses an empty id. */
export const sealScope = (agencyId: string): ContentScope => checkedScope(`seal:${agencyId}`);

/** What the api stamps the rows with that it writes for the logs. */
export const stampScope: ContentScope = 'stamp:api';

const journeyWorkflowId = /^journey-([^:\s]+)$/;
// A schedule starts its workflows as <id>-2026-11-22T06:00:00Z; they share the key of <id>, or each run would leave one.
const scheduledStart = /(?<=.)-\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** The scope of a workflow's payloads; `undefined` where Temporal names no workflow. */
export const scopeOfWorkflow = (workflowId: string | undefined): ContentScope => {
  if (!workflowId) return 'workflow:none';
  const caseId = journeyWorkflowId.exec(workflowId)?.[1];
  return caseId ? journeyScope(caseId) : checkedScope(`workflow:${workflowId.replace(scheduledStart, '')}`);
};

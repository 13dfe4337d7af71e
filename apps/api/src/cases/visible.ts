import { type Transaction, withKommun } from '@stafett/db';
import {
  type CaseFile,
  type InsatsModel,
  modelByHash,
  type Relation,
  readableCategories,
  relations,
} from '@stafett/domain';
import type { StaffActor } from '../context.ts';

/** A case that the transaction's actor may see. */
export type Visible = {
  readonly state: CaseFile;
  readonly code: string;
  readonly model: InsatsModel;
  readonly relations: readonly Relation[];
  /** Skyddade personuppgifter, and the staff on the actor's unit's list. */
  readonly protection: { readonly kind: string; readonly since: Date } | null;
  readonly identityAccess: readonly string[];
  /** The case itself is not marked: the unit knows it from another case of the person. */
  readonly isKnownHereAlone: boolean;
  readonly stallsOn: Date | null;
  readonly stallCause: string | null;
};

/** Whoever coordinates the insats sees to it that the case goes on, also without being told who it is. */
const looksAfterTheProcess = (to: readonly Relation[], { roles }: StaffActor): boolean =>
  to.includes('processFollower') && roles.includes('insatsCoordinator');

/** Process data alone (the förbund's coordinator) says where a case stands; the case itself stays closed to them. */
export const mayOpen = (to: readonly Relation[], actor: StaffActor): boolean =>
  readableCategories(to, actor.roles).some((category) => category !== 'status') || looksAfterTheProcess(to, actor);

const isRelation = (value: string): value is Relation => (relations as readonly string[]).includes(value);

/** How the actor's unit stands to each of these cases. */
export const relationsTo = async (
  transaction: Transaction,
  cases: readonly string[],
): Promise<ReadonlyMap<string, readonly Relation[]>> => {
  const rows = await transaction.caseGrant.findMany({
    where: { caseId: { in: [...cases] } },
    select: { caseId: true, relation: true },
  });
  const found = new Map<string, Relation[]>();
  for (const { caseId, relation } of rows)
    if (isRelation(relation)) found.set(caseId, [...(found.get(caseId) ?? []), relation]);
  return found;
};

/** Finds a case. Undefined when there is none that the actor may see; the statements are the same whichever it is. */
export const findVisible = async (transaction: Transaction, caseId: string): Promise<Visible | undefined> => {
  const row = await transaction.caseFile.findUnique({
    where: { id: caseId },
    select: {
      code: true,
      state: true,
      kommun: { select: { kommun: true } },
      stallsOn: true,
      stallCause: true,
      grants: { select: { relation: true } },
      protection: { select: { kind: true, since: true } },
      identityAccess: { select: { staff: true } },
      protectedFor: { select: { kind: true, since: true, staff: true } },
    },
  });
  if (!row) return undefined;
  const state = withKommun(row.state, row.kommun);
  const model = modelByHash(state.modelHash);
  const [known] = row.protectedFor;
  if (!model) throw new Error('a stored case runs on a model that is not shipped');
  return {
    state,
    code: row.code,
    model,
    relations: row.grants.map(({ relation }) => relation).filter(isRelation),
    protection: row.protection ?? known ?? null,
    identityAccess: row.protection ? row.identityAccess.map(({ staff }) => staff) : (known?.staff ?? []),
    isKnownHereAlone: row.protection === null && known !== undefined,
    stallsOn: row.stallsOn,
    stallCause: row.stallCause,
  };
};

/**
 * Whether the actor may not know who it is: protected, and they are neither on their unit's list nor its manager. As row-level security has it
 * (`hides_case`): a case that another of the person's cases has just marked is the manager's alone until it has written its own list.
 */
export const isHidden = ({ protection, identityAccess }: Visible, { staff, roles }: StaffActor): boolean =>
  protection !== null &&
  !roles.includes('manager') &&
  !(roles.some((role) => role === 'caseworker' || role === 'coach') && identityAccess.includes(staff));

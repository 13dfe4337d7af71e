import { dayOf, instantOf, type Row } from '@stafett/db';
import type { Relation } from '@stafett/domain';
import {
  modelByHash,
  type NextStep,
  nextSteps,
  type Phase,
  phases,
  type WaitingReason,
  waitingReasons,
} from '@stafett/domain';
import type { CaseRow, WaitingForView } from '@stafett/schemas';
import type { Names } from '../organisation/name-book.ts';
import { participantLine } from '../participants/participant-line.ts';
import type { Identity } from '../participants/participants.ts';

export type WaitingColumns = Pick<
  Row.CaseFile,
  'waitingAgency' | 'waitingUnit' | 'waitingStaff' | 'waitingSince' | 'waitingReason' | 'nextStep' | 'nextOn'
>;

const isOneOf = <Code extends string>(codes: readonly Code[], value: string | null): value is Code =>
  value !== null && (codes as readonly string[]).includes(value);

/** A phase as the store keeps it. Throws for one that the core does not know. */
export const phaseOf = (stored: string): Phase => {
  if (isOneOf(phases, stored)) return stored;
  throw new Error('a stored phase is unknown');
};

/** Whom a stored row waits for; undefined when it is closed. */
export const waitingForOf = (row: WaitingColumns, names: Names): WaitingForView | undefined => {
  const { waitingAgency: agency, waitingUnit: unit, waitingSince, waitingReason, nextStep, nextOn } = row;
  if (agency === null || unit === null || waitingSince === null || nextOn === null) return undefined;
  if (!isOneOf<WaitingReason>(waitingReasons, waitingReason) || !isOneOf<NextStep>(nextSteps, nextStep))
    return undefined;
  return {
    party: names.party({ agency, unit }),
    ...(row.waitingStaff === null ? {} : { staff: names.staff(row.waitingStaff) }),
    since: instantOf(waitingSince),
    reason: waitingReason,
    nextStep,
    nextOn: dayOf(nextOn),
  };
};

/** The name of the insats as the case's own model has it. */
export const insatsNameOf = (row: { readonly modelHash: string; readonly insats: string }): string =>
  modelByHash(row.modelHash)?.name ?? row.insats;

/** A line of a list of cases. `identity` only when the actor may know who it is. */
export const caseRowOf = (
  row: Row.CaseFile,
  names: Names,
  relations: readonly Relation[],
  identity: Identity | undefined,
): CaseRow => {
  const waitingFor = waitingForOf(row, names);
  return {
    caseId: row.id,
    caseCode: row.code,
    ...participantLine(identity),
    insats: row.insats,
    insatsName: insatsNameOf(row),
    place: row.place,
    phase: phaseOf(row.phase),
    phaseSince: instantOf(row.phaseSince),
    holder: names.party({ agency: row.holderAgency, unit: row.holderUnit }),
    ...(row.holderStaff === null ? {} : { caseworker: names.staff(row.holderStaff) }),
    ...(row.coach === null ? {} : { coach: names.staff(row.coach) }),
    ...(waitingFor ? { waitingFor } : {}),
    relations: [...relations],
  };
};

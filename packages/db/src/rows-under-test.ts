import { randomUUID } from 'node:crypto';
import type { Actor, Handover, Instant, Meeting, Relation, Role, Task, UnitRef } from '@stafett/domain';
import { caseCode } from './case-code.ts';
import type { Transaction } from './database.ts';

// Rows as `commit` would write them, for the tests of this package.

export const now = '2026-11-22T09:00:00.000Z' as Instant;
const at = new Date(now);
const today = new Date('2026-11-22');

export const staffOf = (unit: UnitRef, ...roles: readonly Role[]): Extract<Actor, { type: 'staff' }> => ({
  type: 'staff',
  staff: randomUUID(),
  agency: unit.agency,
  unit: unit.unit,
  roles: roles.length > 0 ? roles : ['caseworker'],
});

export type CaseUnderTest = { readonly id: string; readonly participant: string; readonly task: string };

/** An open case that the unit holds, with an open task and a phase, and grants for others. */
export const insertCase = async (
  transaction: Transaction,
  holder: UnitRef,
  others: readonly (readonly [Relation, UnitRef])[] = [],
): Promise<CaseUnderTest> => {
  const [id, participant, task] = [randomUUID(), randomUUID(), randomUUID()];
  const waiting = {
    waitingAgency: holder.agency,
    waitingUnit: holder.unit,
    waitingSince: at,
    waitingReason: 'plan',
    nextStep: 'act',
    nextOn: today,
  };
  await transaction.participant.create({ data: { id: participant, tenant: holder.agency, createdAt: at } });
  await transaction.participantIdentity.create({
    data: { participantId: participant, tenant: holder.agency, ciphertext: Buffer.from('sealed'), version: 1 },
  });
  await transaction.caseFile.create({
    data: {
      id,
      code: caseCode(id),
      participantId: participant,
      tenant: holder.agency,
      insats: 'sikta-arbetsmarknad',
      place: 'kfv',
      modelHash: 'hash',
      origin: 'referred',
      phase: 'insats',
      phaseSince: at,
      referredOn: today,
      sex: 'K',
      birthYear: 1990,
      referredBy: 'forsakringskassan',
      incomeAtStart: 'sjukpenning',
      incomeNow: 'sjukpenning',
      holderAgency: holder.agency,
      holderUnit: holder.unit,
      holderSince: at,
      ...waiting,
      seq: 1,
      state: {},
    },
  });
  await transaction.caseKommun.create({ data: { caseId: id, kommun: 'Katrineholm' } });
  const grants: readonly (readonly [Relation, UnitRef])[] = [['holder', holder], ['taskOwner', holder], ...others];
  await transaction.caseGrant.createMany({
    data: grants.map(([relation, { agency, unit }]) => ({
      caseId: id,
      unit,
      relation,
      agency,
      participantId: participant,
    })),
  });
  await insertTask(transaction, { id: task, caseId: id, participantId: participant }, holder);
  await transaction.casePhase.create({
    data: { caseId: id, seq: 1, from: at, phase: 'insats', tenant: holder.agency },
  });
  await transaction.caseIncome.create({
    data: { caseId: id, seq: 1, from: at, income: 'sjukpenning', tenant: holder.agency },
  });
  await transaction.caseEvent.create({
    data: {
      caseId: id,
      seq: 1,
      commandId: randomUUID(),
      ordinal: 0,
      type: 'caseReferred',
      version: 1,
      at,
      tenant: holder.agency,
      actor: {},
      payload: {},
    },
  });
  return { id, participant, task };
};

/** The event with which a case of the participant begins. */
export const insertOpening = async (
  transaction: Transaction,
  { agency }: UnitRef,
  commandId: string,
  participant: string,
): Promise<void> => {
  await transaction.caseEvent.create({
    data: {
      caseId: randomUUID(),
      seq: 1,
      commandId,
      ordinal: 0,
      type: 'caseReferred',
      version: 1,
      at,
      tenant: agency,
      actor: {},
      payload: { participant },
    },
  });
};

type TaskKey = { readonly id: string; readonly caseId: string; readonly participantId: string };

export const insertTask = async (
  transaction: Transaction,
  key: TaskKey,
  owner: UnitRef,
  audience: 'unit' | 'manager' = 'unit',
  status: 'open' | 'done' = 'open',
  subject: Task['subject'] = { type: 'case' },
): Promise<void> => {
  await transaction.task.create({
    data: {
      ...key,
      tenant: owner.agency,
      ownerAgency: owner.agency,
      ownerUnit: owner.unit,
      kind: audience === 'unit' ? 'writePlan' : 'remindColleague',
      audience,
      dueOn: today,
      openedAt: at,
      status,
      version: 1,
      subject,
      caseCode: caseCode(key.caseId),
      insats: 'sikta-arbetsmarknad',
      place: 'kfv',
      phase: 'insats',
      holderAgency: owner.agency,
      holderUnit: owner.unit,
    },
  });
};

export const insertHandover = async (transaction: Transaction, caseId: string, handover: Handover): Promise<void> => {
  const { from, to, answeredBy } = handover;
  await transaction.handover.create({
    data: {
      id: handover.id,
      caseId,
      tenant: from.agency,
      fromAgency: from.agency,
      fromUnit: from.unit,
      route: handover.route,
      toType: to.type,
      toAgency: to.type === 'unit' ? to.agency : null,
      toUnit: to.type === 'unit' ? to.unit : null,
      forum: to.type === 'jointForum' ? to.forum : null,
      action: handover.action,
      basis: handover.basis,
      status: handover.status,
      sentAt: new Date(handover.sentAt),
      acknowledgeBy: new Date(handover.acknowledgeBy),
      answerBy: new Date(handover.answerBy),
      answeredByAgency: answeredBy?.agency ?? null,
      answeredByUnit: answeredBy?.unit ?? null,
      detail: handover,
    },
  });
  await transaction.handoverMember.createMany({
    data: (to.type === 'unit' ? [] : to.members).map(({ agency, unit }) => ({
      handoverId: handover.id,
      unit,
      agency,
      caseId,
    })),
  });
};

export const insertMeeting = async (transaction: Transaction, caseId: string, meeting: Meeting): Promise<void> => {
  await transaction.meeting.create({
    data: {
      id: meeting.id,
      caseId,
      tenant: meeting.bookedBy.agency,
      kind: meeting.kind,
      startsAt: new Date(meeting.startsAt),
      minutesLong: meeting.minutesLong,
      mode: meeting.mode,
      status: meeting.status,
      bookedByUnit: meeting.bookedBy.unit,
      detail: meeting,
    },
  });
  await transaction.meetingParty.createMany({
    data: meeting.parties.map((party) => ({
      meetingId: meeting.id,
      partyId: party.id,
      caseId,
      type: party.type,
      agency: party.type === 'unit' ? party.agency : null,
      unit: party.type === 'unit' ? party.unit : null,
      required: party.required,
      startsAt: new Date(meeting.startsAt),
    })),
  });
};

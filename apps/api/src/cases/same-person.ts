import type { Row, Transaction } from '@stafett/db';
import type { StaffActor } from '../context.ts';
import { mayOpen, relationsTo } from './visible.ts';

/**
 * The person's other open cases among those that the actor's unit may open anyway, the newest first. Whatever another unit or agency has is
 * neither sought nor counted: that somebody is enrolled elsewhere is itself under sekretess (JO 3185-2017). People are known by the keyed hash of
 * their number, or because they came into the unit's cases as the same participant.
 */
export const otherOpenCases = async (
  transaction: Transaction,
  actor: StaffActor,
  person: { readonly participant?: string; readonly lookup?: Uint8Array<ArrayBuffer> },
  except: string,
): Promise<Row.CaseFile[]> => {
  const { participant } = person;
  const lookup = person.lookup ?? (participant === undefined ? undefined : await lookupOf(transaction, participant));
  const known =
    lookup === undefined
      ? []
      : await transaction.participantIdentity.findMany({ where: { lookup }, select: { participantId: true } });
  const ids = known.map(({ participantId }) => participantId);
  // Whoever gives a number is not told that they know somebody protected by it.
  const participants = new Set(person.lookup === undefined ? ids : await withoutProtected(transaction, ids));
  if (participant !== undefined) participants.add(participant);
  if (participants.size === 0) return [];
  const rows = await transaction.caseFile.findMany({
    where: { participantId: { in: [...participants] }, closedOn: null, id: { not: except } },
    orderBy: [{ referredOn: 'desc' }, { id: 'asc' }],
    take: 20,
  });
  const relations =
    rows.length === 0
      ? new Map()
      : await relationsTo(
          transaction,
          rows.map(({ id }) => id),
        );
  return rows.filter(({ id }) => mayOpen(relations.get(id) ?? [], actor));
};

/** Those of these whom a number may lead to: nobody protected, whoever asks. */
export const withoutProtected = async (
  transaction: Transaction,
  participants: readonly string[],
): Promise<readonly string[]> => {
  const of = { where: { participantId: { in: [...participants] } }, select: { participantId: true } };
  const among = [...(await transaction.protectedCase.findMany(of)), ...(await transaction.protectedFor.findMany(of))];
  return participants.filter((participant) => !among.some(({ participantId }) => participantId === participant));
};

const lookupOf = async (
  transaction: Transaction,
  participant: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  const row = await transaction.participantIdentity.findUnique({
    where: { participantId: participant },
    select: { lookup: true },
  });
  return row?.lookup ?? undefined;
};

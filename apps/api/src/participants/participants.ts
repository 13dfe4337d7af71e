import { type Transaction, timeColumn } from '@stafett/db';
import type { Instant } from '@stafett/domain';
import { isTombstone, participantScope, type Vault } from '@stafett/vault';
import { z } from 'zod';
import { Refused } from '../problems/refuse.ts';

const Identity = z.object({ name: z.string().optional(), personnummer: z.string().optional() });
export type Identity = z.infer<typeof Identity>;

/** An identity, encrypted and ready to be written. */
export type SealedIdentity = {
  readonly participant: string;
  readonly version: number;
  readonly ciphertext: Uint8Array<ArrayBuffer>;
  readonly lookup: Uint8Array<ArrayBuffer> | null;
};

export type Participants = {
  readonly seal: (participant: string, identity: Identity, version: number) => Promise<SealedIdentity>;
  /** Enters a participant with their first identity, if there is one. */
  readonly enter: (
    transaction: Transaction,
    agency: string,
    participant: SealedIdentity | string,
    at: Instant,
  ) => Promise<void>;
  /** Writes an identity, the first or a later one, for the agency. */
  readonly write: (transaction: Transaction, agency: string, sealed: SealedIdentity) => Promise<void>;
  /** How far an identity's versions have come; 0 when there is none that the actor may see. */
  readonly versionOf: (transaction: Transaction, participant: string) => Promise<number>;
  /**
   * Reads the identities among these that the transaction's actor may see. Decrypting is left to the function it gives, to be
   * called when the transaction has ended: keys come over other connections.
   */
  readonly read: (
    transaction: Transaction,
    participants: readonly string[],
  ) => Promise<() => Promise<ReadonlyMap<string, Identity>>>;
  /** The hash that a person is found by. */
  readonly lookup: (personnummer: string) => Promise<Uint8Array<ArrayBuffer>>;
};

const placeOf = (participant: string, version: number): string => `identity:${participant}:${version}`;

export const participantsIn = (vault: Vault): Participants => {
  const lookup: Participants['lookup'] = (personnummer) => vault.lookupHash(personnummer);

  const write: Participants['write'] = async (
    transaction,
    agency,
    { participant, version, ciphertext, lookup: hash },
  ) => {
    const data = { tenant: agency, ciphertext, lookup: hash, version };
    if (version > 1) {
      const where = { participantId: participant, version: version - 1 };
      const { count } = await transaction.participantIdentity.updateMany({ where, data });
      if (count === 0) throw new Refused('staleVersion');
      return;
    }
    // createMany returns no row: who has just entered somebody may not see them until there is a case.
    await transaction.participantIdentity.createMany({ data: [{ participantId: participant, ...data }] });
  };

  return {
    lookup,
    write,
    enter: async (transaction, agency, participant, at) => {
      const id = typeof participant === 'string' ? participant : participant.participant;
      await transaction.participant.createMany({ data: [{ id, tenant: agency, createdAt: timeColumn(at) }] });
      if (typeof participant !== 'string') await write(transaction, agency, participant);
    },
    seal: async (participant, identity, version) => {
      const scope = participantScope(participant);
      await vault.createKey(scope);
      return {
        participant,
        version,
        ciphertext: await vault.encrypt(scope, JSON.stringify(identity), placeOf(participant, version)),
        lookup: identity.personnummer === undefined ? null : await lookup(identity.personnummer),
      };
    },
    versionOf: async (transaction, participant) => {
      const row = await transaction.participantIdentity.findUnique({
        where: { participantId: participant },
        select: { version: true },
      });
      return row?.version ?? 0;
    },
    read: async (transaction, participants) => {
      const rows = await transaction.participantIdentity.findMany({
        where: { participantId: { in: [...new Set(participants)] } },
      });
      return async () => {
        const identities = new Map<string, Identity>();
        await Promise.all(
          rows.map(async ({ participantId, ciphertext, version }) => {
            const plain = await vault.decryptText(
              participantScope(participantId),
              ciphertext,
              placeOf(participantId, version),
            );
            if (!isTombstone(plain)) identities.set(participantId, Identity.parse(JSON.parse(plain)));
          }),
        );
        return identities;
      };
    },
  };
};

import type { Transaction } from '@stafett/db';
import { isTombstone, participantScope, type Vault } from '@stafett/vault';
import { z } from 'zod';
import { Refused } from '../problems/refuse.ts';

const Identity = z.object({ name: z.string().optional(), personnummer: z.string().optional() });
/**
 * `erased`: the key is destroyed, and who it was is known to nobody. `isProtected`: skyddade personuppgifter, of which nothing is said unless
 * it is asked for.
 */
export type Identity = z.infer<typeof Identity> & { readonly erased?: true; readonly isProtected?: true };

/** An identity, encrypted and ready to be written. */
export type SealedIdentity = {
  readonly participant: string;
  readonly version: number;
  readonly ciphertext: Uint8Array<ArrayBuffer>;
  readonly lookup: Uint8Array<ArrayBuffer> | null;
};

export type Participants = {
  readonly seal: (participant: string, identity: Identity, version: number) => Promise<SealedIdentity>;
  /**
   * Writes identities that become current when the events of their acts stand in the ledger, and are gone should those be
   * refused. Refuses `staleVersion` when another has come meanwhile.
   */
  readonly announce: (
    transaction: Transaction,
    agency: string,
    coming: readonly { readonly commandId: string; readonly sealed: SealedIdentity }[],
  ) => Promise<void>;
  /** How far an identity's versions have come; 0 when there is none that the actor may see. */
  readonly versionOf: (transaction: Transaction, participant: string) => Promise<number>;
  /**
   * Reads the identities among these that the transaction's actor may see. Decrypting is left to the function it gives, to be
   * called when the transaction has ended: keys come over other connections. Of who is protected it says that alone; `asked` opens theirs
   * too, where the actor is on the list.
   */
  readonly read: (
    transaction: Transaction,
    participants: readonly string[],
    asked?: 'asked',
  ) => Promise<() => Promise<ReadonlyMap<string, Identity>>>;
  /** The hash that a person is found by. */
  readonly lookup: (personnummer: string) => Promise<Uint8Array<ArrayBuffer>>;
};

type StoredIdentity = {
  readonly participantId: string;
  readonly ciphertext: Uint8Array<ArrayBuffer> | null;
  readonly version: number | null;
  readonly isProtected: boolean;
};

const placeOf = (participant: string, version: number): string => `identity:${participant}:${version}`;

export const participantsIn = (vault: Vault): Participants => {
  const lookup: Participants['lookup'] = (personnummer) => vault.lookupHash(personnummer);

  const currentOf = async (transaction: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, number>> => {
    const rows = await transaction.participantIdentity.findMany({
      where: { participantId: { in: [...ids] } },
      select: { participantId: true, version: true },
    });
    return new Map(rows.map(({ participantId, version }) => [participantId, version]));
  };

  return {
    lookup,
    announce: async (transaction, agency, coming) => {
      const current = await currentOf(
        transaction,
        coming.map(({ sealed }) => sealed.participant),
      );
      if (coming.some(({ sealed }) => sealed.version !== (current.get(sealed.participant) ?? 0) + 1))
        throw new Refused('staleVersion');
      // createMany returns no row: nobody reads one that waits.
      await transaction.identityToCome.createMany({
        data: coming.map(({ commandId, sealed: { participant, version, ciphertext, lookup: hash } }) => ({
          commandId,
          participantId: participant,
          tenant: agency,
          ciphertext,
          lookup: hash,
          version,
        })),
      });
    },
    seal: async (participant, { isProtected: _marked, ...identity }, version) => {
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
      const current = await currentOf(transaction, [participant]);
      return current.get(participant) ?? 0;
    },
    read: async (transaction, participants, asked) => {
      const rows = await transaction.$queryRaw<StoredIdentity[]>`
        SELECT p.id AS "participantId", i.ciphertext, i.version,
          EXISTS (SELECT 1 FROM protected_case c WHERE c.participant_id = p.id)
            OR EXISTS (SELECT 1 FROM protected_for k WHERE k.participant_id = p.id) AS "isProtected"
        FROM unnest(${[...new Set(participants)]}::uuid[]) AS p (id)
        LEFT JOIN participant_identity i ON i.participant_id = p.id`;
      return async () => {
        const identities = new Map<string, Identity>();
        await Promise.all(
          rows.map(async ({ participantId, ciphertext, version, isProtected }) => {
            if (isProtected) identities.set(participantId, { isProtected });
            if (ciphertext === null || version === null || (isProtected && asked === undefined)) return;
            const plain = await vault.decryptText(
              participantScope(participantId),
              ciphertext,
              placeOf(participantId, version),
            );
            identities.set(participantId, {
              ...(isTombstone(plain) ? { erased: true } : Identity.parse(JSON.parse(plain))),
              ...(isProtected && { isProtected }),
            });
          }),
        );
        return identities;
      };
    },
  };
};

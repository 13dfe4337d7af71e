import { createHash } from 'node:crypto';
import { type CaseEvent, type CaseFile, type StoredEvent, stockholmDate } from '@stafett/domain';
import { ArchiveFile, DocumentContent, DocumentKind, ExportArchiveRequest, Instant } from '@stafett/schemas';
import { caseScope, isTombstone } from '@stafett/vault';
import { z } from 'zod';
import { namedVersion, placeOf } from '../documents/documents.ts';
import { caseNotFound, Refused } from '../problems/refuse.ts';
import { unitProcedure } from '../trpc.ts';
import { archiveFileOf } from './archive-file.ts';
import { decideAndStore } from './decided.ts';
import { onlyWhoMayGallra } from './only-who-may-gallra.ts';

/** Of who is protected, to who may not know who it is. */
const Hidden = z.object({ hidden: z.literal(true) });
/** What the store gives out of the case: its own agency's texts, encrypted, and nothing of other agencies' samtycken. */
const Kept = z.object({
  state: z.unknown(),
  events: z.array(z.unknown()),
  documents: z.array(
    z.object({
      id: z.string(),
      version: z.int(),
      kind: DocumentKind,
      // In lines of 76 characters, as PostgreSQL writes it.
      ciphertext: z.string(),
      createdAt: Instant,
      authorStaff: z.string().nullable(),
    }),
  ),
});

/**
 * The agency's share as a file for its archive: facts, history and its own texts, as far as it may read them. Refuses `notAllowed` where no
 * rule asks for an archive, and `identityHidden` to who may not know who a protected participant is. The hash stands in the protocol; exported once more, the last one does.
 */
export const exportArchive = unitProcedure
  .input(ExportArchiveRequest)
  .output(ArchiveFile)
  .mutation(async ({ ctx, input: { gallring: id, version } }) => {
    const { actor, vault } = ctx;
    onlyWhoMayGallra(actor);
    const now = ctx.clock();
    const found = await ctx.read(async (transaction) => {
      const row = await transaction.gallring.findUnique({ where: { id } });
      const [given] = await transaction.$queryRaw<{ kept: unknown }[]>`SELECT gallring_archive(${id}::uuid) AS kept`;
      if (!row || !given?.kept) return undefined;
      if (Hidden.safeParse(given.kept).success) throw new Refused('identityHidden');
      return { row, kept: Kept.parse(given.kept) };
    });
    if (!found) throw caseNotFound();
    const { row, kept } = found;
    if (!row.archive) throw new Refused('notAllowed');
    const state = kept.state as CaseFile;
    const events = kept.events.map((event, seq): StoredEvent => ({ seq, commandId: '', event: event as CaseEvent }));
    const written = kept.documents.filter((text) => text.version <= (namedVersion(state, text.id) ?? 0));
    const texts = await Promise.all(
      written.map(async ({ id: document, version: of, kind, ciphertext, createdAt, authorStaff }) => {
        const plain = await vault.decryptText(
          caseScope(row.caseId, actor.agency),
          Buffer.from(ciphertext, 'base64'),
          placeOf(document, of),
        );
        // Nothing is left to export of a share that is gone.
        if (isTombstone(plain)) throw caseNotFound();
        return { kind, version: of, createdAt, authorStaff, content: DocumentContent.parse(JSON.parse(plain)) };
      }),
    );
    const content = archiveFileOf({
      row,
      state,
      events,
      texts,
      agency: actor.agency,
      names: await ctx.names.read(),
      now,
    });
    const hash = createHash('sha256').update(content, 'utf8').digest('hex');
    await decideAndStore(ctx, id, { type: 'recordArchiveExport', version, hash });
    return { fileName: `stafett-${row.caseCode}-${stockholmDate(now)}.json`, content, hash };
  });

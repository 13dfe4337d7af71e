import { instantOf, type Transaction } from '@stafett/db';
import type { CaseFile, DocumentRef, StoredEvent } from '@stafett/domain';
import { type CaseView, DocumentKind, type DocumentLink, type PartyView } from '@stafett/schemas';
import { namedVersion } from '../documents/documents.ts';
import type { Names } from '../organisation/name-book.ts';

type Written = DocumentLink & { readonly tenant: string; readonly kind: string; readonly createdAt: Date };

/** The case's texts that the transaction's actor may read, without their words. */
export const readableTexts = async (transaction: Transaction, caseId: string): Promise<readonly Written[]> => {
  const rows = await transaction.document.findMany({
    where: { caseId },
    select: { id: true, version: true, tenant: true, kind: true, createdAt: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }, { version: 'asc' }],
  });
  return rows.map(({ id, ...row }) => ({ document: id, ...row }));
};

const isLink = (part: object): part is DocumentLink => 'document' in part && 'version' in part;

/** Takes away the links to texts that the viewer may not read; all else stays as it is. */
const withoutLinks = <Part>(part: Part, opens: (link: DocumentLink) => boolean): Part => {
  if (Array.isArray(part))
    return part
      .filter((one: unknown) => typeof one !== 'object' || one === null || !isLink(one) || opens(one))
      .map((one: unknown) => withoutLinks(one, opens)) as Part;
  if (typeof part !== 'object' || part === null) return part;
  const kept = Object.entries(part).filter(
    ([, value]) => typeof value !== 'object' || value === null || !isLink(value) || opens(value),
  );
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutLinks(value, opens)])) as Part;
};

/** Who wrote the texts that the history names. */
const authorsIn = (history: readonly StoredEvent[], names: Names): ReadonlyMap<string, PartyView> =>
  new Map(
    history.flatMap(({ event }) => {
      const written =
        event.type === 'placementStarted' ? event.placement.document : 'document' in event ? event.document : undefined;
      return event.by.type === 'staff' && written ? [[written.document, names.party(event.by)] as const] : [];
    }),
  );

type Asked = {
  readonly state: CaseFile;
  readonly texts: readonly Written[];
  readonly history: readonly StoredEvent[];
  readonly agency: string;
  readonly names: Names;
};

/** What the agency has written, each text once as it stands now; what the ledger refused is none of the case's. */
const ownTextsOf = ({ state, texts, agency }: Asked): NonNullable<CaseView['ownTexts']> => {
  const own = texts.filter(({ tenant, document, version }) => {
    const named = tenant === agency ? namedVersion(state, document) : undefined;
    return named !== undefined && version <= named;
  });
  return own
    .filter(({ document }, index) => own.findLastIndex((other) => other.document === document) === index)
    .map(({ document, version, kind, createdAt }) => ({
      document,
      version,
      kind: DocumentKind.parse(kind),
      writtenAt: instantOf(createdAt),
    }));
};

/**
 * The view with the texts that the viewer may read and no others: where another agency has one, it is said which; an agency that no longer
 * reads the case's plan keeps the way to what it wrote itself.
 */
export const withReadableTexts = (view: CaseView, asked: Asked): CaseView => {
  const { state, texts, history, agency, names } = asked;
  const opens = (link: DocumentLink): boolean =>
    texts.some(({ document, version }) => document === link.document && version === link.version);
  const authors = authorsIn(history, names);
  const elsewhere = (ref: DocumentRef | undefined): { writtenBy?: PartyView } => {
    const by = ref && authors.get(ref.document);
    return by && by.agency !== agency ? { writtenBy: by } : {};
  };
  const shown = withoutLinks(view, opens);
  const own = view.plan || view.assessment || view.followUps ? [] : ownTextsOf(asked);
  return {
    ...shown,
    ...(shown.assessment ? { assessment: { ...shown.assessment, ...elsewhere(state.assessment?.document) } } : {}),
    ...(shown.plan ? { plan: { ...shown.plan, ...elsewhere(state.plan?.document) } } : {}),
    ...(shown.followUps
      ? { followUps: shown.followUps.map((one, index) => ({ ...one, ...elsewhere(state.followUps[index]?.document) })) }
      : {}),
    ...(shown.placements
      ? {
          placements: shown.placements.map((one) => ({
            ...one,
            ...elsewhere(state.placements.find(({ id }) => id === one.id)?.document),
          })),
        }
      : {}),
    ...(own.length > 0 ? { ownTexts: own } : {}),
  };
};

import { dayOf, type Row } from '@stafett/db';
import {
  type CaseFile,
  caseworkRoles,
  grantsOf,
  type Instant,
  mayRead,
  modelByHash,
  type StoredEvent,
} from '@stafett/domain';
import type { DocumentContent, DocumentKind } from '@stafett/schemas';
import { historyOf } from '../cases/history.ts';
import { given } from '../given.ts';
import type { Names } from '../organisation/name-book.ts';

type Text = {
  readonly kind: DocumentKind;
  readonly version: number;
  readonly createdAt: Instant;
  readonly authorStaff: string | null;
  readonly content: DocumentContent;
};

/**
 * What goes to an agency's archive, as JSON: the facts and the history as far as the agency may read them (one that never held the case: what
 * it did itself), and what its own people have written. Never who the participant is, and nothing that another agency wrote.
 */
export const archiveFileOf = ({
  row,
  state,
  events,
  texts,
  agency,
  names,
  now,
}: {
  readonly row: Row.Gallring;
  readonly state: CaseFile;
  readonly events: readonly StoredEvent[];
  readonly texts: readonly Text[];
  readonly agency: string;
  readonly names: Names;
  readonly now: Instant;
}): string => {
  const model = modelByHash(state.modelHash);
  if (!model) throw new Error('a stored case runs on a model that is not shipped');
  const relations = grantsOf(state, model)
    .filter((grant) => grant.agency === agency)
    .map(({ relation }) => relation);
  const reads = (category: 'facts' | 'history'): boolean => mayRead(category, relations, caseworkRoles);
  const { sex, birthYear, kommun, referredOn } = state.facts;
  const whole = reads('history');
  const history = historyOf(events, names, agency)
    .filter(({ by }) => whole || by?.agency === agency)
    .map(({ at, type, by, person, facts }) => ({
      at,
      what: type,
      ...(Object.keys(facts).length > 0 && { facts }),
      ...given({ agency: by?.agencyName, unit: by?.unitName, by: person?.name }),
    }));
  return `${JSON.stringify(
    {
      format: 'stafett-archive-1',
      exportedAt: now,
      agency: names.agencies.get(agency)?.name ?? '',
      case: row.caseCode,
      insats: model.name,
      place: state.place,
      closedOn: dayOf(row.closedOn),
      rule: { months: row.months, source: row.source },
      ...(reads('facts')
        ? {
            facts: {
              sex,
              birthYear,
              // The store gives none of whoever is protected.
              kommun,
              referredOn,
              incomeAtStart: state.incomeAtStart,
              incomeNow: state.incomeNow,
              ...given({ closureReason: state.closure?.reason }),
            },
          }
        : {}),
      history,
      texts: texts.map(({ kind, version, createdAt, authorStaff, content: { kind: _kind, ...said } }) => ({
        kind,
        version,
        writtenAt: createdAt,
        ...given({ writtenBy: authorStaff === null ? undefined : names.staff(authorStaff).name }),
        ...said,
      })),
    },
    null,
    2,
  )}\n`;
};

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DateText } from '../format/date.ts';
import { useFormat } from '../format/use-format.ts';

export type HistoryEntry = {
  readonly id: string;
  readonly at: DateText;
  /** The agency (and unit), or the system. */
  readonly who: string;
  /** The colleague there, where the reader is told. */
  readonly person?: string | undefined;
  readonly what: string;
  readonly more?: ReactNode;
};

/** What has happened, in order: date, agency, what. */
export const HistoryList = ({ entries }: { entries: readonly HistoryEntry[] }) => {
  const { t } = useTranslation();
  const format = useFormat();
  if (entries.length === 0) return <p>{t('history.empty')}</p>;
  return (
    <ol className="history">
      {entries.map(({ id, at, who, person, what, more }) => (
        <li key={id}>
          <time dateTime={at}>
            {format.short(at)}
            {at.length > 10 && <span className="below">{format.time(at)}</span>}
          </time>
          <span className="history-who">
            {who}
            {person && <span className="below">{person}</span>}
          </span>
          <div className="history-what">
            {what}
            {more && <div className="history-more">{more}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
};

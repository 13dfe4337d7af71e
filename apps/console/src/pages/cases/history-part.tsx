import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HistoryList } from '../../parts/history-list.tsx';
import { Section } from '../../parts/page.tsx';
import { partyName } from '../handovers/party-names.ts';
import type { PartProps } from './case-parts.tsx';
import { historyWords, isSmallPrint } from './history-words.ts';

/** Historik: date, agency, what; the latest first. */
export const HistoryPart = ({ view, preview }: PartProps) => {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const { history, options, origin } = view;
  if (!history || preview) return null;
  const shown = history.filter((line) => all || !isSmallPrint(line)).toReversed();
  return (
    <Section
      id="historik"
      title={t('history.title')}
      actions={
        <label className="inline-choice">
          <input type="checkbox" checked={all} onChange={() => setAll(!all)} /> {t('casePage.historyAll')}
        </label>
      }
    >
      <HistoryList
        entries={shown.map((line) => ({
          id: String(line.seq),
          at: line.at,
          who: line.by
            ? partyName(line.by)
            : t(origin === 'imported' && line.seq === 1 ? 'casePage.byImport' : 'casePage.bySystem'),
          what: historyWords(t, line, options.closureReasons),
        }))}
      />
    </Section>
  );
};

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HistoryList } from '../../parts/history-list.tsx';
import { Section } from '../../parts/page.tsx';
import type { PartProps } from './case-parts.tsx';
import { historyWords, isSmallPrint, togetherByAct } from './history-words.ts';

/** Historik: date, agency, what; the latest first. */
export const HistoryPart = ({ view, preview }: PartProps) => {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const { history, options, origin } = view;
  if (!history || preview) return null;
  const entries = togetherByAct(history.filter((line) => all || !isSmallPrint(line))).toReversed();
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
        entries={entries.map((lines) => {
          const [first] = lines;
          const [what = '', ...more] = lines.map((line) => historyWords(t, line, options.closureReasons));
          return {
            id: String(first.seq),
            at: first.at,
            who:
              first.by?.agencyName ??
              t(origin === 'imported' && first.seq === 1 ? 'casePage.byImport' : 'casePage.bySystem'),
            person: first.person?.name,
            what,
            more: more.length > 0 && more.map((words) => <div key={words}>{words}</div>),
          };
        })}
      />
    </Section>
  );
};

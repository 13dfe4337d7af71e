import type { Figures } from '@stafett/schemas';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Section } from '../../parts/page.tsx';
import { SummaryList } from '../../parts/summary-list.tsx';
import { type CountRow, countRows } from './count-rows.ts';

type Counts = Readonly<Record<string, number>>;
type WordsOf = 'sex' | 'reportPhase' | 'incomeSource' | 'closureReason';

/** The word for a code of the import files; a code newer than this page stands as it is. */
const useCodeName = () => {
  const { t } = useTranslation();
  const say = t as (key: string, options: { defaultValue: string }) => string;
  return (words: WordsOf, code: string): string => say(`${words}.${code}`, { defaultValue: code });
};

/** The order in which the words stand in the word file is the order in which people list them. */
const useOrder = (words: WordsOf): readonly string[] => {
  const { t } = useTranslation();
  const tree: unknown = t(words, { returnObjects: true });
  return typeof tree === 'object' && tree !== null ? Object.keys(tree) : [];
};

const CountTable = ({
  caption,
  header,
  words,
  counts,
  total,
}: {
  caption: string;
  header: string;
  words: WordsOf;
  counts: Counts;
  total: number;
}) => {
  const { t } = useTranslation();
  const name = useCodeName();
  const order = useOrder(words);
  if (total === 0) {
    return (
      <div>
        <h3>{caption}</h3>
        <p>{t('figuresPage.nobody')}</p>
      </div>
    );
  }
  const columns: readonly Column<CountRow>[] = [
    {
      id: 'code',
      header,
      cell: ({ code }) => (code === '' ? t('figuresPage.total') : name(words, code)),
      names: true,
    },
    { id: 'count', header: t('figuresPage.count'), cell: ({ count }) => count, numeric: true },
    {
      id: 'share',
      header: t('figuresPage.share'),
      cell: ({ share }) => (share === undefined ? '' : `${share} %`),
      numeric: true,
    },
  ];
  return (
    <DataTable
      caption={caption}
      captionSeen
      columns={columns}
      rows={[...countRows(counts, order), { code: '', count: total, share: undefined }]}
      rowKey={({ code }) => code}
    />
  );
};

const IncomeTable = ({ atStart, now }: { atStart: Counts; now: Counts }) => {
  const { t } = useTranslation();
  const name = useCodeName();
  const order = useOrder('incomeSource');
  const codes = countRows({ ...atStart, ...now }, order).map(({ code }) => code);
  const sum = (counts: Counts): number => Object.values(counts).reduce((total, count) => total + count, 0);
  if (sum(atStart) + sum(now) === 0) return null;
  type Row = { readonly code: string; readonly start: number; readonly end: number };
  const columns: readonly Column<Row>[] = [
    {
      id: 'code',
      header: t('figuresPage.income'),
      cell: ({ code }) => (code === '' ? t('figuresPage.total') : name('incomeSource', code)),
      names: true,
    },
    { id: 'start', header: t('figuresPage.atStart'), cell: ({ start }) => start, numeric: true },
    { id: 'end', header: t('figuresPage.now'), cell: ({ end }) => end, numeric: true },
  ];
  return (
    <DataTable
      caption={t('figuresPage.incomeOfClosed')}
      captionSeen
      columns={columns}
      rows={[
        ...codes.map((code) => ({ code, start: atStart[code] ?? 0, end: now[code] ?? 0 })),
        { code: '', start: sum(atStart), end: sum(now) },
      ]}
      rowKey={({ code }) => code}
    />
  );
};

/** The figures as tables; every one can be read aloud and printed. */
export const FiguresTables = ({ figures }: { figures: Figures }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { ongoing, waiting, closed, incomeAtStart, incomeNow, from, to } = figures;
  const age =
    ongoing.meanAge === null
      ? t('figuresPage.noAge')
      : t('figuresPage.years', {
          age: new Intl.NumberFormat(format.language === 'sv' ? 'sv-SE' : 'en-GB', {
            minimumFractionDigits: 1,
            maximumFractionDigits: 1,
          }).format(ongoing.meanAge),
        });
  return (
    <>
      <Section id="laget" title={t('figuresPage.atTo', { date: format.date(to) })}>
        <SummaryList
          rows={[
            { key: t('figuresPage.ongoing'), value: ongoing.total },
            { key: t('figuresPage.meanAge'), value: age },
            { key: t('figuresPage.waiting'), value: waiting },
          ]}
        />
        <div className="count-tables">
          <CountTable
            caption={t('figuresPage.bySex')}
            header={t('figuresPage.sexes')}
            words="sex"
            counts={ongoing.bySex}
            total={ongoing.total}
          />
          <CountTable
            caption={t('figuresPage.byPhase')}
            header={t('figuresPage.phase')}
            words="reportPhase"
            counts={ongoing.byPhase}
            total={ongoing.total}
          />
          <CountTable
            caption={t('figuresPage.byIncome')}
            header={t('figuresPage.income')}
            words="incomeSource"
            counts={ongoing.byIncome}
            total={ongoing.total}
          />
        </div>
      </Section>
      <Section id="avslutade" title={t('figuresPage.closedTitle', { from: format.date(from), to: format.date(to) })}>
        <SummaryList rows={[{ key: t('figuresPage.closed'), value: closed.total }]} />
        <div className="count-tables">
          <CountTable
            caption={t('figuresPage.byReason')}
            header={t('figuresPage.reason')}
            words="closureReason"
            counts={closed.byReason}
            total={closed.total}
          />
          <IncomeTable atStart={incomeAtStart} now={incomeNow} />
        </div>
      </Section>
      <Section id="sa-raknar-vi" title={t('figuresPage.how')}>
        <p>{t('figuresPage.howOngoing')}</p>
        <p>{t('figuresPage.howWaiting')}</p>
        <p>{t('figuresPage.howAge')}</p>
      </Section>
    </>
  );
};

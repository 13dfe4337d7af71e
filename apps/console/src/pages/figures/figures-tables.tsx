import type { Figures } from '@stafett/schemas';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { Section } from '../../parts/page.tsx';
import { SummaryList } from '../../parts/summary-list.tsx';
import { countRows } from './count-rows.ts';
import { CountTable } from './count-table.tsx';
import { MeasureTables } from './measure-tables.tsx';
import { WishTable } from './wish-table.tsx';

type Counts = Readonly<Record<string, number>>;
type WordsOf = 'sex' | 'reportPhase' | 'incomeSource' | 'closureReason' | 'closureSubReason';

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

const CodeTable = ({
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
  if (total === 0) return null;
  return (
    <CountTable
      caption={caption}
      headers={[header, t('figuresPage.count'), t('figuresPage.share')]}
      rows={countRows(counts, order).map(({ code, count, share }) => ({
        key: code,
        name: name(words, code),
        cells: [count, share === undefined ? '' : `${share} %`],
      }))}
      sum={{ key: 'sum', name: t('figuresPage.total'), cells: [total, ''] }}
    />
  );
};

const sumOf = (counts: Counts): number => Object.values(counts).reduce((total, count) => total + count, 0);

const IncomeTable = ({ atStart, now, left }: { atStart: Counts; now: Counts; left: Counts }) => {
  const { t } = useTranslation();
  const name = useCodeName();
  const order = useOrder('incomeSource');
  if (sumOf(atStart) + sumOf(now) === 0) return null;
  return (
    <CountTable
      caption={t('figuresPage.incomeOfClosed')}
      headers={[t('figuresPage.income'), t('figuresPage.atStart'), t('figuresPage.now'), t('figuresPage.left')]}
      rows={countRows({ ...atStart, ...now }, order).map(({ code }) => ({
        key: code,
        name: name('incomeSource', code),
        cells: [atStart[code] ?? 0, now[code] ?? 0, left[code] ?? 0],
      }))}
      sum={{ key: 'sum', name: t('figuresPage.total'), cells: [sumOf(atStart), sumOf(now), sumOf(left)] }}
    />
  );
};

/** The figures as tables; every one can be read aloud and printed. */
export const FiguresTables = ({ figures }: { figures: Figures }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { ongoing, waiting, closed, incomeAtStart, incomeNow, incomeLeft, from, to } = figures;
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
          <CodeTable
            caption={t('figuresPage.bySex')}
            header={t('figuresPage.sexes')}
            words="sex"
            counts={ongoing.bySex}
            total={ongoing.total}
          />
          <CodeTable
            caption={t('figuresPage.byPhase')}
            header={t('figuresPage.phase')}
            words="reportPhase"
            counts={ongoing.byPhase}
            total={ongoing.total}
          />
          <CodeTable
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
          <CodeTable
            caption={t('figuresPage.byReason')}
            header={t('figuresPage.reason')}
            words="closureReason"
            counts={closed.byReason}
            total={closed.total}
          />
          <CodeTable
            caption={t('figuresPage.bySubReason')}
            header={t('figuresPage.subReason')}
            words="closureSubReason"
            counts={closed.bySubReason}
            total={sumOf(closed.bySubReason)}
          />
          <IncomeTable atStart={incomeAtStart} now={incomeNow} left={incomeLeft} />
        </div>
      </Section>
      {figures.measures && <MeasureTables measures={figures.measures} to={to} />}
      {figures.wishes && <WishTable wishes={figures.wishes} />}
      <Section id="sa-raknar-vi" title={t('figuresPage.how')}>
        <p>{t('figuresPage.howOngoing')}</p>
        <p>{t('figuresPage.howWaiting')}</p>
        <p>{t('figuresPage.howAge')}</p>
        <p>{t('figuresPage.howLeft')}</p>
      </Section>
    </>
  );
};

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

type BySex = Figures['closed']['bySex'];
type SexRow = { readonly key: string; readonly name: string; readonly bySex: BySex; readonly total: number };

/** Ongoing and waiting, women and men beside each other. */
const SexTable = ({ rows }: { rows: readonly SexRow[] }) => {
  const { t } = useTranslation();
  const cells = (bySex: BySex, total: number) => [bySex.K, bySex.M, total];
  const all = (pick: (row: SexRow) => number) => rows.reduce((sum, row) => sum + pick(row), 0);
  const sum = { K: all(({ bySex }) => bySex.K), M: all(({ bySex }) => bySex.M) };
  if (sum.K + sum.M === 0) return null;
  return (
    <CountTable
      caption={t('figuresPage.bySex')}
      headers={[t('figuresPage.participants'), t('figuresPage.women'), t('figuresPage.men'), t('figuresPage.total')]}
      rows={rows.map(({ key, name, bySex, total }) => ({ key, name, cells: cells(bySex, total) }))}
      sum={{ key: 'sum', name: t('figuresPage.total'), cells: cells(sum, sum.K + sum.M) }}
    />
  );
};

/** Why they were closed, and women and men where they are not so few that one would know who it is. */
const ReasonTable = ({ closed }: { closed: Figures['closed'] }) => {
  const { t } = useTranslation();
  const name = useCodeName();
  const order = useOrder('closureReason');
  const { byReason, byReasonAndSex, bySex, total } = closed;
  if (total === 0) return null;
  return (
    <CountTable
      caption={t('figuresPage.byReason')}
      headers={[
        t('figuresPage.reason'),
        t('figuresPage.women'),
        t('figuresPage.men'),
        t('figuresPage.count'),
        t('figuresPage.share'),
      ]}
      rows={countRows(byReason, order).map(({ code, count, share }) => ({
        key: code,
        name: name('closureReason', code),
        cells: [
          byReasonAndSex[code]?.K ?? '–',
          byReasonAndSex[code]?.M ?? '–',
          count,
          share === undefined ? '' : `${share} %`,
        ],
      }))}
      sum={{ key: 'sum', name: t('figuresPage.total'), cells: [bySex.K, bySex.M, total, ''] }}
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
  const { ongoing, waiting, waitingBySex, closed, incomeAtStart, incomeNow, incomeLeft, from, to } = figures;
  const placementRows = ({ waiting: waits, ongoing: has, ended }: NonNullable<Figures['placements']>) => [
    ...(waits === undefined ? [] : [{ key: t('figuresPage.placements.waiting'), value: waits }]),
    { key: t('figuresPage.placements.ongoing'), value: has },
    { key: t('figuresPage.placements.ended', { from: format.date(from) }), value: ended },
  ];
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
            ...(figures.placements ? placementRows(figures.placements) : []),
          ]}
        />
        <div className="count-tables">
          <SexTable
            rows={[
              { key: 'ongoing', name: t('figuresPage.ongoing'), bySex: ongoing.bySex, total: ongoing.total },
              { key: 'waiting', name: t('figuresPage.waiting'), bySex: waitingBySex, total: waiting },
            ]}
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
          <ReasonTable closed={closed} />
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
      {(figures.measures || figures.targets) && (
        <MeasureTables measures={figures.measures ?? {}} targets={figures.targets ?? []} from={from} to={to} />
      )}
      {figures.wishes && <WishTable wishes={figures.wishes} />}
      <Section id="sa-raknar-vi" title={t('figuresPage.how')}>
        <p>{t('figuresPage.howOngoing')}</p>
        <p>{t('figuresPage.howWaiting')}</p>
        <p>{t('figuresPage.howAge')}</p>
        <p>{t('figuresPage.howLeft')}</p>
        <p>{t('figuresPage.howFew')}</p>
      </Section>
    </>
  );
};

import type { Figures } from '@stafett/schemas';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Section } from '../../parts/page.tsx';

type Measures = NonNullable<Figures['measures']>;
type Targets = NonNullable<Figures['targets']>;
type Line = {
  readonly key: string;
  readonly name: string;
  readonly reached: number;
  /** Absent for what is no share of anybody. */
  readonly of: number | undefined;
  readonly percent: number | undefined;
  /** As words: "30 %", "högst 30 %". */
  readonly target: string | undefined;
  readonly isMet: boolean | undefined;
};

const useLines = ({ steps, offers, mentors }: Measures, targets: Targets): readonly Line[] => {
  const { t } = useTranslation();
  const say = t as (key: string, options: { defaultValue: string }) => string;
  return [
    ...targets.map(({ reportCode, bound, targetPercent, measured, reached, percent, isMet }) => ({
      key: `target ${reportCode}`,
      name: say(`reportTarget.${reportCode}`, { defaultValue: reportCode }),
      reached,
      of: measured,
      percent,
      target: t(`figuresPage.bound.${bound}`, { percent: targetPercent }),
      isMet,
    })),
    ...(steps ?? []).map(({ step, afterMonths, measured, reached, percent, targetPercent, isMet }) => ({
      key: `step ${step}`,
      name: t('figuresPage.step', { step, months: afterMonths }),
      reached,
      of: measured,
      percent,
      target: t('figuresPage.bound.atLeast', { percent: targetPercent }),
      isMet,
    })),
    ...(offers
      ? [
          {
            key: 'offers',
            name: t('figuresPage.offers'),
            reached: offers.inTime,
            of: offers.measured,
            percent: offers.percent,
            target: undefined,
            isMet: undefined,
          },
        ]
      : []),
    ...(mentors
      ? [
          {
            key: 'matched',
            name: t('figuresPage.matched'),
            reached: mentors.matched,
            of: mentors.adepts,
            percent: undefined,
            target: undefined,
            isMet: undefined,
          },
          {
            key: 'mentors',
            name: t('figuresPage.mentorCount'),
            reached: mentors.mentors,
            of: undefined,
            percent: undefined,
            target: undefined,
            isMet: undefined,
          },
          ...(['internship', 'employment'] as const).map((outcome) => ({
            key: outcome,
            name: t(`figuresPage.mentors.${outcome}`),
            reached: mentors[outcome].reached,
            of: mentors.adepts,
            percent: mentors[outcome].percent,
            target: t('figuresPage.bound.atLeast', { percent: mentors[outcome].targetPercent }),
            isMet: mentors[outcome].isMet,
          })),
        ]
      : []),
  ];
};

/** What the insats is measured by, beside its targets: how cases were closed, steps, offers in time, what mentors led to. */
export const MeasureTables = ({
  measures,
  targets,
  from,
  to,
}: {
  measures: Measures;
  targets: Targets;
} & Pick<Figures, 'from' | 'to'>) => {
  const { t } = useTranslation();
  const format = useFormat();
  const lines = useLines(measures, targets);
  const percent = (value: number | undefined) => (value === undefined ? '–' : `${value} %`);
  return (
    <Section id="matt" title={t('figuresPage.measures', { date: format.date(to) })}>
      <DataTable
        caption={t('figuresPage.measuresTable')}
        columns={[
          { id: 'name', header: t('figuresPage.measure'), names: true, cell: ({ name }) => name },
          { id: 'of', header: t('figuresPage.measured'), numeric: true, cell: ({ of }) => of ?? '–' },
          { id: 'reached', header: t('figuresPage.reached'), numeric: true, cell: ({ reached }) => reached },
          { id: 'share', header: t('figuresPage.share'), numeric: true, cell: (line) => percent(line.percent) },
          { id: 'target', header: t('figuresPage.target'), numeric: true, cell: ({ target }) => target ?? '–' },
          {
            id: 'met',
            header: t('figuresPage.outcome'),
            cell: ({ isMet }) =>
              isMet === undefined ? '–' : t(isMet ? 'figuresPage.targetMet' : 'figuresPage.targetMissed'),
          },
        ]}
        rows={lines}
        rowKey={({ key }) => key}
      />
      {targets.length > 0 && <p>{t('figuresPage.howTargets', { from: format.date(from), to: format.date(to) })}</p>}
      {Object.keys(measures).length > 0 && <p>{t('figuresPage.howMeasured')}</p>}
    </Section>
  );
};

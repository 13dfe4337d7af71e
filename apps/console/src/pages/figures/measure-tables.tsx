import type { Figures } from '@stafett/schemas';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Section } from '../../parts/page.tsx';

type Measures = NonNullable<Figures['measures']>;
type Line = {
  readonly key: string;
  readonly name: string;
  readonly reached: number;
  readonly of: number;
  readonly percent: number | undefined;
  readonly target: number | undefined;
  readonly isMet: boolean | undefined;
};

const useLines = ({ steps, offers, mentors }: Measures): readonly Line[] => {
  const { t } = useTranslation();
  return [
    ...(steps ?? []).map(({ step, afterMonths, measured, reached, percent, targetPercent, isMet }) => ({
      key: `step ${step}`,
      name: t('figuresPage.step', { step, months: afterMonths }),
      reached,
      of: measured,
      percent,
      target: targetPercent,
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
          ...(['internship', 'employment'] as const).map((outcome) => ({
            key: outcome,
            name: t(`figuresPage.mentors.${outcome}`),
            reached: mentors[outcome].reached,
            of: mentors.adepts,
            percent: mentors[outcome].percent,
            target: mentors[outcome].targetPercent,
            isMet: mentors[outcome].isMet,
          })),
        ]
      : []),
  ];
};

/** What only this insats is measured by: steps against targets, offers in time, what mentors led to. */
export const MeasureTables = ({ measures, to }: { measures: Measures; to: Figures['to'] }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const lines = useLines(measures);
  const percent = (value: number | undefined) => (value === undefined ? '–' : `${value} %`);
  return (
    <Section id="matt" title={t('figuresPage.measures', { date: format.date(to) })}>
      <DataTable
        caption={t('figuresPage.measuresTable')}
        columns={[
          { id: 'name', header: t('figuresPage.measure'), names: true, cell: ({ name }) => name },
          { id: 'of', header: t('figuresPage.measured'), numeric: true, cell: ({ of }) => of },
          { id: 'reached', header: t('figuresPage.reached'), numeric: true, cell: ({ reached }) => reached },
          { id: 'share', header: t('figuresPage.share'), numeric: true, cell: (line) => percent(line.percent) },
          { id: 'target', header: t('figuresPage.target'), numeric: true, cell: ({ target }) => percent(target) },
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
      <p>{t('figuresPage.howMeasured')}</p>
    </Section>
  );
};

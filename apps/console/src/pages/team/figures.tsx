import type { TeamFigures } from '@stafett/schemas';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { Section } from '../../parts/page.tsx';
import { ageWords } from './told-rows.ts';

const Table = ({ figures: { bands, left, total } }: { figures: TeamFigures }) => {
  const { t } = useTranslation();
  const rows = [
    ...bands.map(({ ageBand, cases }) => ({
      name: ageBand === '-' ? t('teamPage.figuresNotTold') : ageWords(t, ageBand),
      cases,
    })),
    ...(left > 0 ? [{ name: t('teamPage.figuresLeft'), cases: left }] : []),
    { name: t('teamPage.figuresTotal'), cases: total },
  ];
  return (
    <div className="table-place">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('teamPage.figuresAge')}</th>
            <th scope="col">{t('teamPage.figuresCases')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, cases }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{cases}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** How many cases the team has had, by age, and as of which meeting; nothing that tells of fewer than five, nor by a difference of two looks. */
export const Figures = ({ figures }: { figures: TeamFigures | undefined }) => {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Section id="siffror" title={t('teamPage.figures')}>
      {figures ? (
        <>
          <p>{t('teamPage.figuresLead', { date: format.date(figures.on) })}</p>
          <p className="quiet">
            {t('teamPage.figuresWhy')}
            {figures.left > 0 && ` ${t('teamPage.figuresLeftWhy')}`}
          </p>
          <Table figures={figures} />
        </>
      ) : (
        <p>{t('teamPage.figuresNone')}</p>
      )}
    </Section>
  );
};

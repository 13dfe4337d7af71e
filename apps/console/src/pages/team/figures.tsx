import type { TeamFigures } from '@stafett/schemas';
import { useTranslation } from 'react-i18next';
import { Section } from '../../parts/page.tsx';
import { ageWords } from './told-rows.ts';

/** How many cases the team has and has had, by age; a small count is not shown. */
export const Figures = ({ figures: { bands, total } }: { figures: TeamFigures }) => {
  const { t } = useTranslation();
  const count = (value: number | undefined) => value ?? t('teamPage.figuresHidden');
  const rows = [
    ...bands.map((row) => ({
      ...row,
      name: row.ageBand === '-' ? t('teamPage.figuresNotTold') : ageWords(t, row.ageBand),
    })),
    { ...total, name: t('teamPage.figuresTotal') },
  ];
  return (
    <Section id="siffror" title={t('teamPage.figures')}>
      <p>{t('teamPage.figuresLead')}</p>
      <div className="table-place">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('teamPage.figuresAge')}</th>
              <th scope="col">{t('teamPage.figuresWaiting')}</th>
              <th scope="col">{t('teamPage.figuresRecommended')}</th>
              <th scope="col">{t('teamPage.figuresTotal')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, waiting, recommended, total: all }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{count(waiting)}</td>
                <td>{count(recommended)}</td>
                <td>{count(all)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
};

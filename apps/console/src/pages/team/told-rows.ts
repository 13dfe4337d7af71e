import type { DeidentifiedCase } from '@stafett/schemas';
import type { TFunction } from 'i18next';
import type { SummaryRow } from '../../parts/summary-list.tsx';

const said = (t: TFunction, what: 'age' | 'weeks', band: string): string => {
  const [from = '', to = ''] = band.split('-');
  if (from === '' && to === '') return t('teamPage.notTold');
  if (from === '') return t(`teamPage.${what}To`, { to });
  return to === '' ? t(`teamPage.${what}From`, { from }) : t(`teamPage.${what}Between`, { from, to });
};

export const ageWords = (t: TFunction, band: string): string => said(t, 'age', band);

/** What comes from the case: bands, and the kinds of agency. */
export const caseRows = (
  t: TFunction,
  { ageBand, weeksWaiting, agencies }: Pick<DeidentifiedCase, 'ageBand' | 'weeksWaiting' | 'agencies'>,
): readonly SummaryRow[] => [
  { key: t('teamPage.age'), value: said(t, 'age', ageBand) },
  { key: t('teamPage.weeks'), value: said(t, 'weeks', weeksWaiting) },
  {
    key: t('teamPage.agencies'),
    value: agencies.length === 0 ? t('teamPage.notTold') : agencies.map((kind) => t(`agencyKind.${kind}`)).join(', '),
  },
];

/** The DeidentifiedCase as rows. */
export const toldRows = (t: TFunction, told: DeidentifiedCase): readonly SummaryRow[] => [
  ...caseRows(t, told),
  { key: t('teamPage.needs'), value: told.needs.map((need) => t(`teamPage.need.${need}`)).join(', ') },
  { key: t('teamPage.tried'), value: told.tried.map((measure) => t(`teamPage.measure.${measure}`)).join(', ') },
  { key: t('teamPage.blocking'), value: t(`stallCause.${told.blocking}`) },
];

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

type FromTheCase = Pick<DeidentifiedCase, 'ageBand' | 'weeksWaiting' | 'agencies'>;

const UNTOLD = '-';

const small = (word: string): string => word.charAt(0).toLowerCase() + word.slice(1);
/** Some words in a row: only the first begins with a capital. */
const inARow = (words: readonly string[]): string =>
  words.map((word, index) => (index === 0 ? word : small(word))).join(', ');

/** An agency's name is a name wherever it stands; "Kommunen" and "Regionen" are words. */
const agencyWords = (t: TFunction, agencies: FromTheCase['agencies']): string =>
  agencies
    .map((kind, index) => {
      const word = t(`agencyKind.${kind}`);
      return index > 0 && (kind === 'kommun' || kind === 'region') ? small(word) : word;
    })
    .join(', ');

/** What comes from the case: bands, and the kinds of agency. */
const ofTheCase = (t: TFunction, { ageBand, weeksWaiting, agencies }: FromTheCase) => [
  { isTold: ageBand !== UNTOLD, row: { key: t('teamPage.age'), value: said(t, 'age', ageBand) } },
  { isTold: weeksWaiting !== UNTOLD, row: { key: t('teamPage.weeks'), value: said(t, 'weeks', weeksWaiting) } },
  {
    isTold: agencies.length > 0,
    row: {
      key: t('teamPage.agencies'),
      value: agencies.length === 0 ? t('teamPage.notTold') : agencyWords(t, agencies),
    },
  },
];

/** What comes from the case, each with its row, also where it is not told. */
export const caseRows = (t: TFunction, told: FromTheCase): readonly SummaryRow[] =>
  ofTheCase(t, told).map(({ row }) => row);

/** The DeidentifiedCase as rows; what is not told is named in one of them. */
export const toldRows = (t: TFunction, told: DeidentifiedCase): readonly SummaryRow[] => {
  const rows = ofTheCase(t, told);
  const untold = rows.filter(({ isTold }) => !isTold).map(({ row }) => row.key);
  return [
    ...rows.filter(({ isTold }) => isTold).map(({ row }) => row),
    { key: t('teamPage.needs'), value: inARow(told.needs.map((need) => t(`teamPage.need.${need}`))) },
    { key: t('teamPage.tried'), value: inARow(told.tried.map((measure) => t(`teamPage.measure.${measure}`))) },
    { key: t('teamPage.blocking'), value: t(`stallCause.${told.blocking}`) },
    ...(untold.length > 0 ? [{ key: t('teamPage.notTold'), value: inARow(untold) }] : []),
  ];
};

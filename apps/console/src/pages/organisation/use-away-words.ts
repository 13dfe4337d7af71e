import type { AbsenceView } from '@stafett/schemas';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';

/** Whether somebody is away now, or from when. */
export const useAwayWords = (): ((absences: readonly AbsenceView[]) => string) => {
  const { t } = useTranslation();
  const format = useFormat();
  return (absences) => {
    const [next] = absences.filter(({ to }) => to >= format.today).toSorted((a, b) => a.from.localeCompare(b.from));
    if (!next) return '–';
    return next.from <= format.today
      ? t('organisationPage.staff.absentNow', { date: format.near(next.to) })
      : t('organisationPage.staff.absentLater', { date: format.near(next.from) });
  };
};

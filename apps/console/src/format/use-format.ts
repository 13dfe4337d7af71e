import { type IsoDate, isoWeek } from '@stafett/domain';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../i18n/index.ts';
import {
  type DateText,
  dayOf,
  formatDate,
  formatLongDate,
  formatNearDate,
  formatShortDate,
  formatTime,
} from './date.ts';
import { dueOf } from './due.ts';
import { useToday } from './today.ts';

/** Dates and deadlines in the reader's language. Takes what the api sends: `2026-11-22` or an instant. */
export const useFormat = () => {
  const { t, i18n } = useTranslation();
  const today = useToday();
  const language = i18n.language as Language;
  return useMemo(
    () => ({
      language,
      today,
      /** "22 november 2026" */
      date: (value: DateText) => formatDate(value, language),
      /** "22 november", with the year when it is not this year: in running text. */
      near: (value: DateText) => formatNearDate(value, language, today),
      /** "22 nov. 2026": in tables. */
      short: (value: DateText) => formatShortDate(value, language),
      /** "torsdag 26 november 2026" */
      long: (value: DateText) => formatLongDate(value, language),
      /** "10:42" */
      time: (instant: DateText) => formatTime(instant, language),
      /** "22 november 2026 kl. 10:42" */
      dateAndTime: (instant: DateText) =>
        t('date.at', { date: formatDate(instant, language), time: formatTime(instant, language) }),
      /** "vecka 48" */
      week: (value: DateText) => t('date.week', { week: isoWeek(dayOf(value)).week }),
      /** "4 arbetsdagar kvar", "i dag", "2 arbetsdagar försenad" */
      due: (dueOn: IsoDate) => {
        const due = dueOf(dueOn, today);
        if (due.type === 'today') return t('due.today');
        if (due.type === 'left') return t('due.left', { count: due.days });
        return due.days === 0 ? t('due.late') : t('due.lateBy', { count: due.days });
      },
      /** "12 arbetsdagar": how long something has lasted. */
      lasted: (workingDays: number) => t('due.for', { count: workingDays }),
    }),
    [language, today, t],
  );
};

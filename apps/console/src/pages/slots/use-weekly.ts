import type { SlotRuleView } from '@stafett/schemas';
import { useTranslation } from 'react-i18next';
import { weekdayNames } from '../../format/date.ts';
import { useFormat } from '../../format/use-format.ts';

const MINUTES_AN_HOUR = 60;
const two = (number: number): string => String(number).padStart(2, '0');

/** "tisdag kl. 09:00–10:00" */
export const useWeekly = (): ((rule: Pick<SlotRuleView, 'weekday' | 'clock' | 'minutesLong'>) => string) => {
  const { t } = useTranslation();
  const { language } = useFormat();
  return ({ weekday, clock, minutesLong }) => {
    const end = Number(clock.slice(0, 2)) * MINUTES_AN_HOUR + Number(clock.slice(3)) + minutesLong;
    return t('slots.weekly', {
      weekday: weekdayNames(language)[weekday - 1]?.long ?? '',
      from: clock,
      to: `${two(Math.floor(end / MINUTES_AN_HOUR))}:${two(end % MINUTES_AN_HOUR)}`,
    });
  };
};

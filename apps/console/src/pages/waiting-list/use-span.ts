import { useTranslation } from 'react-i18next';
import { spanOf } from './waited.ts';

/** "5 dagar", "12 veckor". Takes calendar days. */
export const useSpan = () => {
  const { t } = useTranslation();
  return (days: number): string => {
    const { unit, count } = spanOf(days);
    return t(`waitingListPage.${unit}`, { count });
  };
};

import type { ClockName } from '@stafett/domain';
import { useTranslation } from 'react-i18next';

/** What a clock of a model is called; its name in the words has `_` for `.`, which would be a step inwards there. */
export const useClockName = () => {
  const { t } = useTranslation();
  const say = t as (key: string, options: { defaultValue: string }) => string;
  return (clock: ClockName): string => say(`insatsClock.${clock.replaceAll('.', '_')}`, { defaultValue: clock });
};

import { useTranslation } from 'react-i18next';

/** The word for why a case stands still; a cause newer than this page shows its code. */
export const useCauseName = () => {
  const { t } = useTranslation();
  const say = t as (key: string, options: { defaultValue: string }) => string;
  return (cause: string): string => say(`stallCause.${cause}`, { defaultValue: cause });
};

import { useTranslation } from 'react-i18next';

/** An avslutsorsak in words, from its report code. A code that is newer than this page stands as it is. */
export const useReasonName = (): ((reportCode: string) => string) => {
  const { t } = useTranslation();
  const say = t as (key: string, options: { defaultValue: string }) => string;
  return (reportCode) => say(`closureReason.${reportCode}`, { defaultValue: reportCode });
};

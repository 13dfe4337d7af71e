import { useTranslation } from 'react-i18next';

/** What is wrong with a cell or a row, in words: the file's own reasons, else the ledger's refusals. */
export const useReason = () => {
  const { t } = useTranslation();
  const say = t as (keys: readonly string[], options: { reason: string }) => string;
  return (reason: string): string =>
    say([`importPage.reason.${reason}`, `refusal.${reason}`, 'importPage.reason.other'], { reason });
};

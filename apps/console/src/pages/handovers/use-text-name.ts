import type { TextOfCaseView } from '@stafett/schemas';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { addRoom } from '../../i18n/index.ts';
import { textRequest } from '../../i18n/sv/text-request.ts';

addRoom({ textRequest });

/** Names one of the case's texts without its words: "Handlingsplanen, från 12 november 2026". */
export const useTextName = (): ((text: TextOfCaseView) => string) => {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ what, number, on }) =>
    on === undefined
      ? t(`textRequest.earlier.${what}`)
      : t(`textRequest.text.${what}`, { number, date: format.date(on) });
};

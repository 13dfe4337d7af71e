import type { CaseView } from '@stafett/schemas';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { Notice } from '../../parts/notice.tsx';
import { documentPlace } from './ways.ts';

/** Whose work this was before, whose it is now, until when, and what the former one wanted the next to know. */
export const Transferred = ({
  caseId,
  transfer,
}: {
  caseId: string;
  transfer: NonNullable<CaseView['transfers']>[number];
}) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { from, to, at, until, note } = transfer;
  return (
    <Notice
      title={
        until
          ? t('actForm.transferred.standIn', { from: from.name, to: to.name, date: format.date(until) })
          : t('actForm.transferred.forGood', { from: from.name, to: to.name, date: format.near(at) })
      }
    >
      {note && (
        <p>
          <Link {...documentPlace(caseId, note.document)}>{t('actForm.transferred.read')}</Link>
        </p>
      )}
    </Notice>
  );
};

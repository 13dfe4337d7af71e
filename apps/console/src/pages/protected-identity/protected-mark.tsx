import type { CaseView } from '@stafett/schemas';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { addRoom } from '../../i18n/index.ts';
import { protection } from '../../i18n/sv/protected-identity.ts';
import { Notice } from '../../parts/notice.tsx';
import { actPlace, mayAct } from '../cases/ways.ts';

addRoom({ protection });

/** A closed lock; beside words, never instead of them. */
export const Lock = () => (
  <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" focusable="false">
    <path d="M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9M10 12v2" fill="none" stroke="currentColor" strokeWidth="1.8" />
  </svg>
);

/** On top of the case's page: that the participant's details are protected, and what that means for the reader. */
export const ProtectedMark = ({ view }: { view: CaseView }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { protection: known, caseId } = view;
  if (!known) return null;
  const { hidden, kind, since, lifting, knownHereAlone } = known;
  return (
    <Notice kind="warning" title={t('protection.mark')} icon={<Lock />}>
      <p>
        {kind && `${t(`protection.kind.${kind}`)}. `}
        {t('protection.since', { date: format.date(since) })}.
      </p>
      <p>{t(hidden ? 'protection.hidden' : 'protection.shown')}</p>
      {knownHereAlone && (
        <p>
          {t('protection.knownHereAlone')}{' '}
          {mayAct(view, 'protectIdentity') && (
            <Link {...actPlace(caseId, 'skyddade-personuppgifter')}>{t('command.protectIdentity')}</Link>
          )}
        </p>
      )}
      {lifting && (
        <p>
          {lifting.own ? t('protection.liftingOwn') : t('protection.liftingAsked', { name: lifting.askedBy.name })}{' '}
          {mayAct(view, 'answerLifting') && (
            <Link {...actPlace(caseId, 'svara-om-skydd')}>{t('protection.answer')}</Link>
          )}
        </p>
      )}
    </Notice>
  );
};

import type { CaseView } from '@stafett/schemas';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../parts/notice.tsx';
import { casePlace } from './ways.ts';

/** The unit already has an open case for the person: said where one decides to take another, and in the case itself. */
export const SamePerson = ({ view: { samePerson } }: { view: Pick<CaseView, 'samePerson'> }) => {
  const { t } = useTranslation();
  if (!samePerson) return null;
  return (
    <Notice kind="warning" title={t('samePerson.title', { count: samePerson.length })}>
      <p>{t('samePerson.text')}</p>
      <ul>
        {samePerson.map(({ caseId, caseCode, insatsName, phase }) => (
          <li key={caseId}>
            <Link {...casePlace(caseId)}>{caseCode}</Link>
            {`, ${insatsName}, ${t(`phase.${phase}`)}`}
          </li>
        ))}
      </ul>
    </Notice>
  );
};

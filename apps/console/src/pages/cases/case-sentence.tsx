import type { CaseView } from '@stafett/schemas';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ClosedSentence, StatusSentence } from '../../parts/status-sentence.tsx';
import { useReasonName } from './use-reason-name.ts';
import { documentPlace } from './ways.ts';

/** The sentence that always answers: who the case waits for, since when, why, and what happens next. */
export const CaseSentence = ({ view }: { view: CaseView }) => {
  const { t } = useTranslation();
  const reasonName = useReasonName();
  const { waitingFor, closure, phase, caseId } = view;
  if (closure) {
    return (
      <>
        <ClosedSentence
          on={closure.on}
          reason={reasonName(closure.reportCode)}
          beforeStafett={closure.by === 'import'}
        />
        {closure.explanation && (
          <p>
            <Link {...documentPlace(caseId, closure.explanation.document)}>{t('casePage.readExplanation')}</Link>
          </p>
        )}
      </>
    );
  }
  if (waitingFor) {
    const unconfirmed = view.handovers?.find(({ status }) => status === 'sent');
    const givers = view.placeGivers?.map(({ name }) => name).join(', ');
    return (
      <StatusSentence
        waiting={waitingFor}
        clocks={
          waitingFor.reason === 'referralAnswer' || waitingFor.reason === 'handoverAnswer' ? unconfirmed : undefined
        }
        more={givers ? t('waiting.placeGivers', { names: givers }) : undefined}
      />
    );
  }
  return phase === 'closed' ? <p className="sentence sentence-closed">{t('casePage.closed')}</p> : null;
};

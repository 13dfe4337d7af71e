import type { CaseView } from '@stafett/schemas';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ClosedSentence, StatusSentence } from '../../parts/status-sentence.tsx';
import { useMe } from '../../session/me.ts';
import { useReasonName } from './use-reason-name.ts';
import { documentPlace } from './ways.ts';

/** The sentence that always answers: who the case waits for, since when, why, and what happens next. */
export const CaseSentence = ({ view }: { view: CaseView }) => {
  const { t } = useTranslation();
  const me = useMe();
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
    return (
      <StatusSentence
        waiting={{
          agency: waitingFor.party.agencyName,
          unit: waitingFor.party.unitName,
          person: waitingFor.staff?.name,
          you: waitingFor.staff?.id === me.staff.id,
          since: waitingFor.since,
          reason: waitingFor.reason,
          wait: waitingFor.wait,
          nextStep: waitingFor.nextStep,
          nextOn: waitingFor.nextOn,
        }}
      />
    );
  }
  return phase === 'closed' ? <p className="sentence sentence-closed">{t('casePage.closed')}</p> : null;
};

import { useTranslation } from 'react-i18next';
import { dayOf } from '../../format/date.ts';
import { useFormat } from '../../format/use-format.ts';
import { SummaryList, type SummaryRow } from '../../parts/summary-list.tsx';
import { partyName } from '../handovers/party-names.ts';
import type { PartProps } from './case-parts.tsx';

/** Where the case stands: phase, who is responsible, who follows the participant. */
export const AboutPart = ({ view }: PartProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { phase, phaseSince, holder, coach, startedOn, referrer } = view;
  // A list tells when the insats began, not when a later phase did.
  const undated =
    view.origin === 'imported' && startedOn !== undefined && dayOf(phaseSince) === startedOn && phase !== 'assessment';
  const rows: readonly SummaryRow[] = [
    {
      key: t('casePage.phase'),
      value: undated
        ? t('casePage.phaseByList', { phase: t(`phase.${phase}`) })
        : t('casePage.phaseSince', { phase: t(`phase.${phase}`), date: format.near(phaseSince) }),
    },
    {
      key: t(phase === 'closed' ? 'casePage.lastHolder' : 'casePage.holder'),
      value: (
        <>
          {partyName(holder)}
          <span className="below quiet">
            {holder.caseworker
              ? t('casePage.caseworker', { name: holder.caseworker.name })
              : t('casePage.noCaseworker')}
          </span>
        </>
      ),
    },
    ...(coach ? [{ key: t('casePage.coach'), value: coach.name }] : []),
    ...(startedOn ? [{ key: t('casePage.started'), value: format.date(startedOn) }] : []),
    ...(referrer ? [{ key: t('casePage.referrer'), value: partyName(referrer) }] : []),
  ];
  return <SummaryList rows={rows} />;
};

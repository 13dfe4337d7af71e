import type { HandoverView } from '@stafett/schemas';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { DueText } from '../../parts/due-text.tsx';
import { StatusText } from '../../parts/status-text.tsx';
import { SummaryList, type SummaryRow } from '../../parts/summary-list.tsx';
import { handoverTones, isOpenHandover } from './handover-state.ts';
import { addressName, partyName } from './party-names.ts';

/** A handover's facts with its two clocks: to be confirmed as received, and to be answered. Both parties see both. */
export const HandoverFacts = ({ handover }: { handover: HandoverView }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const open = isOpenHandover(handover);
  const { from, to, action, basis, status, sentAt, acknowledgedAt, acknowledgedBy, answeredAt, answeredBy } = handover;
  const rows: readonly SummaryRow[] = [
    {
      key: t('handoverPage.status'),
      value: <StatusText tone={handoverTones[status]}>{t(`handoverStatus.${status}`)}</StatusText>,
    },
    { key: t('handoverPage.from'), value: partyName(from) },
    {
      key: t('handoverPage.to'),
      value:
        to.type === 'unit' ? (
          partyName(to.party)
        ) : (
          <>
            {addressName(to)}
            <span className="below quiet">{to.members.map(partyName).join('; ')}</span>
          </>
        ),
    },
    { key: t('handoverPage.action'), value: t(`handoverAction.${action}`) },
    { key: t('handoverPage.basis'), value: t(`disclosureBasis.${basis}`) },
    {
      key: t('handoverPage.sent'),
      value: (
        <>
          {format.date(sentAt)}
          {handover.sentBy && <span className="below quiet">{handover.sentBy.name}</span>}
        </>
      ),
    },
    // Who answered at once had nothing to confirm.
    ...(answeredBy && !acknowledgedAt
      ? []
      : [
          {
            key: t(acknowledgedAt ? 'handoverPage.acknowledgedKey' : 'handoverPage.acknowledgeBy'),
            value: acknowledgedAt ? (
              t('handoverPage.acknowledged', {
                date: format.date(acknowledgedAt),
                party: acknowledgedBy ? partyName(acknowledgedBy) : '',
              })
            ) : status === 'sent' ? (
              <DueText dueOn={handover.acknowledgeBy} />
            ) : (
              // Who has asked for more has read it.
              t(open ? 'handoverStatus.acknowledged' : 'handoverPage.neverAcknowledged')
            ),
          },
        ]),
    {
      key: t(answeredAt && answeredBy ? 'handoverPage.answeredKey' : 'handoverPage.answerBy'),
      value:
        answeredAt && answeredBy ? (
          t('handoverPage.answered', { date: format.date(answeredAt), party: partyName(answeredBy) })
        ) : open ? (
          <>
            <DueText dueOn={handover.answerBy} />
            {status === 'moreInfoRequested' && (
              <span className="below quiet">
                {handover.pausedAt
                  ? t('handoverPage.clockStandsSince', { date: format.date(handover.pausedAt) })
                  : t('handoverPage.clockStands')}
              </span>
            )}
          </>
        ) : (
          format.date(handover.answerBy)
        ),
    },
    ...(handover.parallelSupport
      ? [
          {
            key: t(handover.parallelSupport.ended ? 'handoverPage.support.ended' : 'handoverPage.parallel'),
            value: (
              <>
                {format.date(handover.parallelSupport.ended ?? handover.parallelSupport.until)}
                {handover.parallelSupport.asked && !handover.parallelSupport.ended && (
                  <span className="below quiet">
                    {t('handoverPage.support.asks', { date: format.date(handover.parallelSupport.asked) })}
                  </span>
                )}
              </>
            ),
          },
        ]
      : handover.parallelSupportUntil
        ? [{ key: t('handoverPage.parallel'), value: format.date(handover.parallelSupportUntil) }]
        : []),
    ...(handover.declinedBy && handover.declinedBy.length > 0
      ? [{ key: t('handoverPage.declinedBy'), value: handover.declinedBy.map(partyName).join('; ') }]
      : []),
    ...(handover.declined
      ? [{ key: t('handoverPage.declined'), value: t(`declineReason.${handover.declined.reason}`) }]
      : []),
    ...(handover.withdrawn
      ? [{ key: t('handoverPage.withdrawn'), value: t(`withdrawReason.${handover.withdrawn}`) }]
      : []),
    ...(handover.outcome ? [{ key: t('handoverPage.outcome'), value: t(`handoverOutcome.${handover.outcome}`) }] : []),
  ];
  return <SummaryList rows={rows} />;
};

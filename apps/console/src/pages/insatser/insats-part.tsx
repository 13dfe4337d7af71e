import type { DocumentLink, InsatsParts } from '@stafett/schemas';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { addRoom } from '../../i18n/index.ts';
import { insatsForm } from '../../i18n/sv/insatser.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Section } from '../../parts/page.tsx';
import { SummaryList, type SummaryRow } from '../../parts/summary-list.tsx';
import type { PartProps } from '../cases/case-parts.tsx';
import { actPlace, casePlace, documentPlace, mayAct } from '../cases/ways.ts';

addRoom({ insatsForm });

const Steps = ({ steps }: { steps: NonNullable<InsatsParts['steps']> }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const now = steps.moves.at(-1);
  return (
    <>
      <p>{now ? t('insatsForm.step.now', { step: now.step, date: format.date(now.on) }) : t('insatsForm.step.none')}</p>
      <DataTable
        caption={t('insatsForm.step.table')}
        columns={[
          {
            id: 'step',
            header: t('insatsForm.steps'),
            names: true,
            cell: ({ step }) => t('insatsForm.step.name', { step }),
          },
          { id: 'by', header: t('insatsForm.step.by'), cell: ({ by }) => (by === undefined ? '–' : format.date(by)) },
          {
            id: 'reached',
            header: t('insatsForm.step.reached'),
            cell: ({ by, reachedOn }) =>
              reachedOn === undefined
                ? t('insatsForm.step.notReached')
                : by !== undefined && reachedOn > by
                  ? t('insatsForm.step.late', { date: format.date(reachedOn) })
                  : format.date(reachedOn),
          },
          {
            id: 'target',
            header: t('insatsForm.step.target'),
            cell: ({ targetPercent, afterMonths }) =>
              t('insatsForm.step.targetOf', { percent: targetPercent, months: afterMonths }),
          },
        ]}
        rows={steps.marks}
        rowKey={({ step }) => String(step)}
      />
    </>
  );
};

/** What of the case only some insatser have: steps with targets and dates, the offer, the mentor, the team's words, the next insats. */
export const InsatsPart = ({ view, preview = false }: PartProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { caseId, insatsParts: parts } = view;
  if (!parts) return null;
  const read = (document: DocumentLink | undefined, what: string): { action?: ReactNode } =>
    document && !preview ? { action: <Link {...documentPlace(caseId, document.document)}>{what}</Link> } : {};
  const { firstContact, steps, offer, mentorship, team, following } = parts;
  const rows: readonly SummaryRow[] = [
    ...(firstContact
      ? [
          {
            key: t('insatsForm.firstContact.title'),
            value:
              firstContact.on && firstContact.by
                ? t('insatsForm.firstContact.made', {
                    party: t(`insatsForm.firstContact.party.${firstContact.by}`),
                    date: format.date(firstContact.on),
                  })
                : t('insatsForm.firstContact.awaited'),
          },
        ]
      : []),
    ...(steps?.reviews ?? []).map(({ on, document }, index) => ({
      key: t('insatsForm.review.title', { number: index + 1 }),
      value: format.date(on),
      ...read(document, t('insatsForm.review.read', { number: index + 1 })),
    })),
    ...(offer && offer.offers.length === 0 && offer.from && offer.to
      ? [
          {
            key: t('insatsForm.offer.title'),
            value: t('insatsForm.offer.notMade', { from: format.date(offer.from), to: format.date(offer.to) }),
          },
        ]
      : []),
    ...(offer?.offers ?? []).map(({ on, answer }) => ({
      key: t('insatsForm.offer.title'),
      value: t('insatsForm.offer.made', { answer: t(`insatsForm.offer.answers.${answer}`), date: format.date(on) }),
    })),
    ...(mentorship
      ? [
          {
            key: t('insatsForm.mentor.title'),
            value: t('insatsForm.mentor.matched', { date: format.date(mentorship.matchedOn) }),
            ...read(mentorship.mentor, t('insatsForm.mentor.read')),
          },
          {
            key: t('insatsForm.mentor.contactTitle'),
            value: mentorship.contactOn ? format.date(mentorship.contactOn) : t('insatsForm.mentor.awaited'),
          },
          {
            key: t('insatsForm.mentor.supervisor'),
            value: (
              <>
                {t('insatsForm.mentor.supervised', {
                  supervisor: mentorship.supervisor.name,
                  standIn: mentorship.standIn.name,
                })}
                {mentorship.awayUntil && mentorship.awayUntil >= format.today && (
                  <span className="below quiet">
                    {t('insatsForm.mentor.away', { date: format.date(mentorship.awayUntil) })}
                  </span>
                )}
              </>
            ),
          },
        ]
      : []),
    ...(team?.question
      ? [
          {
            key: t('insatsForm.team.title'),
            value: t('insatsForm.team.asked', {
              code: team.question.code,
              date: format.near(team.question.askedAt),
            }),
            ...read(team.question.document, t('insatsForm.team.readQuestion')),
          },
        ]
      : []),
    ...(team?.recommendations ?? []).map(({ on, document, decided }) => ({
      key: t('insatsForm.team.given', { date: format.date(on) }),
      value: decided
        ? t('insatsForm.team.decided', {
            decision: t(`insatsForm.team.decisions.${decided.decision}`),
            date: format.date(decided.on),
          })
        : t('insatsForm.team.undecided'),
      ...read(document, t('insatsForm.team.readRecommendation')),
    })),
    ...(following?.begun ?? []).map(({ caseId: next, insatsName, on }) => ({
      key: t('insatsForm.following.title'),
      value: t('insatsForm.following.begun', { insats: insatsName, date: format.date(on) }),
      ...(preview ? {} : { action: <Link {...casePlace(next)}>{t('insatsForm.following.open')}</Link> }),
    })),
  ];
  if (rows.length === 0 && !steps) return null;
  return (
    <Section
      {...(preview ? { level: 4 } : { id: 'insatsen' })}
      title={view.insatsName}
      actions={
        !preview &&
        mayAct(view, 'recordStepMove') && <Link {...actPlace(caseId, 'steg')}>{t('command.recordStepMove')}</Link>
      }
    >
      {rows.length > 0 && <SummaryList rows={rows} />}
      {steps && <Steps steps={steps} />}
    </Section>
  );
};

import type { DocumentLink } from '@stafett/schemas';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { Section } from '../../parts/page.tsx';
import { SummaryList, type SummaryRow } from '../../parts/summary-list.tsx';
import type { PartProps } from './case-parts.tsx';
import { actPlace, documentPlace, mayAct } from './ways.ts';

/** Kartläggning, handlingsplan, uppföljningar and arbetsträning. */
export const PlanPart = ({ view, preview }: PartProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { caseId, assessment, plan, followUps, placements } = view;
  if (!followUps && !placements && !plan && !assessment) return null;
  const read = (document: DocumentLink | undefined, what: string) =>
    document && !preview ? <Link {...documentPlace(caseId, document.document)}>{what}</Link> : undefined;
  const linked = (action: ReturnType<typeof read>) => (action ? { action } : {});

  const rows: readonly SummaryRow[] = [
    {
      key: t('casePage.assessment'),
      value: assessment ? t('casePage.ready', { date: format.date(assessment.completedOn) }) : t('casePage.notYet'),
      ...linked(read(assessment?.document, t('casePage.readAssessment'))),
    },
    {
      key: t('casePage.plan'),
      value: plan
        ? t('casePage.planOf', { revision: plan.revision, date: format.date(plan.on) })
        : t('casePage.notYet'),
      ...linked(read(plan?.document, t('casePage.readPlan'))),
    },
    ...(followUps ?? []).map((followUp, index) => ({
      key: t('casePage.followUp', { number: index + 1 }),
      value: t('casePage.heldOn', { date: format.date(followUp.on) }),
      ...linked(read(followUp.document, t('casePage.readFollowUp', { number: index + 1 }))),
    })),
    ...(placements ?? []).map((placement) => ({
      key: t('casePage.placement'),
      value: placement.to
        ? t('casePage.placementEnded', { from: format.date(placement.from), to: format.date(placement.to) })
        : t('casePage.placementFrom', { from: format.date(placement.from) }),
      ...linked(
        !preview && mayAct(view, 'endPlacement', placement.id) ? (
          <>
            {read(placement.document, t('casePage.readPlacement'))}{' '}
            <Link {...actPlace(caseId, 'avsluta-arbetstraning', { om: placement.id })}>
              {t('casePage.endPlacement')}
            </Link>
          </>
        ) : (
          read(placement.document, t('casePage.readPlacement'))
        ),
      ),
    })),
  ];
  return (
    <Section
      {...(preview ? { level: 4 } : { id: 'plan' })}
      title={t('casePage.planTitle')}
      actions={
        !preview &&
        mayAct(view, 'savePlan') && (
          <Link {...actPlace(caseId, 'handlingsplan')}>{t(plan ? 'casePage.changePlan' : 'casePage.writePlan')}</Link>
        )
      }
    >
      <SummaryList rows={rows} />
    </Section>
  );
};

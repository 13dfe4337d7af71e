import type { DocumentLink, PartyView } from '@stafett/schemas';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { beginLower } from '../../format/first-letter.ts';
import { useFormat } from '../../format/use-format.ts';
import { Section } from '../../parts/page.tsx';
import { SummaryList, type SummaryRow } from '../../parts/summary-list.tsx';
import { partyName } from '../handovers/party-names.ts';
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
  const byOthers = (
    text: { document?: DocumentLink | undefined; writtenBy?: PartyView | undefined } | undefined,
    value: string,
  ) =>
    text?.writtenBy ? (
      <>
        {value}
        <span className="below quiet">
          {t(text.document ? 'casePage.textGivenBy' : 'casePage.textHeldBy', { party: partyName(text.writtenBy) })}
        </span>
      </>
    ) : (
      value
    );
  const linked = (action: ReturnType<typeof read>) => (action ? { action } : {});

  const isHeldElsewhere = [assessment, plan, ...(followUps ?? []), ...(placements ?? [])].some(
    (text) => text?.writtenBy && !text.document,
  );
  const rows: readonly SummaryRow[] = [
    {
      key: t('casePage.assessment'),
      value: byOthers(
        assessment,
        assessment ? t('casePage.ready', { date: format.date(assessment.completedOn) }) : t('casePage.notYet'),
      ),
      ...linked(read(assessment?.document, t('casePage.readAssessment'))),
    },
    {
      key: t('casePage.plan'),
      value: byOthers(
        plan,
        plan ? t('casePage.planOf', { revision: plan.revision, date: format.date(plan.on) }) : t('casePage.notYet'),
      ),
      ...linked(read(plan?.document, t('casePage.readPlan'))),
    },
    ...(followUps ?? []).map((followUp, index) => ({
      key: t('casePage.followUp', { number: index + 1 }),
      value: byOthers(followUp, t('casePage.heldOn', { date: format.date(followUp.on) })),
      ...linked(read(followUp.document, t('casePage.readFollowUp', { number: index + 1 }))),
    })),
    ...(placements ?? []).map((placement) => ({
      key: t('casePage.placement'),
      value: byOthers(
        placement,
        placement.to
          ? t('casePage.placementEnded', { from: format.date(placement.from), to: format.date(placement.to) })
          : t('casePage.placementFrom', { from: format.date(placement.from) }),
      ),
      ...linked(
        !preview && mayAct(view, 'endPlacement', placement.id) ? (
          <>
            {read(placement.document, t('casePage.readPlacement'))}
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
          <Link {...actPlace(caseId, 'handlingsplan')}>
            {t(plan?.document ? 'casePage.changePlan' : 'casePage.writePlan')}
          </Link>
        )
      }
    >
      <SummaryList rows={rows} />
      {!preview && isHeldElsewhere && <p className="quiet">{t('casePage.askForTexts')}</p>}
    </Section>
  );
};

/** What one's own agency has written, for those who no longer hold the case. */
export const OwnTextsPart = ({ view: { caseId, ownTexts } }: PartProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  if (!ownTexts) return null;
  return (
    <Section id="skrivet" title={t('casePage.ownTextsTitle')}>
      <SummaryList
        rows={ownTexts.map(({ document, kind, writtenAt }) => ({
          key: t(`documentKind.${kind}`),
          value: format.date(writtenAt),
          action: (
            <Link {...documentPlace(caseId, document)}>
              {t('casePage.readOwnText', { what: beginLower(t(`documentKind.${kind}`)), date: format.date(writtenAt) })}
            </Link>
          ),
        }))}
      />
    </Section>
  );
};

import {
  type AfterRecommendation,
  afterRecommendation,
  type RecommendationDecision,
  recommendationDecisions,
} from '@stafett/domain';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../../act/act-form.tsx';
import { useAct } from '../../act/use-act.ts';
import { useFormDraft } from '../../draft/use-form-draft.tsx';
import { RadioGroup } from '../../form/choices.tsx';
import { useForm } from '../../form/form.tsx';
import { TextArea } from '../../form/text-field.tsx';
import { api } from '../../trpc.ts';
import type { ActFormProps } from '../cases/act-page.tsx';
import { DocumentText } from '../cases/document-body.tsx';
import { filled } from '../cases/filled.ts';
import { casePlace } from '../cases/ways.ts';

type AskValues = { question: string };

/** The holder brings the case to its samverkansteam: a question under a code, never who it is. */
export const BringToTeamForm = ({ view: { caseId } }: ActFormProps) => {
  const { t } = useTranslation();
  const form = useForm<AskValues>({ question: '' });
  const draft = useFormDraft(form, { form: 'bringToTeam', caseId });
  const act = useAct(api.insatser.bringToTeam.mutationOptions());
  return (
    <ActForm
      form={form}
      draft={draft}
      act={act}
      submit={({ question }) => act.send({ caseId, question: question.trim() })}
      told={() => ({ title: t('insatsForm.team.done'), text: [t('insatsForm.team.doneText')] })}
      then={casePlace(caseId)}
      send={t('insatsForm.team.send')}
      cancel={casePlace(caseId)}
    >
      <p>{t('insatsForm.team.lead')}</p>
      <TextArea<AskValues>
        name="question"
        label={t('insatsForm.team.question')}
        hint={t('insatsForm.team.questionHint')}
        rows={8}
      />
    </ActForm>
  );
};

type AnswerValues = { decision: RecommendationDecision | ''; next: AfterRecommendation | ''; text: string };

/** The team's rekommendation binds nobody: the holder says whether it follows it, and what it does now (lag 2003:1210 §§ 2, 7). */
export const RecommendationForm = ({ view: { caseId, insatsParts } }: ActFormProps) => {
  const { t } = useTranslation();
  const recommendation = insatsParts?.team?.recommendations.findLast(({ decided }) => decided === undefined);
  const form = useForm<AnswerValues>({ decision: '', next: '', text: '' });
  const draft = useFormDraft(form, { form: 'decideOnRecommendation', caseId });
  const act = useAct(api.insatser.decideOnRecommendation.mutationOptions());
  if (!recommendation) {
    return (
      <>
        <p>{t('insatsForm.team.none')}</p>
        <p>
          <Link {...casePlace(caseId)}>{t('actForm.openCase')}</Link>
        </p>
      </>
    );
  }
  return (
    <ActForm
      form={form}
      draft={draft}
      act={act}
      submit={async ({ decision, next, text }) =>
        decision === '' || next === ''
          ? undefined
          : act.send({ caseId, recommendation: recommendation.id, decision, next, ...filled({ text: text.trim() }) })
      }
      told={() => ({ title: t('insatsForm.team.decideDone') })}
      then={casePlace(caseId)}
      send={t('insatsForm.team.decideSend')}
      cancel={casePlace(caseId)}
    >
      <p>{t('insatsForm.team.decideLead')}</p>
      {recommendation.document && (
        <DocumentText
          caseId={caseId}
          document={recommendation.document.document}
          title={t('documentKind.recommendation')}
        />
      )}
      <RadioGroup<AnswerValues>
        name="decision"
        label={t('insatsForm.team.decision')}
        choices={recommendationDecisions.map((decision) => ({
          value: decision,
          label: t(`insatsForm.team.decisions.${decision}`),
        }))}
      />
      <RadioGroup<AnswerValues>
        name="next"
        label={t('insatsForm.team.next')}
        choices={afterRecommendation.map((next) => ({ value: next, label: t(`insatsForm.team.nexts.${next}`) }))}
      />
      <TextArea<AnswerValues> name="text" label={t('insatsForm.team.text')} optional />
    </ActForm>
  );
};

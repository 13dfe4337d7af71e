import {
  type AfterRecommendation,
  afterRecommendation,
  mostCodesTold,
  type RecommendationDecision,
  recommendationDecisions,
  type SmallGroupReason,
  smallGroupReasons,
  type TeamNeed,
  type TeamObstacle,
  type TriedMeasure,
  teamNeeds,
  teamObstacles,
  triedMeasures,
} from '@stafett/domain';
import type { ToldToTeam } from '@stafett/schemas';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../../act/act-form.tsx';
import { useAct } from '../../act/use-act.ts';
import { useFormDraft } from '../../draft/use-form-draft.tsx';
import { CheckboxGroup, RadioGroup, SelectField } from '../../form/choices.tsx';
import { useForm } from '../../form/form.tsx';
import { TextArea } from '../../form/text-field.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Section } from '../../parts/page.tsx';
import { SummaryList } from '../../parts/summary-list.tsx';
import { api } from '../../trpc.ts';
import type { ActFormProps } from '../cases/act-page.tsx';
import { DocumentText } from '../cases/document-body.tsx';
import { filled } from '../cases/filled.ts';
import { casePlace } from '../cases/ways.ts';
import { MarkedPlaces, type Places, placesIn } from '../team/marked-places.tsx';
import { caseRows } from '../team/told-rows.ts';
import { useCheckedText } from '../team/use-checked-text.ts';

type AskValues = {
  question: string;
  needs: TeamNeed[];
  tried: TriedMeasure[];
  blocking: TeamObstacle | '';
  smallGroup: SmallGroupReason | '';
};

/** What the team will be told beside the question, and the warning when too few are alike. */
const Told = ({ told, tooFew }: ToldToTeam) => {
  const { t } = useTranslation();
  return (
    <>
      <Section id="visas" title={t('teamPage.shown')}>
        <p>{t('teamPage.shownLead')}</p>
        <SummaryList rows={caseRows(t, told)} />
        <p>{t('teamPage.codeNew')}.</p>
      </Section>
      {tooFew && (
        <>
          <Notice kind="warning" title={t('teamPage.few')}>
            <p>{t('teamPage.fewText')}</p>
          </Notice>
          <RadioGroup<AskValues>
            name="smallGroup"
            label={t('teamPage.fewLabel')}
            hint={t('teamPage.fewHint')}
            choices={smallGroupReasons.map((reason) => ({ value: reason, label: t(`teamPage.fewReason.${reason}`) }))}
          />
        </>
      )}
    </>
  );
};

/** The holder brings the case to its samverkansteam: a question under a code, bands and codes, never who it is. */
export const BringToTeamForm = ({ view: { caseId } }: ActFormProps) => {
  const { t } = useTranslation();
  const form = useForm<AskValues>({ question: '', needs: [], tried: [], blocking: '', smallGroup: '' });
  const draft = useFormDraft(form, { form: 'bringToTeam', caseId });
  const act = useAct(api.insatser.bringToTeam.mutationOptions());
  const query = useQuery(api.insatser.toldToTeam.queryOptions({ caseId }));
  const checked = useCheckedText();
  return (
    <ActForm
      form={form}
      draft={draft}
      act={act}
      submit={({ question, needs, tried, blocking, smallGroup }) =>
        blocking === ''
          ? Promise.resolve(undefined)
          : checked.sent(
              question.trim(),
              act.send({
                caseId,
                question: question.trim(),
                needs,
                tried,
                blocking,
                ...(smallGroup !== '' && query.data?.tooFew && { smallGroup }),
              }),
            )
      }
      refusals={{ identifiesSomebody: 'question', smallGroup: 'smallGroup' }}
      check={(values) =>
        (['needs', 'tried'] as const)
          .filter((name) => values[name].length > mostCodesTold)
          .map((name) => ({ name, words: t('teamPage.tooManyCodes', { count: mostCodesTold }) }))
      }
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
        below={<MarkedPlaces text={checked.text} places={placesIn(act.problem, 'question')} />}
      />
      <CheckboxGroup<AskValues>
        name="needs"
        label={t('teamPage.needsLabel')}
        hint={t('teamPage.codesHint', { count: mostCodesTold })}
        choices={teamNeeds.map((need) => ({ value: need, label: t(`teamPage.need.${need}`) }))}
      />
      <CheckboxGroup<AskValues>
        name="tried"
        label={t('teamPage.triedLabel')}
        hint={t('teamPage.codesHint', { count: mostCodesTold })}
        choices={triedMeasures.map((measure) => ({ value: measure, label: t(`teamPage.measure.${measure}`) }))}
      />
      <SelectField<AskValues>
        name="blocking"
        label={t('teamPage.blockingLabel')}
        choices={teamObstacles.map((cause) => ({ value: cause, label: t(`stallCause.${cause}`) }))}
      />
      <Loaded query={query}>{(found) => <Told {...found} />}</Loaded>
    </ActForm>
  );
};

const shares = ['asGiven', 'inOtherWords', 'nothing'] as const;
type AnswerValues = {
  decision: RecommendationDecision | '';
  next: AfterRecommendation | '';
  text: string;
  share: (typeof shares)[number] | '';
  teamText: string;
};

/** The rekommendation with the places marked that name somebody of the case; it has been read already, so this is no reading of its own. */
const MarkedRecommendation = ({ caseId, document, places }: { caseId: string; document: string; places: Places }) => {
  const query = useQuery({ ...api.documents.read.queryOptions({ caseId, document }), staleTime: 'static' });
  const content = query.data?.content;
  return content?.kind === 'recommendation' ? <MarkedPlaces text={content.text} places={places} /> : null;
};

/** The team's rekommendation binds nobody: the holder says whether it follows it, and what it does now (lag 2003:1210 §§ 2, 7). */
export const RecommendationForm = ({ view: { caseId, insatsParts } }: ActFormProps) => {
  const { t } = useTranslation();
  const recommendation = insatsParts?.team?.recommendations.findLast(({ decided }) => decided === undefined);
  const form = useForm<AnswerValues>({ decision: '', next: '', text: '', share: '', teamText: '' });
  const share = useWatch({ control: form.control, name: 'share' });
  const checked = useCheckedText();
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
      submit={async ({ decision, next, text, share: shared, teamText }) => {
        if (decision === '' || next === '' || shared === '') return undefined;
        const about = { caseId, recommendation: recommendation.id, decision, next, ...filled({ text: text.trim() }) };
        if (shared === 'nothing') return act.send(about);
        if (shared === 'asGiven') return act.send({ ...about, forTeam: shared });
        return checked.sent(teamText.trim(), act.send({ ...about, forTeam: { text: teamText.trim() } }));
      }}
      refusals={{ identifiesSomebody: share === 'inOtherWords' ? 'teamText' : 'share' }}
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
      <RadioGroup<AnswerValues>
        name="share"
        label={t('insatsForm.team.share')}
        hint={t('insatsForm.team.shareHint')}
        choices={shares.map((what) => ({ value: what, label: t(`insatsForm.team.shares.${what}`) }))}
      />
      {recommendation.document && (
        <MarkedRecommendation
          caseId={caseId}
          document={recommendation.document.document}
          places={placesIn(act.problem, 'recommendation')}
        />
      )}
      {share === 'inOtherWords' && (
        <TextArea<AnswerValues>
          name="teamText"
          label={t('insatsForm.team.teamText')}
          hint={t('insatsForm.team.teamTextHint')}
          rows={6}
          below={<MarkedPlaces text={checked.text} places={placesIn(act.problem, 'forTeam')} />}
        />
      )}
    </ActForm>
  );
};

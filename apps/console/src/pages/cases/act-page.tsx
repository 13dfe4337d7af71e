import type { CaseView, SessionMe } from '@stafett/schemas';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ComponentType, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeptText } from '../../draft/kept-text.tsx';
import { addRoom } from '../../i18n/index.ts';
import { insatsForm } from '../../i18n/sv/insatser.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { useMe } from '../../session/me.ts';
import { NameContactForm } from '../contacts/name-contact-form.tsx';
import { ReplaceContactForm } from '../contacts/replace-contact-form.tsx';
import { RequestMoveForm } from '../coordination/request-move-form.tsx';
import { ResendReferralForm } from '../handovers/resend-referral-form.tsx';
import { SendHandoverForm } from '../handovers/send-handover-form.tsx';
import { AnswerTextRequestForm, AskForTextForm } from '../handovers/text-request-forms.tsx';
import { ChangeModelForm } from '../insatser/change-model-form.tsx';
import { FirstContactForm } from '../insatser/first-contact-form.tsx';
import { FollowingForm } from '../insatser/following-form.tsx';
import { MatchMentorForm, MentorContactForm, SupervisorAbsenceForm } from '../insatser/mentor-forms.tsx';
import { OfferForm } from '../insatser/offer-form.tsx';
import { ReviewForm } from '../insatser/review-form.tsx';
import { StepForm } from '../insatser/step-form.tsx';
import { BringToTeamForm, RecommendationForm } from '../insatser/team-forms.tsx';
import { BookMeetingForm } from '../meetings/book-meeting-form.tsx';
import { WishForm } from '../meetings/wish-form.tsx';
import { AccessForm, AnswerLiftingForm, AskToLiftForm, ProtectForm } from '../protected-identity/protection-forms.tsx';
import {
  AskForSamtyckeForm,
  ConfirmReviewForm,
  RecordSamtyckeForm,
  RenewSamtyckeForm,
  SamtyckeDeclinedForm,
  SekretessReviewForm,
  WithdrawSamtyckeForm,
} from '../samtycke/samtycke-forms.tsx';
import { AssessmentForm } from './assessment-form.tsx';
import { AssignCaseworkerForm, AssignCoachForm } from './assign-forms.tsx';
import { BeginHandoverForm } from './begin-handover-form.tsx';
import { CaseAbove } from './case-above.tsx';
import { CloseForm } from './close-form.tsx';
import { FollowUpForm } from './follow-up-form.tsx';
import { IncomeForm } from './income-form.tsx';
import { InsuranceForm } from './insurance-form.tsx';
import { NameForm } from './name-form.tsx';
import { ExtendWaitForm, ParkForm, ResumeForm } from './park-forms.tsx';
import { EndPlacementForm, StartPlacementForm } from './placement-forms.tsx';
import { PlanForm } from './plan-form.tsx';
import { DeathForm, MoveForm } from './report-forms.tsx';
import { useCase } from './use-case.ts';
import { type ActSearch, actPlace, type CaseAct, caseActs, casePlace, isCaseAct, mayAct, workPlace } from './ways.ts';

addRoom({ insatsForm });

const route = getRouteApi('/arenden/$caseId/gor/$act');

/** What every form of an act in a case is given. */
export type ActFormProps = { readonly view: CaseView; readonly search: ActSearch };

const forms: Readonly<Record<CaseAct, ComponentType<ActFormProps>>> = {
  kartlaggning: AssessmentForm,
  handlingsplan: PlanForm,
  uppfoljning: FollowUpForm,
  arbetstraning: StartPlacementForm,
  'avsluta-arbetstraning': EndPlacementForm,
  mote: BookMeetingForm,
  flerpartssamtal: WishForm,
  'borja-overlamning': BeginHandoverForm,
  overlamning: SendHandoverForm,
  'aktualisera-igen': ResendReferralForm,
  'be-om-text': AskForTextForm,
  'svara-om-text': AnswerTextRequestForm,
  samtycke: RecordSamtyckeForm,
  'fraga-om-samtycke': AskForSamtyckeForm,
  'nej-till-samtycke': SamtyckeDeclinedForm,
  'forlang-samtycke': RenewSamtyckeForm,
  'aterkalla-samtycke': WithdrawSamtyckeForm,
  sekretessprovning: SekretessReviewForm,
  'bekrafta-provning': ConfirmReviewForm,
  forsorjning: IncomeForm,
  ersattningsfraga: InsuranceForm,
  pausa: ParkForm,
  'forlang-pausen': ExtendWaitForm,
  'ta-upp': ResumeForm,
  'flytta-arbetet': RequestMoveForm,
  handlaggare: AssignCaseworkerForm,
  kontakt: NameContactForm,
  'byt-kontakt': ReplaceContactForm,
  coach: AssignCoachForm,
  komplettera: NameForm,
  flytt: MoveForm,
  dodsfall: DeathForm,
  'skyddade-personuppgifter': ProtectForm,
  'vilka-far-se': AccessForm,
  'ta-bort-skydd': AskToLiftForm,
  'svara-om-skydd': AnswerLiftingForm,
  'forsta-kontakt': FirstContactForm,
  steg: StepForm,
  utvardering: ReviewForm,
  erbjudande: OfferForm,
  mentor: MatchMentorForm,
  'mentorns-kontakt': MentorContactForm,
  'handledarens-franvaro': SupervisorAbsenceForm,
  samverkansteam: BringToTeamForm,
  rekommendation: RecommendationForm,
  'nasta-insats': FollowingForm,
  version: ChangeModelForm,
  avsluta: CloseForm,
};

/** The colleague who has taken the task that the act would do. */
const takenBy = (view: CaseView, act: CaseAct, { staff, unit }: SessionMe) => {
  const here = JSON.stringify(actPlace(view.caseId, act).params);
  return view.tasks.find(
    (task) =>
      task.owner.unit === unit.id &&
      task.claimedBy &&
      task.claimedBy.id !== staff.id &&
      JSON.stringify(workPlace(task).params) === here,
  )?.claimedBy;
};

const Act = ({ view, act, search }: ActFormProps & { act: CaseAct }) => {
  const { t } = useTranslation();
  const me = useMe();
  // A samtycke is recorded anew, also when the participant was asked for it first.
  const allowed = mayAct(view, caseActs[act], act === 'samtycke' ? undefined : search.om);
  // Somebody who has begun to write keeps the form, whatever happens in the case meanwhile.
  const [begun, setBegun] = useState(allowed);
  if (allowed && !begun) setBegun(true);
  const Form = forms[act];
  const taken = takenBy(view, act, me);
  if (!begun) {
    return (
      <>
        <Notice kind="warning" title={t('actForm.notNow')}>
          <p>{taken ? t('actForm.taken', { name: taken.name }) : t('actForm.notNowText')}</p>
          <p>
            <Link {...casePlace(view.caseId)}>{t('actForm.openCase')}</Link>
          </p>
        </Notice>
        <KeptText of={{ form: caseActs[act], caseId: view.caseId }} />
      </>
    );
  }
  return (
    <>
      {!allowed && (
        <Notice kind="warning" title={t('actForm.changed')}>
          {taken ? (
            <p>
              {t('actForm.taken', { name: taken.name })} {t('actForm.kept')}
            </p>
          ) : (
            <p>{t('actForm.changedText')}</p>
          )}
        </Notice>
      )}
      <Form view={view} search={search} />
    </>
  );
};

/** One act in a case, on a page of its own: deep-linked from its task and from the case. */
export const ActPage = () => {
  const { t } = useTranslation();
  const { caseId, act }: { caseId: string; act: string } = route.useParams();
  const search: ActSearch = route.useSearch();
  const query = useCase(caseId);
  if (!isCaseAct(act)) {
    return (
      <Page title={t('page.notFound')}>
        <p>{t('page.notFoundText')}</p>
      </Page>
    );
  }
  return (
    <Page title={t(`command.${caseActs[act]}`)} above={query.data && <CaseAbove view={query.data} />}>
      <Loaded query={query}>{(view) => <Act key={`${caseId} ${act}`} view={view} act={act} search={search} />}</Loaded>
    </Page>
  );
};

import {
  type DisclosureBasis,
  type IsoDate,
  type ReviewOutcome,
  reviewOutcomes,
  type SamtyckeForm,
  type SharedCategory,
  type SharingPurpose,
  sharingPurposes,
} from '@stafett/domain';
import type { CaseView } from '@stafett/schemas';
import { Link } from '@tanstack/react-router';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../../act/act-form.tsx';
import { useAct } from '../../act/use-act.ts';
import { useFormDraft } from '../../draft/use-form-draft.tsx';
import { CheckboxGroup, RadioGroup } from '../../form/choices.tsx';
import { DateField } from '../../form/date-field.tsx';
import { useForm } from '../../form/form.tsx';
import { TextArea } from '../../form/text-field.tsx';
import { useFormat } from '../../format/use-format.ts';
import { addRoom } from '../../i18n/index.ts';
import { samtycke } from '../../i18n/sv/samtycke.ts';
import { api } from '../../trpc.ts';
import type { ActFormProps } from '../cases/act-page.tsx';
import { DocumentText } from '../cases/document-body.tsx';
import { filled } from '../cases/filled.ts';
import { actPlace, casePlace } from '../cases/ways.ts';
import { Categories, Coordination, HowAgreed } from './fields.tsx';

addRoom({ samtycke });

const idOf = 'samtycke';

const Gone = ({ caseId }: { caseId: string }) => {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('samtycke.gone')}</p>
      <p>
        <Link {...casePlace(caseId, idOf)}>{t('actForm.openCase')}</Link>
      </p>
    </>
  );
};

const namesOf = (known: CaseView['samtycke']) =>
  (known?.receivers ?? []).map(({ agency, name }) => ({ value: agency, label: name }));

type ToldValues = { receivers: string[]; categories: SharedCategory[]; purpose: SharingPurpose | '' };

/** Who is told, what and why: the same of a samtycke and of any other ground. */
const ToldToWhom = ({ known, optional = false }: { known: CaseView['samtycke']; optional?: boolean }) => {
  const { t } = useTranslation();
  return (
    <>
      <CheckboxGroup<ToldValues>
        name="receivers"
        label={t('samtycke.receivers')}
        choices={namesOf(known)}
        optional={optional}
      />
      <Categories hint={t('samtycke.categoriesHint')} />
      <RadioGroup<ToldValues>
        name="purpose"
        label={t('samtycke.why')}
        choices={sharingPurposes.map((value) => ({ value, label: t(`samtycke.purpose.${value}`) }))}
      />
    </>
  );
};

type RecordValues = ToldValues & {
  coordination: boolean;
  how: SamtyckeForm | '';
  witness: string;
  from: IsoDate | '';
  until: IsoDate | '';
};

/** What the participant is asked to let one's own agency tell: to whom, what and why. */
export const AskForSamtyckeForm = ({ view: { caseId, samtycke: known } }: ActFormProps) => {
  const { t } = useTranslation();
  const form = useForm<ToldValues>({ receivers: [], categories: ['case'], purpose: '' });
  const act = useAct(api.samtycke.ask.mutationOptions());
  return (
    <ActForm
      form={form}
      act={act}
      submit={async ({ receivers, categories, purpose }) =>
        purpose === '' ? undefined : act.send({ caseId, receivers, categories, purpose })
      }
      told={() => ({ title: t('samtycke.askedFor'), text: [t('samtycke.askedForText')] })}
      then={casePlace(caseId, idOf)}
      send={t('samtycke.askSend')}
      cancel={casePlace(caseId, idOf)}
    >
      <p>{t('samtycke.askLead')}</p>
      <ToldToWhom known={known} />
    </ActForm>
  );
};

/** The participant was asked, and said no. */
export const SamtyckeDeclinedForm = ({ view: { caseId, samtycke: known }, search }: ActFormProps) => {
  const { t } = useTranslation();
  const form = useForm<Record<string, never>>({});
  const act = useAct(api.samtycke.decline.mutationOptions());
  const found = known?.asked.find(({ id }) => id === search.om);
  if (!found && !act.working) return <Gone caseId={caseId} />;
  return (
    <ActForm
      form={form}
      act={act}
      submit={async () => (found ? act.send({ caseId, request: found.id }) : undefined)}
      told={() => ({ title: t('samtycke.declined') })}
      then={casePlace(caseId, idOf)}
      send={t('samtycke.declineSend')}
      cancel={casePlace(caseId, idOf)}
    >
      <p>{t('samtycke.declineLead')}</p>
      {found && (
        <p>
          {found.receivers.map(({ name }) => name).join(', ')}: {t(`samtycke.purpose.${found.purpose}`)}
        </p>
      )}
    </ActForm>
  );
};

/** What the participant lets one's own agency tell: to whom, what, why, until when; begun from what they were asked, if they were. */
export const RecordSamtyckeForm = ({ view: { caseId, samtycke: known }, search }: ActFormProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const asked = known?.asked.find(({ id }) => id === search.om);
  const form = useForm<RecordValues>({
    receivers: asked?.receivers.map(({ agency }) => agency) ?? [],
    categories: asked?.categories ?? ['case'],
    purpose: asked?.purpose ?? '',
    coordination: false,
    how: '',
    witness: '',
    from: format.today,
    until: '',
  });
  const coordination = useWatch({ control: form.control, name: 'coordination' });
  const act = useAct(api.samtycke.record.mutationOptions());
  return (
    <ActForm
      form={form}
      act={act}
      submit={async ({ receivers, categories, purpose, coordination: named, how: form, witness, from, until }) =>
        purpose === '' || form === '' || from === '' || until === ''
          ? undefined
          : act.send({
              caseId,
              receivers,
              categories,
              purpose,
              ...(named && { coordination: true as const }),
              form,
              from,
              until,
              ...filled({ witness: form === 'oral' ? witness : '' }),
            })
      }
      told={() => ({ title: t('samtycke.recorded') })}
      then={casePlace(caseId, idOf)}
      send={t('samtycke.recordSend')}
      cancel={casePlace(caseId, idOf)}
    >
      <p>{t('samtycke.recordLead')}</p>
      {asked && (
        <p>
          <Link {...actPlace(caseId, 'nej-till-samtycke', { om: asked.id })}>{t('samtycke.decline')}</Link>
        </p>
      )}
      <ToldToWhom known={known} optional={coordination} />
      <Coordination />
      <HowAgreed />
      <DateField<RecordValues> name="from" label={t('samtycke.from')} lean="back" latest={format.today} />
      <DateField<RecordValues>
        name="until"
        label={t('samtycke.until')}
        hint={t('samtycke.untilHint')}
        lean="ahead"
        earliest={format.today}
      />
    </ActForm>
  );
};

type RenewValues = { how: SamtyckeForm | ''; witness: string; until: IsoDate | '' };

/** The participant was asked again and lets it go on. */
export const RenewSamtyckeForm = ({ view: { caseId, samtycke: known }, search }: ActFormProps) => {
  const { t } = useTranslation();
  const form = useForm<RenewValues>({ how: '', witness: '', until: '' });
  const act = useAct(api.samtycke.renew.mutationOptions());
  const found = known?.own.find(({ id, status }) => id === search.om && status === 'standing');
  if (!found && !act.working) return <Gone caseId={caseId} />;
  return (
    <ActForm
      form={form}
      act={act}
      submit={async ({ how: form, witness, until }) =>
        form === '' || until === '' || !found
          ? undefined
          : act.send({
              caseId,
              samtycke: found.id,
              form,
              until,
              ...filled({ witness: form === 'oral' ? witness : '' }),
            })
      }
      told={() => ({ title: t('samtycke.renewed') })}
      then={casePlace(caseId, idOf)}
      send={t('samtycke.renewSend')}
      cancel={casePlace(caseId, idOf)}
    >
      <p>{t('samtycke.renewLead')}</p>
      <HowAgreed />
      <DateField<RenewValues>
        name="until"
        label={t('samtycke.until')}
        hint={t('samtycke.untilHint')}
        lean="ahead"
        earliest={found?.terms?.until}
      />
    </ActForm>
  );
};

/** The participant has taken it back: what rested on it closes at once. */
export const WithdrawSamtyckeForm = ({ view: { caseId, samtycke: known }, search }: ActFormProps) => {
  const { t } = useTranslation();
  const form = useForm<Record<string, never>>({});
  const act = useAct(api.samtycke.withdraw.mutationOptions());
  const found = known?.own.find(({ id, status }) => id === search.om && status === 'standing');
  if (search.om !== undefined && !found && !act.working) return <Gone caseId={caseId} />;
  return (
    <ActForm
      form={form}
      act={act}
      danger
      submit={() => act.send({ caseId, ...(found && { samtycke: found.id }) })}
      told={() => ({ title: t('samtycke.withdrawn'), text: [t('samtycke.withdrawnText')] })}
      then={casePlace(caseId, idOf)}
      send={t('samtycke.withdrawSend')}
      cancel={casePlace(caseId, idOf)}
    >
      <p>{t('samtycke.withdrawLead')}</p>
      <p>
        {found
          ? `${t('samtycke.withdrawOne')} ${found.receivers.map(({ name }) => name).join(', ')}`
          : t('samtycke.withdrawEverything')}
      </p>
    </ActForm>
  );
};

type ReviewValues = ToldValues & {
  basis: Exclude<DisclosureBasis, 'samtycke'> | '';
  outcome: ReviewOutcome | '';
  until: IsoDate | '';
  why: string;
};

/** Whether something may be told on another ground than samtycke, weighed in words. */
export const SekretessReviewForm = ({ view: { caseId, samtycke: known, options } }: ActFormProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const form = useForm<ReviewValues>({
    receivers: [],
    categories: ['case'],
    purpose: '',
    basis: '',
    outcome: '',
    until: '',
    why: '',
  });
  const draft = useFormDraft(form, { form: 'recordSekretessReview', caseId });
  const act = useAct(api.samtycke.recordReview.mutationOptions());
  return (
    <ActForm
      form={form}
      draft={draft}
      act={act}
      submit={async ({ receivers, categories, purpose, basis, outcome, until, why }) =>
        purpose === '' || basis === '' || outcome === '' || until === ''
          ? undefined
          : act.send({ caseId, receivers, categories, purpose, basis, outcome, until, why: why.trim() })
      }
      told={() => ({ title: t('samtycke.reviewed') })}
      then={casePlace(caseId, idOf)}
      send={t('samtycke.reviewSend')}
      cancel={casePlace(caseId, idOf)}
    >
      <p>{t('samtycke.reviewLead')}</p>
      <ToldToWhom known={known} />
      <RadioGroup<ReviewValues>
        name="basis"
        label={t('samtycke.basis')}
        choices={options.bases
          .filter((basis) => basis !== 'samtycke')
          .map((basis) => ({ value: basis, label: t(`disclosureBasis.${basis}`) }))}
      />
      <RadioGroup<ReviewValues>
        name="outcome"
        label={t('samtycke.outcomeAsked')}
        choices={reviewOutcomes.map((value) => ({ value, label: t(`samtycke.outcome.${value}`) }))}
      />
      <TextArea<ReviewValues> name="why" label={t('samtycke.words')} rows={5} />
      <DateField<ReviewValues> name="until" label={t('samtycke.until')} lean="ahead" earliest={format.today} />
    </ActForm>
  );
};

/** A second person reads what was weighed and answers for it too. */
export const ConfirmReviewForm = ({ view: { caseId, samtycke: known }, search }: ActFormProps) => {
  const { t } = useTranslation();
  const form = useForm<Record<string, never>>({});
  const act = useAct(api.samtycke.confirmReview.mutationOptions());
  const found = known?.reviews.find(({ id }) => id === search.om);
  if (!found) return <Gone caseId={caseId} />;
  return (
    <ActForm
      form={form}
      act={act}
      submit={() => act.send({ caseId, review: found.id })}
      told={() => ({ title: t('samtycke.confirmed') })}
      then={casePlace(caseId, idOf)}
      send={t('samtycke.confirmSend')}
      cancel={casePlace(caseId, idOf)}
    >
      <p>{t('samtycke.confirmLead')}</p>
      <DocumentText
        caseId={caseId}
        document={found.why.document}
        version={found.why.version}
        title={t('samtycke.words')}
      />
    </ActForm>
  );
};

import type { DisclosureBasis } from '@stafett/domain';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../../act/act-form.tsx';
import { useAct } from '../../act/use-act.ts';
import { useFormDraft } from '../../draft/use-form-draft.tsx';
import { RadioGroup } from '../../form/choices.tsx';
import { useForm } from '../../form/form.tsx';
import { TextArea } from '../../form/text-field.tsx';
import { api } from '../../trpc.ts';
import type { ActFormProps } from '../cases/act-page.tsx';
import { filled } from '../cases/filled.ts';
import { casePlace } from '../cases/ways.ts';

type Values = { basis: DisclosureBasis | ''; message: string };

/** After a no or silence: the insats is asked anew. */
export const ResendReferralForm = ({ view: { caseId, options } }: ActFormProps) => {
  const { t } = useTranslation();
  const form = useForm<Values>({ basis: '', message: '' });
  const draft = useFormDraft(form, { form: 'resendReferral', caseId });
  const act = useAct(api.handovers.resendReferral.mutationOptions());
  return (
    <ActForm
      form={form}
      draft={draft}
      act={act}
      submit={async ({ basis, message }) =>
        basis === '' ? undefined : act.send({ caseId, basis, ...filled({ message: message.trim() }) })
      }
      told={() => ({ title: t('sendHandover.resent'), text: [t('sendHandover.resentText')] })}
      then={casePlace(caseId)}
      send={t('sendHandover.resend')}
      cancel={casePlace(caseId)}
    >
      <p>{t('sendHandover.resendLead')}</p>
      <RadioGroup<Values>
        name="basis"
        label={t('sendHandover.basis')}
        hint={t('sendHandover.basisHint')}
        choices={options.bases.map((basis) => ({ value: basis, label: t(`disclosureBasis.${basis}`) }))}
      />
      <TextArea<Values>
        name="message"
        label={t('sendHandover.resendMessage')}
        hint={t('sendHandover.messageHint')}
        optional
      />
    </ActForm>
  );
};

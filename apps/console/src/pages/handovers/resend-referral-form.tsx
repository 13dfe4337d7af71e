import { useTranslation } from 'react-i18next';
import { ActForm } from '../../act/act-form.tsx';
import { useAct } from '../../act/use-act.ts';
import { useFormDraft } from '../../draft/use-form-draft.tsx';
import { useForm } from '../../form/form.tsx';
import { TextArea } from '../../form/text-field.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useMe } from '../../session/me.ts';
import { api } from '../../trpc.ts';
import type { ActFormProps } from '../cases/act-page.tsx';
import { filled } from '../cases/filled.ts';
import { casePlace } from '../cases/ways.ts';
import {
  askedOf,
  broughtIn,
  GroundFields,
  type GroundValues,
  groundAtFirst,
  type Told,
  toldByReferral,
} from '../samtycke/ground.tsx';

type Values = GroundValues & { message: string };

/** After a no or silence: the insats is asked anew. */
export const ResendReferralForm = ({ view: { caseId, options, handovers = [], samtycke } }: ActFormProps) => {
  const { t } = useTranslation();
  const { today } = useFormat();
  const me = useMe();
  const form = useForm<Values>({ ...groundAtFirst(options.bases, today), message: '' });
  const last = handovers.findLast(({ route }) => route === 'referral')?.to;
  const told: Told | undefined = last?.type === 'unit' ? toldByReferral(last.party) : undefined;
  const draft = useFormDraft(form, { form: 'resendReferral', caseId });
  const act = useAct(api.handovers.resendReferral.mutationOptions());
  return (
    <ActForm
      form={form}
      draft={draft}
      act={act}
      submit={async ({ message, ...ground }) => {
        const { basis } = ground;
        if (basis === '') return undefined;
        const asked = askedOf(me.agency.id, samtycke, told, basis, today);
        const brought = broughtIn(ground, asked, told);
        return act.send({ caseId, basis, ...brought, ...filled({ message: message.trim() }) });
      }}
      told={() => ({ title: t('sendHandover.resent'), text: [t('sendHandover.resentText')] })}
      then={casePlace(caseId)}
      send={t('sendHandover.resend')}
      cancel={casePlace(caseId)}
    >
      <p>{t('sendHandover.resendLead')}</p>
      <GroundFields bases={options.bases} told={told} known={samtycke} />
      <TextArea<Values>
        name="message"
        label={t('sendHandover.resendMessage')}
        hint={t('sendHandover.messageHint')}
        optional
      />
    </ActForm>
  );
};

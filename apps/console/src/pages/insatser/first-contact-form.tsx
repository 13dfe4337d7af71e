import { type FirstContactParty, firstContactParties, type IsoDate } from '@stafett/domain';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../../act/act-form.tsx';
import { useAct } from '../../act/use-act.ts';
import { RadioGroup } from '../../form/choices.tsx';
import { DateField } from '../../form/date-field.tsx';
import { useForm } from '../../form/form.tsx';
import { useFormat } from '../../format/use-format.ts';
import { api } from '../../trpc.ts';
import type { ActFormProps } from '../cases/act-page.tsx';
import { casePlace } from '../cases/ways.ts';

type Values = { by: FirstContactParty | ''; on: IsoDate | '' };

/** VUXAM: the first contact has been made, by the participant or by the samordnare. */
export const FirstContactForm = ({ view: { caseId, startedOn } }: ActFormProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const form = useForm<Values>({ by: '', on: format.today });
  const act = useAct(api.insatser.recordFirstContact.mutationOptions());
  return (
    <ActForm
      form={form}
      act={act}
      submit={async ({ by, on }) => (by === '' || on === '' ? undefined : act.send({ caseId, by, on }))}
      told={() => ({ title: t('insatsForm.firstContact.done') })}
      then={casePlace(caseId)}
      send={t('insatsForm.firstContact.send')}
      cancel={casePlace(caseId)}
    >
      <p>{t('insatsForm.firstContact.lead')}</p>
      <RadioGroup<Values>
        name="by"
        label={t('insatsForm.firstContact.by')}
        choices={firstContactParties.map((party) => ({
          value: party,
          label: t(`insatsForm.firstContact.party.${party}`),
        }))}
      />
      <DateField<Values>
        name="on"
        label={t('insatsForm.firstContact.on')}
        lean="back"
        earliest={startedOn}
        latest={format.today}
      />
    </ActForm>
  );
};

import { useTranslation } from 'react-i18next';
import { ActForm } from '../../act/act-form.tsx';
import { useAct } from '../../act/use-act.ts';
import { useFormDraft } from '../../draft/use-form-draft.tsx';
import { useForm } from '../../form/form.tsx';
import { TextField } from '../../form/text-field.tsx';
import { api } from '../../trpc.ts';
import type { ActFormProps } from './act-page.tsx';
import { filled } from './filled.ts';
import { casePlace } from './ways.ts';

type Values = { name: string; personnummer: string };

/** Komplettera: who an imported case is about. */
export const NameForm = ({ view: { caseId } }: ActFormProps) => {
  const { t } = useTranslation();
  const form = useForm<Values>({ name: '', personnummer: '' });
  const draft = useFormDraft(form, { form: 'participantNamed', caseId });
  const act = useAct(api.cases.nameParticipant.mutationOptions());
  return (
    <ActForm
      form={form}
      draft={draft}
      act={act}
      submit={({ name, personnummer }) => act.send({ caseId, name: name.trim(), ...filled({ personnummer }) })}
      told={() => ({ title: t('actForm.name.done') })}
      then={casePlace(caseId)}
      send={t('actForm.name.send')}
      cancel={casePlace(caseId)}
      fields={{
        name: { name: 'name', label: t('actForm.name.name') },
        personnummer: { name: 'personnummer', label: t('actForm.name.personnummer') },
      }}
    >
      <p>{t('actForm.name.lead')}</p>
      <TextField<Values> name="name" label={t('actForm.name.name')} />
      <TextField<Values>
        name="personnummer"
        label={t('actForm.name.personnummer')}
        hint={t('actForm.name.personnummerHint')}
        characters={24}
        optional
      />
    </ActForm>
  );
};

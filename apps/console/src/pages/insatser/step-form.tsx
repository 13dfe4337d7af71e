import { type IsoDate, stepIds } from '@stafett/domain';
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

type Values = { step: string; on: IsoDate | '' };

/** Stegförflyttning: where the participant stands now. A measure, never a gate. */
export const StepForm = ({ view: { caseId, insatsParts, startedOn } }: ActFormProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const last = insatsParts?.steps?.moves.at(-1);
  const form = useForm<Values>({ step: '', on: format.today });
  const act = useAct(api.insatser.recordStepMove.mutationOptions());
  return (
    <ActForm
      form={form}
      act={act}
      submit={async ({ step: chosen, on }) => {
        const step = stepIds.find((id) => String(id) === chosen);
        return step === undefined || on === '' ? undefined : act.send({ caseId, step, on });
      }}
      told={(_, { step }) => ({ title: t('insatsForm.step.done', { step }) })}
      then={casePlace(caseId, 'insatsen')}
      send={t('insatsForm.step.send')}
      cancel={casePlace(caseId)}
    >
      <p>{t('insatsForm.step.lead')}</p>
      {last && <p>{t('insatsForm.step.now', { step: last.step, date: format.date(last.on) })}</p>}
      <RadioGroup<Values>
        name="step"
        label={t('insatsForm.step.step')}
        choices={(insatsParts?.steps?.marks ?? [])
          .filter(({ step }) => step !== last?.step)
          .map(({ step }) => ({ value: String(step), label: t('insatsForm.step.name', { step }) }))}
      />
      <DateField<Values>
        name="on"
        label={t('insatsForm.step.on')}
        lean="back"
        earliest={last?.on ?? startedOn}
        latest={format.today}
      />
    </ActForm>
  );
};

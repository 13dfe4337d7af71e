import type { IsoDate } from '@stafett/domain';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../../act/act-form.tsx';
import { useAct } from '../../act/use-act.ts';
import { useFormDraft } from '../../draft/use-form-draft.tsx';
import { Checkbox } from '../../form/choices.tsx';
import { DateField } from '../../form/date-field.tsx';
import { useForm } from '../../form/form.tsx';
import { TextArea, TextField } from '../../form/text-field.tsx';
import { useFormat } from '../../format/use-format.ts';
import { api } from '../../trpc.ts';
import type { ActFormProps } from './act-page.tsx';
import { filled } from './filled.ts';
import { casePlace } from './ways.ts';

type StartValues = { from: IsoDate | ''; employer: string; supervisor: string; text: string; throughMentor: boolean };

/** Arbetsträning begins: where, with whom, from which day. */
export const StartPlacementForm = ({ view }: ActFormProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { caseId } = view;
  const form = useForm<StartValues>({ from: '', employer: '', supervisor: '', text: '', throughMentor: false });
  const draft = useFormDraft(form, { form: 'startPlacement', caseId });
  const act = useAct(api.cases.startPlacement.mutationOptions());
  return (
    <ActForm
      form={form}
      draft={draft}
      act={act}
      submit={async ({ from, employer, supervisor, text, throughMentor }) =>
        from === ''
          ? undefined
          : act.send({
              caseId,
              from,
              text: { employer: employer.trim(), ...filled({ supervisor, text }) },
              ...(throughMentor && { throughMentor: true }),
            })
      }
      told={(_, { from }) => ({
        title: t('actForm.placement.done'),
        text: from === '' ? [] : [t('actForm.placement.doneText', { date: format.date(from) })],
      })}
      then={casePlace(caseId)}
      send={t('actForm.placement.send')}
      cancel={casePlace(caseId)}
    >
      <p>{t('actForm.placement.lead')}</p>
      <TextField<StartValues> name="employer" label={t('actForm.placement.employer')} />
      <TextField<StartValues> name="supervisor" label={t('actForm.placement.supervisor')} optional />
      {view.insatsParts?.mentorship && (
        <Checkbox<StartValues> name="throughMentor" label={t('insatsForm.mentor.through')} />
      )}
      <DateField<StartValues> name="from" label={t('actForm.placement.from')} earliest={view.startedOn} />
      <TextArea<StartValues> name="text" label={t('actForm.placement.text')} optional />
    </ActForm>
  );
};

type EndValues = { to: IsoDate | '' };

/** The placement that the address names ends. */
export const EndPlacementForm = ({ view, search }: ActFormProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { caseId } = view;
  const ongoing = view.placements?.filter(({ status }) => status === 'ongoing') ?? [];
  const placement = ongoing.find(({ id }) => id === search.om) ?? ongoing[0];
  const form = useForm<EndValues>({ to: format.today });
  const act = useAct(api.cases.endPlacement.mutationOptions());
  if (!placement) return null;
  return (
    <ActForm
      form={form}
      act={act}
      submit={async ({ to }) => (to === '' ? undefined : act.send({ caseId, placement: placement.id, to }))}
      told={(_, { to }) => ({
        title: t('actForm.placement.endDone'),
        text: to === '' ? [] : [t('actForm.placement.endDoneText', { date: format.date(to) })],
      })}
      then={casePlace(caseId)}
      send={t('actForm.placement.endSend')}
      cancel={casePlace(caseId, 'plan')}
    >
      <p>{t('actForm.placement.endLead', { date: format.date(placement.from) })}</p>
      <DateField<EndValues> name="to" label={t('actForm.placement.to')} earliest={placement.from} />
    </ActForm>
  );
};

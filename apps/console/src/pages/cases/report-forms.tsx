import type { IsoDate } from '@stafett/domain';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../../act/act-form.tsx';
import { useAct } from '../../act/use-act.ts';
import { DateField } from '../../form/date-field.tsx';
import { useForm } from '../../form/form.tsx';
import { TextField } from '../../form/text-field.tsx';
import { useFormat } from '../../format/use-format.ts';
import { api } from '../../trpc.ts';
import type { ActFormProps } from './act-page.tsx';
import { casePlace } from './ways.ts';

type DeathValues = { on: IsoDate | '' };

/** Somebody has told that the participant has died: the holder's unit confirms it before the case is closed. */
export const DeathForm = ({ view: { caseId } }: ActFormProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const form = useForm<DeathValues>({ on: '' });
  const act = useAct(api.cases.reportDeath.mutationOptions());
  return (
    <ActForm
      form={form}
      act={act}
      submit={async ({ on }) => (on === '' ? undefined : act.send({ caseId, on }))}
      told={() => ({ title: t('actForm.death.done'), text: [t('actForm.death.doneText')] })}
      then={casePlace(caseId)}
      send={t('actForm.death.send')}
      cancel={casePlace(caseId)}
      fields={{ on: { name: 'on', label: t('actForm.death.on') } }}
    >
      <p>{t('actForm.death.lead')}</p>
      <DateField<DeathValues> name="on" label={t('actForm.death.on')} lean="back" latest={format.today} />
    </ActForm>
  );
};

/** As it is written: Eskilstuna. */
const named = (kommun: string): string => {
  const typed = kommun.trim();
  return `${typed.charAt(0).toLocaleUpperCase('sv')}${typed.slice(1)}`;
};

type MoveValues = { kommun: string; on: IsoDate | '' };

/** The participant has moved to another kommun: the holder's unit decides what it means for the insats. */
export const MoveForm = ({ view: { caseId, facts } }: ActFormProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const form = useForm<MoveValues>({ kommun: '', on: '' });
  const act = useAct(api.cases.reportMove.mutationOptions());
  return (
    <ActForm
      form={form}
      act={act}
      submit={async ({ kommun, on }) => (on === '' ? undefined : act.send({ caseId, kommun: named(kommun), on }))}
      told={(_, { kommun }) => ({
        title: t('actForm.move.done', { kommun: named(kommun) }),
        text: [t('actForm.move.doneText')],
      })}
      then={casePlace(caseId)}
      send={t('actForm.move.send')}
      cancel={casePlace(caseId)}
      fields={{
        kommun: { name: 'kommun', label: t('actForm.move.kommun') },
        on: { name: 'on', label: t('actForm.move.on') },
      }}
    >
      <p>{t('actForm.move.lead')}</p>
      <TextField<MoveValues>
        name="kommun"
        label={t('actForm.move.kommun')}
        hint={facts?.kommun !== undefined && t('actForm.move.now', { kommun: facts.kommun })}
        characters={24}
        maxLength={40}
        validate={(kommun) =>
          named(kommun) === facts?.kommun ? t('actForm.move.same', { kommun: named(kommun) }) : undefined
        }
      />
      <DateField<MoveValues> name="on" label={t('actForm.move.on')} lean="back" latest={format.today} />
    </ActForm>
  );
};

import { type MoveReason, moveReasons } from '@stafett/domain';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../../act/act-form.tsx';
import { useAct } from '../../act/use-act.ts';
import { useFormDraft } from '../../draft/use-form-draft.tsx';
import { RadioGroup } from '../../form/choices.tsx';
import { useForm } from '../../form/form.tsx';
import { TextArea } from '../../form/text-field.tsx';
import { addRoom } from '../../i18n/index.ts';
import { coordination } from '../../i18n/sv/coordination.ts';
import { api } from '../../trpc.ts';
import type { ActFormProps } from '../cases/act-page.tsx';
import { filled } from '../cases/filled.ts';
import { casePlace } from '../cases/ways.ts';
import { partyName } from '../handovers/party-names.ts';

addRoom({ coordination });

type Values = { reason: MoveReason | ''; text: string };

/** The coordinator asks the manager of the unit that has the work: the task that the address names, or the whole case. */
export const RequestMoveForm = ({ view, search }: ActFormProps) => {
  const { t } = useTranslation();
  const { caseId, tasks, holder } = view;
  const task = tasks.find(({ id }) => id === search.om);
  const form = useForm<Values>({ reason: '', text: '' });
  const draft = useFormDraft(form, { form: 'requestMove', caseId, ...(search.om && { subject: search.om }) });
  const act = useAct(api.coordination.requestMove.mutationOptions());
  return (
    <ActForm
      form={form}
      act={act}
      draft={draft}
      submit={async ({ reason, text }) =>
        reason === ''
          ? undefined
          : act.send({
              caseId,
              reason,
              ...filled({ text: text.trim() }),
              ...(task ? { task: task.id } : { wholeCase: true }),
            })
      }
      told={() => ({
        title: t('coordination.hurry.moved'),
        text: [t('coordination.hurry.movedText', { party: partyName(task?.owner ?? holder) })],
      })}
      then={casePlace(caseId)}
      send={t('coordination.bulk.send')}
      cancel={casePlace(caseId)}
    >
      <p>{t('coordination.bulk.moveLead')}</p>
      <p>
        {t('coordination.moveRequest.of')}:{' '}
        {task ? t(`taskKind.${task.kind}`) : t('coordination.moveRequest.wholeCase')},{' '}
        {partyName(task?.owner ?? holder)}
      </p>
      <RadioGroup<Values>
        name="reason"
        label={t('coordination.bulk.reason')}
        choices={moveReasons.map((reason) => ({ value: reason, label: t(`moveReason.${reason}`) }))}
      />
      <TextArea<Values>
        name="text"
        label={t('coordination.bulk.text')}
        hint={t('coordination.bulk.textHint')}
        optional
      />
    </ActForm>
  );
};

import type { TaskRow } from '@stafett/schemas';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../act/use-act.ts';
import type { Word } from '../../act/word.ts';
import { useFormat } from '../../format/use-format.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { api } from '../../trpc.ts';
import { staffWith } from '../cases/assign-forms.tsx';
import { taskTitle } from './task-words.ts';

/** The manager gives a task to somebody in the unit. */
export const AssignDialog = ({
  task,
  done,
  close,
}: {
  task: TaskRow;
  done: (word: Word) => void;
  close: () => void;
}) => {
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  const query = useQuery(api.organisation.directory.queryOptions());
  const act = useAct(api.tasks.assign.mutationOptions());
  const [staff, setStaff] = useState('');
  const people = staffWith(query.data?.ownUnitStaff ?? [], 'caseworker', 'coach', 'manager', 'insatsCoordinator');
  const give = async () => {
    if (staff === '') return;
    const answer = await act.send({ caseId: task.caseId, task: task.id, version: task.version, staff });
    if (answer)
      done({
        outcome: answer.outcome,
        title: t('tasksPage.assigned', {
          task: taskTitle(t, task),
          code: task.caseCode,
          name: people.find((one) => one.id === staff)?.name,
        }),
        text: [t('tasksPage.assignedText')],
      });
  };
  return (
    <Dialog
      title={t('tasksPage.assignTitle', { task: taskTitle(t, task), code: task.caseCode })}
      onClose={close}
      actions={
        <>
          <Button kind="primary" working={act.working} onClick={() => void give()}>
            {t('tasksPage.assignSend')}
          </Button>
          <Button onClick={close}>{t('form.cancel')}</Button>
        </>
      }
    >
      <Loaded query={query}>
        {() => (
          <div className="field">
            <label htmlFor={id}>{t('tasksPage.assignTo')}</label>
            <select id={id} className="input select" value={staff} onChange={({ target }) => setStaff(target.value)}>
              <option value="">{t('form.choosePlaceholder')}</option>
              {people.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.absentUntil
                    ? `${one.name} (${t('actForm.assign.absent', { date: format.near(one.absentUntil) })})`
                    : one.name}
                </option>
              ))}
            </select>
          </div>
        )}
      </Loaded>
      {act.refusal && <Notice kind="problem" focus title={act.refusal.words} />}
    </Dialog>
  );
};

import type { TaskRow } from '@stafett/schemas';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../act/use-act.ts';
import type { Word } from '../../act/word.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { hasRole, useMe } from '../../session/me.ts';
import { api } from '../../trpc.ts';
import { workPlace } from '../cases/ways.ts';
import { AssignDialog } from './assign-dialog.tsx';
import { taskTitle } from './task-words.ts';
import { useWhoHasIt } from './use-who-has-it.ts';

/** Take a task, hand it back, give it to somebody. What may be done follows from who has it; the api decides. */
export const TaskActs = ({ task, tell }: { task: TaskRow; tell: (word: Word | undefined) => void }) => {
  const { t } = useTranslation();
  const me = useMe();
  const [assigning, setAssigning] = useState(false);
  const claim = useAct(api.tasks.claim.mutationOptions());
  const handBack = useAct(api.tasks.handBack.mutationOptions());
  const hasIt = useWhoHasIt(claim.problem ?? handBack.problem);
  const { caseId, id, version, claimedBy, owner } = task;
  if (owner.unit !== me.unit.id || task.status === 'done') return null;
  const manager = hasRole(me, 'manager');
  const mine = claimedBy?.id === me.staff.id;
  const named = { task: taskTitle(t, task), code: task.caseCode };
  const on = { caseId, task: id, version };

  const take = async () => {
    tell(undefined);
    const answer = await claim.send(on);
    if (answer)
      tell({
        outcome: answer.outcome,
        title: t('tasksPage.claimed', named),
        text: [t('tasksPage.claimedText')],
        link: { place: workPlace(task), words: t('tasksPage.doNow') },
      });
  };
  const giveBack = async () => {
    tell(undefined);
    const answer = await handBack.send(on);
    if (answer)
      tell({ outcome: answer.outcome, title: t('tasksPage.handedBack', named), text: [t('tasksPage.handedBackText')] });
  };
  const refusal = claim.refusal ?? handBack.refusal;
  const name = (words: string) => t('tasksPage.actOn', { act: words, ...named });

  return (
    <>
      <div className="buttons">
        {claimedBy === undefined && (
          <Button working={claim.working} aria-label={name(t('tasks.claim'))} onClick={() => void take()}>
            {t('tasks.claim')}
          </Button>
        )}
        {claimedBy !== undefined && (mine || manager) && (
          <Button working={handBack.working} aria-label={name(t('tasks.handBack'))} onClick={() => void giveBack()}>
            {t('tasks.handBack')}
          </Button>
        )}
        {manager && (
          <Button aria-label={name(t('tasksPage.assign'))} onClick={() => setAssigning(true)}>
            {t('tasksPage.assign')}
          </Button>
        )}
      </div>
      {refusal && <Notice kind="problem" focus title={hasIt ?? refusal.words} />}
      {assigning && (
        <AssignDialog
          task={task}
          close={() => setAssigning(false)}
          done={(word) => {
            setAssigning(false);
            tell(word);
          }}
        />
      )}
    </>
  );
};

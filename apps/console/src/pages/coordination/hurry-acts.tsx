import type { CaseView, TaskRow } from '@stafett/schemas';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../act/use-act.ts';
import type { Word } from '../../act/word.ts';
import { addRoom } from '../../i18n/index.ts';
import { coordination } from '../../i18n/sv/coordination.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { api } from '../../trpc.ts';
import { actPlace, mayAct } from '../cases/ways.ts';
import { partyName } from '../handovers/party-names.ts';
import { taskTitle } from '../tasks/task-words.ts';

addRoom({ coordination });

/** Hurries a silent task on, or asks its manager that somebody else do it: for the coordinator and the holder, as far as each may. */
export const HurryActs = ({
  view,
  task,
  tell,
}: {
  view: Pick<CaseView, 'acts' | 'caseId'>;
  task: TaskRow;
  tell: (word: Word | undefined) => void;
}) => {
  const { t } = useTranslation();
  const remind = useAct(api.coordination.remind.mutationOptions());
  const escalate = useAct(api.coordination.escalate.mutationOptions());
  const { caseId, id, owner } = task;
  const may = (type: 'remindNow' | 'escalateNow' | 'requestMove') => mayAct(view, type, id);
  if (!may('remindNow') && !may('escalateNow') && !may('requestMove')) return null;
  const named = { task: taskTitle(t, task), code: task.caseCode };
  const name = (act: string) => t('tasksPage.actOn', { act, ...named });
  const hurry = async (act: typeof remind, title: string, text: string) => {
    tell(undefined);
    const answer = await act.send({ caseId, task: id });
    if (answer) tell({ outcome: answer.outcome, title, text: [text] });
  };
  const refusal = remind.refusal ?? escalate.refusal;
  return (
    <>
      <div className="buttons">
        {may('remindNow') && (
          <Button
            working={remind.working}
            aria-label={name(t('coordination.hurry.remind'))}
            onClick={() =>
              void hurry(
                remind,
                t('coordination.hurry.reminded'),
                t('coordination.hurry.remindedText', { party: task.claimedBy?.name ?? partyName(owner) }),
              )
            }
          >
            {t('coordination.hurry.remind')}
          </Button>
        )}
        {may('escalateNow') && (
          <Button
            working={escalate.working}
            aria-label={name(t('coordination.hurry.escalate'))}
            onClick={() =>
              void hurry(escalate, t('coordination.hurry.escalated'), t('coordination.hurry.escalatedText'))
            }
          >
            {t('coordination.hurry.escalate')}
          </Button>
        )}
        {may('requestMove') && (
          <Link
            {...actPlace(caseId, 'flytta-arbetet', { om: id })}
            className="button button-secondary"
            aria-label={name(t('coordination.hurry.move'))}
          >
            {t('coordination.hurry.move')}
          </Link>
        )}
      </div>
      {refusal && <Notice kind="problem" focus title={refusal.words} />}
    </>
  );
};

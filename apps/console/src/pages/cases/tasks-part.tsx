import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { DueText } from '../../parts/due-text.tsx';
import { Section } from '../../parts/page.tsx';
import { StatusText } from '../../parts/status-text.tsx';
import { useMe } from '../../session/me.ts';
import { MoveRequestFacts } from '../coordination/answer-move.tsx';
import { HurryActs } from '../coordination/hurry-acts.tsx';
import { partyName } from '../handovers/party-names.ts';
import { TaskActs } from '../tasks/task-acts.tsx';
import { confirmFirst, taskStatus, taskTitle } from '../tasks/task-words.ts';
import type { PartProps } from './case-parts.tsx';
import { workPlace } from './ways.ts';

/** What is to be done in the case and who has it; one's own unit's tasks can be taken and done from here. */
export const TasksPart = ({ view, preview, tell = () => undefined }: PartProps) => {
  const { t } = useTranslation();
  const me = useMe();
  const format = useFormat();
  const { tasks, phase } = view;
  if (phase === 'closed' || (preview && tasks.length === 0)) return null;
  return (
    <Section {...(preview ? { level: 4 } : { id: 'uppgifter' })} title={t('casePage.tasks')}>
      {tasks.length === 0 ? (
        <p>{t(view.waitingFor?.party.unit === me.unit.id ? 'casePage.noTasksYet' : 'casePage.noTasks')}</p>
      ) : (
        <ul className="tasks tasks-acted">
          {tasks.map((task) => {
            const status = taskStatus(t, task);
            const own = !preview && task.owner.unit === me.unit.id;
            return (
              <li key={task.id} className="task task-plain">
                <div className="task-what">
                  {own ? (
                    <Link {...workPlace(task)} className="task-name">
                      {taskTitle(t, task)}
                    </Link>
                  ) : (
                    <span className="task-name">{taskTitle(t, task)}</span>
                  )}
                  <span className="task-about">
                    {partyName(task.owner)}
                    {task.claimedBy && ` (${task.claimedBy.name})`}
                  </span>
                  {task.answerBy && <span className="task-waits">{confirmFirst(t, task, format.near)}</span>}
                </div>
                <div className="task-when">
                  <DueText dueOn={task.dueOn} />
                  <StatusText tone={status.tone}>{status.words}</StatusText>
                </div>
                {!preview && !own && (
                  <div className="task-action">
                    <HurryActs view={view} task={task} tell={tell} />
                  </div>
                )}
                {own && (
                  <div className="task-action">
                    <TaskActs task={task} tell={tell} />
                  </div>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {!preview &&
        view.moveRequests?.map(
          (request) =>
            (request.status === 'open' || request.status === 'declined') && (
              <Section key={request.id} level={4} title={t('coordination.moveRequest.title')}>
                <MoveRequestFacts request={request} />
              </Section>
            ),
        )}
    </Section>
  );
};

import type { MyTasks, TaskRow as Task } from '@stafett/schemas';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LastWord } from '../../act/last-word.tsx';
import { type DueGroup, dueGroupOf } from '../../format/due.ts';
import { useFormat } from '../../format/use-format.ts';
import { FreshRows, useSteadyRows } from '../../live/use-steady-rows.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page } from '../../parts/page.tsx';
import { TaskGroup, TaskRow } from '../../parts/task-list.tsx';
import { api } from '../../trpc.ts';
import { ReferLink } from '../cases/refer-link.tsx';
import { workPlace } from '../cases/ways.ts';
import { confirmFirst, taskCase, taskStatus, taskTitle, taskWaits } from './task-words.ts';

const taskId = ({ id }: Task): string => id;

type Group = { readonly id: DueGroup; readonly total: number; readonly rows: readonly Task[] };

const groupsOf = ({ overdue, dueToday, thisWeek, later }: MyTasks): readonly Group[] => [
  { id: 'late', ...overdue },
  { id: 'today', ...dueToday },
  { id: 'week', ...thisWeek },
  { id: 'later', ...later },
];

const Groups = ({ mine }: { mine: MyTasks }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const groups = groupsOf(mine);
  const latest = groups.flatMap(({ rows }) => rows);
  const { rows, fresh, show } = useSteadyRows(latest, taskId, mine.today);

  if (rows.length === 0) {
    return (
      <EmptyState title={t('tasks.empty')}>
        <p>{mine.unitInbox > 0 ? t('tasks.emptyInbox', { count: mine.unitInbox }) : t('tasks.emptyInboxToo')}</p>
        <p>
          <Link to="/arenden" search={{ visa: 'followed' }}>
            {t('tasksPage.toFollowed')}
          </Link>
        </p>
        {mine.unitInbox > 0 && (
          <p>
            <Link to="/inkorg" className="button button-secondary">
              {t('tasksPage.toInbox')}
            </Link>
          </p>
        )}
      </EmptyState>
    );
  }
  return (
    <>
      <FreshRows fresh={fresh} show={show} />
      {groups.map(({ id, total }) => {
        const shown = rows.filter(({ row }) => dueGroupOf(row.dueOn, mine.today) === id);
        return shown.length === 0 ? null : (
          <TaskGroup key={id} title={t(`tasks.groups.${id}`)} count={total}>
            {shown.map(({ row, gone }) => (
              <TaskRow
                key={row.id}
                link={workPlace(row)}
                title={taskTitle(t, row)}
                about={taskCase(t, row)}
                waits={taskWaits(t, row)}
                dueNote={confirmFirst(t, row, format.near)}
                dueOn={row.dueOn}
                status={gone ? { words: t('taskStatus.done'), tone: 'done' } : taskStatus(t, row)}
              />
            ))}
          </TaskGroup>
        );
      })}
    </>
  );
};

/** Mina uppgifter: Försenade, I dag, Den här veckan, Senare. */
export const TasksPage = () => {
  const { t } = useTranslation();
  const query = useQuery(api.tasks.mine.queryOptions());
  return (
    <Page wide title={t('menu.tasks')} actions={<ReferLink />}>
      <LastWord />
      <Loaded query={query}>{(mine) => <Groups mine={mine} />}</Loaded>
    </Page>
  );
};

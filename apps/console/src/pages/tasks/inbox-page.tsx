import { type TaskKind, taskKinds } from '@stafett/domain';
import type { TaskRow as Task } from '@stafett/schemas';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useWord } from '../../act/last-word.tsx';
import type { Word } from '../../act/word.ts';
import { useFormat } from '../../format/use-format.ts';
import { FreshRows, useSteadyRows } from '../../live/use-steady-rows.tsx';
import { Button } from '../../parts/button.tsx';
import { ChipFilter } from '../../parts/chip-filter.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page } from '../../parts/page.tsx';
import { TaskRow } from '../../parts/task-list.tsx';
import { useMe } from '../../session/me.ts';
import { api, apiClient } from '../../trpc.ts';
import { workPlace } from '../cases/ways.ts';
import type { InboxSearch } from './inbox-search.ts';
import { TaskActs } from './task-acts.tsx';
import { confirmFirst, taskCase, taskStatus, taskTitle, taskWaits } from './task-words.ts';

const route = getRouteApi('/inkorg');
const taskId = ({ id }: Task): string => id;

const Rows = ({
  latest,
  list,
  tell,
}: {
  latest: readonly Task[];
  list: string;
  tell: (word: Word | undefined) => void;
}) => {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const { rows, fresh, show } = useSteadyRows(latest, taskId, list);
  const holder = ({ claimedBy }: Task) =>
    claimedBy && t('tasksPage.has', { name: claimedBy.id === me.staff.id ? t('tasksPage.you') : claimedBy.name });
  return (
    <>
      <FreshRows fresh={fresh} show={show} />
      <ul className="tasks tasks-acted">
        {rows.map(({ row, gone }) => (
          <TaskRow
            key={row.id}
            link={workPlace(row)}
            title={taskTitle(t, row)}
            about={taskCase(t, row)}
            waits={[taskWaits(t, row), holder(row)].filter(Boolean).join(' · ') || undefined}
            dueNote={confirmFirst(t, row, format.near)}
            dueOn={row.dueOn}
            status={gone ? undefined : taskStatus(t, row)}
            gone={gone ? t('tasksPage.gone') : undefined}
            action={!gone && <TaskActs task={row} tell={tell} />}
          />
        ))}
      </ul>
    </>
  );
};

const KindFilter = ({ search, kinds }: { search: InboxSearch; kinds: readonly TaskKind[] }) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const change = (value: string) => {
    const kind: TaskKind | undefined = taskKinds.find((known) => known === value);
    void navigate({
      to: '/inkorg',
      search: { ...(search.alla && { alla: true }), ...(kind && { uppgift: kind }) },
      replace: true,
    });
  };
  return (
    <div className="filters">
      <label>
        {t('tasksPage.kind')}
        <select className="input select" value={search.uppgift ?? ''} onChange={({ target }) => change(target.value)}>
          <option value="">{t('tasksPage.allKinds')}</option>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`taskKind.${kind}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
};

/** Enhetens inkorg: what the unit owes, to take, hand back and give to somebody. */
export const InboxPage = () => {
  const { t } = useTranslation();
  const { unit } = useMe();
  const search: InboxSearch = route.useSearch();
  const { told, tell } = useWord();
  const asked = { claimedToo: search.alla === true, ...(search.uppgift && { kind: search.uppgift }) };
  const query = useInfiniteQuery({
    queryKey: api.tasks.unitInbox.infiniteQueryKey(asked),
    queryFn: ({ pageParam }) =>
      apiClient.tasks.unitInbox.query({ ...asked, ...(pageParam !== '' && { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const kept = search.uppgift ? { uppgift: search.uppgift } : {};
  return (
    <Page wide title={t('menu.inbox')} above={unit.name}>
      {told}
      <ChipFilter
        label={t('tasksPage.which')}
        chips={[
          {
            id: 'open',
            label: t('tasksPage.unclaimed'),
            chosen: search.alla !== true,
            link: { to: '/inkorg', search: kept },
          },
          {
            id: 'all',
            label: t('tasksPage.all'),
            chosen: search.alla === true,
            link: { to: '/inkorg', search: { ...kept, alla: true } },
          },
        ]}
      />
      <KindFilter
        search={search}
        kinds={taskKinds.filter((kind) => kind === search.uppgift || query.data?.pages[0]?.kinds.includes(kind))}
      />
      <Loaded query={query}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows);
          const total = pages[0]?.total ?? 0;
          return (
            <>
              <p role="status">{t('tasksPage.count', { count: total })}</p>
              {rows.length === 0 ? (
                <EmptyState title={t(search.alla ? 'tasksPage.emptyAll' : 'tasksPage.empty')}>
                  <p>{t('tasksPage.emptyText')}</p>
                </EmptyState>
              ) : (
                <Rows latest={rows} list={JSON.stringify([asked, pages.length])} tell={tell} />
              )}
              {query.hasNextPage && (
                <Button working={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {t('table.showMore')}
                </Button>
              )}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
};

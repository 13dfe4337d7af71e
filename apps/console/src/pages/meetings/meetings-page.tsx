import type { MeetingRow } from '@stafett/schemas';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LastWord } from '../../act/last-word.tsx';
import { FreshRows, useSteadyRows } from '../../live/use-steady-rows.tsx';
import { ChipFilter } from '../../parts/chip-filter.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page } from '../../parts/page.tsx';
import { useMe } from '../../session/me.ts';
import { api } from '../../trpc.ts';
import { caseName } from '../waiting-list/case-name.tsx';
import { MeetingTable } from './meeting-table.tsx';
import type { MeetingsSearch } from './meetings-search.ts';

const route = getRouteApi('/moten');
const meetingId = ({ meeting }: MeetingRow): string => meeting.id;
const kinds = ['ahead', 'toRecord', 'past'] as const;

const Rows = ({ latest, which }: { latest: readonly MeetingRow[]; which: (typeof kinds)[number] }) => {
  const { t } = useTranslation();
  const { rows, fresh, show } = useSteadyRows(latest, meetingId, which);
  return (
    <>
      <FreshRows fresh={fresh} show={show} />
      <MeetingTable
        caption={t(`meetingsPage.${which}`)}
        rows={rows.map(({ row, gone }) => ({ caseId: row.caseId, meeting: row.meeting, name: caseName(t, row), gone }))}
      />
    </>
  );
};

/** Möten: those ahead, those to write down, and those of the last year. */
export const MeetingsPage = () => {
  const { t } = useTranslation();
  const { unit } = useMe();
  const search: MeetingsSearch = route.useSearch();
  const which = search.visa ?? 'ahead';
  const query = useQuery(api.meetings.list.queryOptions({ which }));
  return (
    <Page wide title={t('menu.meetings')} above={unit.name}>
      <LastWord />
      <ChipFilter
        label={t('meetingsPage.which')}
        chips={[
          ...kinds.map((kind) => ({
            id: kind,
            label: t(`meetingsPage.${kind}`),
            chosen: kind === which,
            ...(kind === which && query.data && { count: query.data.rows.length }),
            link: { to: '/moten', search: kind === 'ahead' ? {} : { visa: kind } } as const,
          })),
          { id: 'groups', label: t('meetingsPage.groups'), chosen: false, link: { to: '/grupper' } as const },
        ]}
      />
      <Loaded query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState title={t(`meetingsPage.empty.${which}`)}>
              <p>{t('meetingsPage.emptyText')}</p>
            </EmptyState>
          ) : (
            <Rows latest={rows} which={which} />
          )
        }
      </Loaded>
    </Page>
  );
};

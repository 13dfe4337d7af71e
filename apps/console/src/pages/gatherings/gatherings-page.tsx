import type { GatheringList, GatheringView } from '@stafett/schemas';
import { skipToken, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useWord } from '../../act/last-word.tsx';
import type { Word } from '../../act/word.ts';
import { useFormat } from '../../format/use-format.ts';
import { addRoom } from '../../i18n/index.ts';
import { gatheringPage } from '../../i18n/sv/gatherings.ts';
import { teamPage } from '../../i18n/sv/team.ts';
import { ChipFilter } from '../../parts/chip-filter.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page } from '../../parts/page.tsx';
import { useMe } from '../../session/me.ts';
import { api } from '../../trpc.ts';
import { partyName } from '../handovers/party-names.ts';
import { Figures } from '../team/figures.tsx';
import { meetingNow } from '../team/meeting-now.ts';
import { useReadWhenItBegins } from '../team/use-read-when-it-begins.ts';
import { Agenda, Recommendations } from './agenda.tsx';
import { useGatheringName } from './gathering-name.ts';
import { gatheringPlace } from './gathering-place.ts';
import { GroupPart } from './group-part.tsx';
import { Meetings } from './meetings.tsx';

addRoom({ gatheringPage, teamPage });

/** More than so many are counted; each stands by name at the meeting. */
const NAMED = 2;

const Gathering = ({ view, tell }: { view: GatheringView; tell: (word: Word | undefined) => void }) => {
  const { t } = useTranslation();
  const format = useFormat();
  useReadWhenItBegins(view);
  const { waitingFor: waits } = view;
  const ahead = view.meetings.find(({ id }) => id === waits?.meeting);
  const isTeam = view.topic === 'samverkansteam';
  return (
    <>
      {waits && (
        <p className="sentence">
          {waits.about === 'meeting' && ahead
            ? t('gatheringPage.nextMeeting', {
                when: format.dateAndTime(ahead.startsAt),
                date: format.near(waits.nextOn),
              })
            : t('gatheringPage.waits', {
                units:
                  waits.units.length > NAMED
                    ? t('gatheringPage.waitsFor', { count: waits.units.length })
                    : waits.units.map(partyName).join('; '),
                about: t(`groupCodes.reminder.${waits.about}`),
                date: format.near(waits.nextOn),
              })}
        </p>
      )}
      {isTeam && meetingNow(view) && (
        <p>
          <Link to="/samverkansteam/mote" search={{ grupp: view.gathering }} className="button button-secondary">
            {t('teamPage.openMeetingMode')}
          </Link>
        </p>
      )}
      {isTeam && <Agenda view={view} tell={tell} />}
      <Meetings view={view} tell={tell} />
      {isTeam && <Recommendations view={view} tell={tell} />}
      {isTeam && <Figures figures={view.figures} />}
      <GroupPart view={view} tell={tell} />
    </>
  );
};

const isTeam = ({ topic }: GatheringList['gatherings'][number]): boolean => topic === 'samverkansteam';

const Gatherings = ({ teams }: { teams: boolean }) => {
  const { t } = useTranslation();
  const { unit } = useMe();
  const { grupp }: { grupp?: string } = useSearch({ strict: false });
  const { told, tell } = useWord();
  const nameOf = useGatheringName();
  const list = useQuery(api.gatherings.list.queryOptions());
  const all = (list.data?.gatherings ?? []).filter((one) => isTeam(one) === teams);
  const chosen = all.find(({ gathering }) => gathering === grupp) ?? all[0];
  const query = useQuery(api.gatherings.view.queryOptions(chosen ? { gathering: chosen.gathering } : skipToken));
  return (
    <Page
      title={chosen ? nameOf(chosen) : t(teams ? 'menu.team' : 'gatheringPage.groups')}
      above={unit.name}
      actions={
        !teams && (
          <Link to="/grupper/ny" className="button button-secondary">
            {t('gatheringPage.start')}
          </Link>
        )
      }
    >
      {all.length > 1 && (
        <ChipFilter
          label={t('gatheringPage.choose')}
          chips={all.map((one) => ({
            id: one.gathering,
            label: one.ended ? t('gatheringPage.endedChip', { group: nameOf(one) }) : nameOf(one),
            chosen: one === chosen,
            link: gatheringPlace(one),
          }))}
        />
      )}
      {told}
      <Loaded query={list}>
        {() =>
          chosen ? (
            <Loaded query={query}>{(view) => <Gathering key={view.gathering} view={view} tell={tell} />}</Loaded>
          ) : (
            <EmptyState title={t(teams ? 'gatheringPage.noTeam' : 'gatheringPage.none')}>
              <p>{t(teams ? 'gatheringPage.noTeamText' : 'gatheringPage.noneText')}</p>
            </EmptyState>
          )
        }
      </Loaded>
    </Page>
  );
};

/** The samverkansteam that the unit is in: Ärendekö, Möten, Rekommendationer. */
export const TeamPage = () => <Gatherings teams />;

/** The groups that the unit is in. */
export const GroupsPage = () => <Gatherings teams={false} />;

import type { AgendaItemView, GatheringMeetingView, GatheringView } from '@stafett/schemas';
import { skipToken, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWord } from '../../act/last-word.tsx';
import type { Word } from '../../act/word.ts';
import { useFormat } from '../../format/use-format.ts';
import { addRoom } from '../../i18n/index.ts';
import { gatheringPage } from '../../i18n/sv/gatherings.ts';
import { teamPage } from '../../i18n/sv/team.ts';
import { Button } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { SummaryList } from '../../parts/summary-list.tsx';
import { Unfolded } from '../../parts/unfolded.tsx';
import { api } from '../../trpc.ts';
import { Card } from '../gatherings/card.tsx';
import { DeferForm, RecommendForm } from '../gatherings/case-forms.tsx';
import { GatheringText } from '../gatherings/gathering-text.tsx';
import { MeetingActs } from '../gatherings/meetings.tsx';
import { casesAt, meetingNow } from './meeting-now.ts';
import { toldRows } from './told-rows.ts';
import { useReadWhenItBegins } from './use-read-when-it-begins.ts';

addRoom({ gatheringPage, teamPage });

type Told = { readonly tell: (word: Word | undefined) => void };
type OneCase = Told & {
  readonly view: GatheringView;
  readonly meeting: GatheringMeetingView;
  readonly item: AgendaItemView;
};

/** One case in large type: what the team is told, the question, and what the team says. */
const OneCase = ({ view, meeting, item, tell }: OneCase) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'recommend' | 'deferCase'>();
  const { gathering } = view;
  const { code } = item;
  const may = (type: 'recommend' | 'deferCase') =>
    view.allowed.some((act) => act.type === type && act.code === code && act.meeting === meeting.id);
  const form = {
    gathering,
    code,
    meeting: meeting.id,
    close: () => setOpen(undefined),
    tell: (word: Word) => {
      setOpen(undefined);
      tell(word);
    },
  };
  return (
    <Section title={t('gatheringPage.case', { code })}>
      {item.told && <SummaryList rows={toldRows(t, item.told)} />}
      {view.readsQuestions && (
        <Card id="fragan" title={t('gatheringPage.question', { code })}>
          <GatheringText gathering={gathering} document={item.question} />
        </Card>
      )}
      {view.readsQuestions && item.recommendation?.document && (
        <Card id="rekommendationen" title={t('gatheringPage.recommendationOf', { code })}>
          <GatheringText gathering={gathering} document={item.recommendation.document} />
        </Card>
      )}
      {open === undefined && (
        <div className="buttons">
          {may('recommend') && (
            <Button kind="primary" onClick={() => setOpen('recommend')}>
              {t('gatheringPage.recommend', { code })}
            </Button>
          )}
          {may('deferCase') && (
            <Button onClick={() => setOpen('deferCase')}>{t('gatheringPage.deferCode', { code })}</Button>
          )}
        </div>
      )}
      {open === 'recommend' && (
        <Unfolded level={3} title={t('gatheringPage.recommend', { code })}>
          <RecommendForm {...form} />
        </Unfolded>
      )}
      {open === 'deferCase' && (
        <Unfolded level={3} title={t('gatheringPage.deferCode', { code })}>
          <DeferForm {...form} />
        </Unfolded>
      )}
    </Section>
  );
};

const Meeting = ({ view, meeting, tell }: Omit<OneCase, 'item'>) => {
  const { t } = useTranslation();
  const cases = casesAt(view, meeting);
  // Where one stands is kept by the case, not by its number: another may be put off meanwhile.
  const [code, setCode] = useState<string>();
  const found = cases.findIndex((item) => item.code === code);
  const at =
    found >= 0
      ? found
      : Math.max(
          0,
          cases.findIndex(({ status }) => status === 'waiting'),
        );
  const item = cases[at];
  const go = (to: number) => {
    tell(undefined);
    setCode(cases[to]?.code);
  };
  const isDone = cases.every(({ status }) => status !== 'waiting');
  return (
    <>
      {item && (
        <>
          <p className="page-above">{t('teamPage.place', { number: at + 1, count: cases.length })}</p>
          <OneCase
            key={item.code}
            view={view}
            meeting={meeting}
            item={item}
            tell={(word) => {
              // What was just recommended stays on the screen until somebody goes on.
              setCode(item.code);
              tell(word);
            }}
          />
          <div className="buttons">
            {at > 0 && <Button onClick={() => go(at - 1)}>{t('teamPage.previousCase')}</Button>}
            {at < cases.length - 1 && <Button onClick={() => go(at + 1)}>{t('teamPage.nextCase')}</Button>}
          </div>
        </>
      )}
      {isDone && (
        <Section title={t('teamPage.allDone')}>
          <p>{t('teamPage.allDoneText')}</p>
          <MeetingActs view={view} meeting={meeting} tell={tell} />
        </Section>
      )}
    </>
  );
};

const Shown = ({ view, tell }: Told & { view: GatheringView }) => {
  const { t } = useTranslation();
  useReadWhenItBegins(view);
  const meeting = meetingNow(view);
  return meeting ? (
    <Meeting view={view} meeting={meeting} tell={tell} />
  ) : (
    <EmptyState title={t('teamPage.meetingModeNone')}>
      <p>{t('teamPage.meetingModeNoneText')}</p>
    </EmptyState>
  );
};

/** While this is shown there are no menus: the page is for a screen that all look at. */
const useNoMenus = (): void => {
  useEffect(() => {
    document.documentElement.dataset.shared = '';
    return () => {
      delete document.documentElement.dataset.shared;
    };
  }, []);
};

/** Mötesläge: one case of the team's meeting at a time, in large type; at the end the next meeting is booked. */
export const TeamMeetingPage = () => {
  const { t } = useTranslation();
  const format = useFormat();
  const { grupp }: { grupp?: string } = useSearch({ strict: false });
  const { told, tell } = useWord(true);
  const query = useQuery(api.gatherings.view.queryOptions(grupp === undefined ? skipToken : { gathering: grupp }));
  const meeting = query.data && meetingNow(query.data);
  useNoMenus();
  return (
    <div className="meeting-mode">
      <Page
        title={query.data?.name ?? t('teamPage.meetingMode')}
        above={meeting ? format.dateAndTime(meeting.startsAt) : t('teamPage.meetingMode')}
        actions={
          <Link to="/samverkansteam" search={grupp === undefined ? {} : { grupp }} className="button button-secondary">
            {t('teamPage.leaveMeetingMode')}
          </Link>
        }
      >
        {told}
        {grupp === undefined ? (
          <EmptyState title={t('teamPage.meetingModeNone')}>
            <p>{t('teamPage.meetingModeNoneText')}</p>
          </EmptyState>
        ) : (
          <Loaded query={query}>{(view) => <Shown view={view} tell={tell} />}</Loaded>
        )}
      </Page>
    </div>
  );
};

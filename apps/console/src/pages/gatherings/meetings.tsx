import type { GatheringMeetingView, GatheringView } from '@stafett/schemas';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Word } from '../../act/word.ts';
import { serverNow } from '../../clock.ts';
import { useFormat } from '../../format/use-format.ts';
import { Button } from '../../parts/button.tsx';
import { Section } from '../../parts/page.tsx';
import { StatusText } from '../../parts/status-text.tsx';
import { SummaryList } from '../../parts/summary-list.tsx';
import { Unfolded } from '../../parts/unfolded.tsx';
import { useMe } from '../../session/me.ts';
import { partyName } from '../handovers/party-names.ts';
import { stageOf, stageTones } from '../meetings/meeting-words.ts';
import { ReplyTable } from '../meetings/reply-table.tsx';
import { Card } from './card.tsx';
import { GatheringText } from './gathering-text.tsx';
import {
  CancelForm,
  HeldForm,
  MinutesForm,
  MoveForm,
  type OnMeetingProps,
  PlanForm,
  ReplyForm,
} from './meeting-forms.tsx';

const forms = {
  replyToGroupMeeting: ReplyForm,
  groupMeetingHeld: HeldForm,
  recordGroupMinutes: MinutesForm,
  moveGroupMeeting: MoveForm,
  cancelGroupMeeting: CancelForm,
} as const satisfies Record<string, (props: OnMeetingProps) => unknown>;
type MeetingAct = keyof typeof forms;
const meetingActs = Object.keys(forms) as readonly MeetingAct[];
type Told = { readonly tell: (word: Word | undefined) => void };
type Shown = Told & { readonly view: GatheringView; readonly meeting: GatheringMeetingView };

/** What may be done with the meeting now, and the minutes. */
export const MeetingActs = ({ view, meeting, tell }: Shown) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState<MeetingAct | 'read'>();
  const me = useMe();
  const own = meeting.parties.find(({ unit }) => unit.unit === me.unit.id);
  const begun = Date.parse(meeting.startsAt) <= serverNow();
  const may = meetingActs.filter(
    (type) =>
      view.allowed.some((act) => act.type === type && act.meeting === meeting.id) &&
      // Whoever calls the meeting need not answer, and nobody once it has begun.
      (type !== 'replyToGroupMeeting' || (!begun && view.calledBy.unit !== me.unit.id)),
  );
  // What is to be done next is the one act that calls for attention.
  const first = may.find(
    (type) =>
      type === 'groupMeetingHeld' ||
      type === 'recordGroupMinutes' ||
      (type === 'replyToGroupMeeting' && own?.reply === undefined),
  );
  const wordsOf = (type: MeetingAct): string =>
    type === 'replyToGroupMeeting' && own?.reply ? t('gatheringPage.changeReply') : t(`gatheringPage.act.${type}`);
  const Form = open !== undefined && open !== 'read' && may.includes(open) ? forms[open] : undefined;
  if (Form && open && open !== 'read')
    return (
      <Unfolded key={open} level={3} title={wordsOf(open)}>
        <Form
          view={view}
          meeting={meeting}
          close={() => setOpen(undefined)}
          tell={(word) => {
            setOpen(undefined);
            tell(word);
          }}
        />
      </Unfolded>
    );
  return (
    <>
      {(may.length > 0 || meeting.minutes) && (
        <div className="buttons">
          {may.map((type) => (
            <Button
              key={type}
              kind={type === 'cancelGroupMeeting' ? 'danger' : type === first ? 'primary' : 'secondary'}
              onClick={() => {
                tell(undefined);
                setOpen(type);
              }}
            >
              {wordsOf(type)}
            </Button>
          ))}
          {meeting.minutes && (
            <Button aria-expanded={open === 'read'} onClick={() => setOpen(open === 'read' ? undefined : 'read')}>
              {t('gatheringPage.readMinutes')}
            </Button>
          )}
        </div>
      )}
      {open === 'read' && meeting.minutes && (
        <Unfolded level={3} title={t('gatheringPage.minutes')}>
          <GatheringText gathering={view.gathering} document={meeting.minutes} />
        </Unfolded>
      )}
    </>
  );
};

const Meeting = ({ view, meeting, tell }: Shown) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { status, written } = meeting;
  // Also who may not read the minutes sees that there are some.
  const stage = stageOf({ status, minutes: written || undefined }, Date.parse(meeting.startsAt) <= serverNow());
  return (
    <Card id={`mote-${meeting.id}`} title={format.dateAndTime(meeting.startsAt)}>
      <SummaryList
        rows={[
          {
            key: t('meetingsPage.status'),
            value: <StatusText tone={stageTones[stage]}>{t(`meetingStage.${stage}`)}</StatusText>,
          },
          {
            key: t('bookMeeting.mode'),
            value: t('gatheringPage.modeAndLength', {
              mode: t(`meetingMode.${meeting.mode}`),
              minutes: meeting.minutesLong,
            }),
          },
          ...(meeting.cancelled
            ? [{ key: t('gatheringPage.why'), value: t(`groupCodes.changeReason.${meeting.cancelled}`) }]
            : []),
          ...(meeting.agenda.length > 0 && meeting.status !== 'cancelled'
            ? [{ key: t('gatheringPage.cases'), value: meeting.agenda.join(', ') }]
            : []),
          ...(meeting.noNext
            ? [{ key: t('gatheringPage.next'), value: t(`groupCodes.noNext.${meeting.noNext}`) }]
            : []),
        ]}
      />
      {meeting.status !== 'cancelled' && (
        <ReplyTable
          rows={meeting.parties.map(({ unit, reply, repliedAt, attended }) => ({
            id: unit.unit,
            name: partyName(unit),
            calls: unit.unit === view.calledBy.unit,
            reply,
            repliedAt,
            attended,
          }))}
        />
      )}
      <MeetingActs view={view} meeting={meeting} tell={tell} />
    </Card>
  );
};

/** How many of those that were are shown before one asks for all. */
const SHOWN = 2;

/** Möten: those ahead and the latest that were, and a day for the next. */
export const Meetings = ({ view, tell }: Told & { view: GatheringView }) => {
  const { t } = useTranslation();
  const [planning, setPlanning] = useState(false);
  const [all, setAll] = useState(false);
  const mayPlan = view.allowed.some(({ type }) => type === 'planGroupMeeting');
  const ahead = view.meetings.filter(({ status }) => status === 'planned');
  const past = view.meetings.filter(({ status }) => status !== 'planned').toReversed();
  const shown = all ? past : past.slice(0, SHOWN);
  return (
    <Section
      id="moten"
      title={t('gatheringPage.meetings')}
      actions={mayPlan && !planning && <Button onClick={() => setPlanning(true)}>{t('gatheringPage.plan')}</Button>}
    >
      {ahead.length === 0 && <p>{t('gatheringPage.meetingsNone')}</p>}
      {planning && mayPlan && (
        <Unfolded level={3} title={t('gatheringPage.plan')}>
          <PlanForm
            view={view}
            close={() => setPlanning(false)}
            tell={(word) => {
              setPlanning(false);
              tell(word);
            }}
          />
        </Unfolded>
      )}
      {[...ahead, ...shown].map((meeting) => (
        <Meeting key={meeting.id} view={view} meeting={meeting} tell={tell} />
      ))}
      {shown.length < past.length && (
        <p>
          <Button onClick={() => setAll(true)}>
            {t('gatheringPage.showPast', { count: past.length - shown.length })}
          </Button>
        </p>
      )}
    </Section>
  );
};

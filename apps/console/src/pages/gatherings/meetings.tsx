import type { GatheringMeetingView, GatheringView } from '@stafett/schemas';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Word } from '../../act/word.ts';
import { useFormat } from '../../format/use-format.ts';
import { Button } from '../../parts/button.tsx';
import { Section } from '../../parts/page.tsx';
import { SummaryList } from '../../parts/summary-list.tsx';
import { Unfolded } from '../../parts/unfolded.tsx';
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

type Told = { readonly tell: (word: Word) => void };

const Meeting = ({ view, meeting, tell }: Told & { view: GatheringView; meeting: GatheringMeetingView }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const [open, setOpen] = useState<MeetingAct | 'read'>();
  const may = meetingActs.filter((type) => view.allowed.some((act) => act.type === type && act.meeting === meeting.id));
  const toggle = (which: MeetingAct | 'read') => setOpen((was) => (was === which ? undefined : which));
  const Form = open !== undefined && open !== 'read' && may.includes(open) ? forms[open] : undefined;
  const coming = meeting.parties.map(({ unit, reply, attended }) => {
    const words =
      attended === undefined
        ? reply
          ? t(`meetingReply.${reply}`)
          : t('gatheringPage.noReply')
        : t(attended ? 'gatheringPage.came' : 'gatheringPage.didNotCome');
    return `${unit.agencyName}, ${unit.unitName}: ${words}`;
  });
  return (
    <Section id={`mote-${meeting.id}`} level={4} title={format.dateAndTime(meeting.startsAt)}>
      <SummaryList
        rows={[
          { key: t('gatheringPage.status'), value: t(`meetingStatus.${meeting.status}`) },
          ...(meeting.cancelled
            ? [{ key: t('gatheringPage.why'), value: t(`groupCodes.changeReason.${meeting.cancelled}`) }]
            : []),
          {
            key: t('gatheringPage.units'),
            value: (
              <ul>
                {coming.map((words) => (
                  <li key={words}>{words}</li>
                ))}
              </ul>
            ),
          },
          ...(meeting.agenda.length > 0 && meeting.status !== 'cancelled'
            ? [{ key: t('gatheringPage.cases'), value: meeting.agenda.join(', ') }]
            : []),
        ]}
      />
      <div className="buttons">
        {meeting.minutes && <Button onClick={() => toggle('read')}>{t('gatheringPage.readMinutes')}</Button>}
        {may.map((type) => (
          <Button key={type} onClick={() => toggle(type)}>
            {t(`gatheringPage.act.${type}`)}
          </Button>
        ))}
      </div>
      {open === 'read' && meeting.minutes && (
        <Unfolded title={t('gatheringPage.minutes')}>
          <GatheringText gathering={view.gathering} document={meeting.minutes} />
        </Unfolded>
      )}
      {Form && open && open !== 'read' && (
        <Unfolded title={t(`gatheringPage.act.${open}`)}>
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
      )}
    </Section>
  );
};

/** Möten: those ahead and those that were, and a day for the next. */
export const Meetings = ({ view, tell }: Told & { view: GatheringView }) => {
  const { t } = useTranslation();
  const [planning, setPlanning] = useState(false);
  const mayPlan = view.allowed.some(({ type }) => type === 'planGroupMeeting');
  return (
    <Section id="moten" title={t('gatheringPage.meetings')}>
      {view.meetings.length === 0 && <p>{t('gatheringPage.meetingsNone')}</p>}
      {mayPlan && !planning && (
        <p>
          <Button onClick={() => setPlanning(true)}>{t('gatheringPage.plan')}</Button>
        </p>
      )}
      {planning && mayPlan && (
        <Unfolded title={t('gatheringPage.plan')}>
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
      {view.meetings.toReversed().map((meeting) => (
        <Meeting key={meeting.id} view={view} meeting={meeting} tell={tell} />
      ))}
    </Section>
  );
};

import { type CommandType, instant, type MeetingReply, meetingReplies } from '@stafett/domain';
import type { CaseView, MeetingView } from '@stafett/schemas';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWord } from '../../act/last-word.tsx';
import { useAct } from '../../act/use-act.ts';
import type { Word } from '../../act/word.ts';
import { serverNow } from '../../clock.ts';
import { KeptText } from '../../draft/kept-text.tsx';
import { useFormat } from '../../format/use-format.ts';
import { Button } from '../../parts/button.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { StatusText } from '../../parts/status-text.tsx';
import { SummaryList } from '../../parts/summary-list.tsx';
import { Unfolded } from '../../parts/unfolded.tsx';
import { useMe } from '../../session/me.ts';
import { api } from '../../trpc.ts';
import { CaseAbove } from '../cases/case-above.tsx';
import { OutOfSight } from '../cases/out-of-sight.tsx';
import { isOutOfSight, useCase } from '../cases/use-case.ts';
import { casePlace, mayAct, minutesPlace } from '../cases/ways.ts';
import { partyName } from '../handovers/party-names.ts';
import { calendarFile } from './calendar-file.ts';
import { CommitmentsInWords } from './commitments.tsx';
import { CancelForm, HeldForm, useMeetingTitle } from './meeting-forms.tsx';
import { meetingPartyName, reasonLines, stageOf, stageTones } from './meeting-words.ts';
import { PartyTable } from './party-table.tsx';
import { RescheduleForm } from './reschedule-form.tsx';
import { AnswerTimesForm, OtherTimesForm, RecordAnswersForm } from './times-forms.tsx';
import { TimesGrid } from './times-grid.tsx';
import { PlaceForm, Where } from './where.tsx';

const DAY = 24 * 60 * 60 * 1_000;
const route = getRouteApi('/arenden/$caseId/moten/$meeting');

type Parts = {
  readonly view: CaseView;
  readonly meeting: MeetingView;
  readonly tell: (word: Word | undefined) => void;
};

/** Svara: one's own unit's answer, with a button for each. */
const OwnReply = ({ view: { caseId }, meeting, tell }: Parts) => {
  const { t } = useTranslation();
  const act = useAct(api.meetings.reply.mutationOptions());
  const own = meeting.parties.find((party) => party.own);
  const reply = async (answerWith: MeetingReply) => {
    tell(undefined);
    const answer = await act.send({ caseId, meeting: meeting.id, reply: answerWith });
    if (answer)
      tell({
        outcome: answer.outcome,
        title: t('meetingPage.replied', { reply: t(`meetingReply.${answerWith}`) }),
        text: [t(`meetingPage.repliedText.${answerWith}`)],
        ...(answer.waitingFor && { waitingFor: answer.waitingFor }),
      });
  };
  return (
    <Section id="svara" title={t(own?.reply ? 'meetingPage.changeReply' : 'meetingPage.yourReply')}>
      {own?.reply && <p>{t('meetingPage.youSaid', { reply: t(`meetingReply.${own.reply}`) })}</p>}
      <div className="buttons">
        {meetingReplies
          .filter((each) => each !== own?.reply)
          .map((each) => (
            <Button
              key={each}
              kind={each === 'comes' ? 'primary' : 'secondary'}
              working={act.working}
              onClick={() => void reply(each)}
            >
              {t(`meetingReply.${each}`)}
            </Button>
          ))}
      </div>
      {act.refusal && <Notice kind="problem" focus title={act.refusal.words} />}
    </Section>
  );
};

/** Svara på tiderna: with what one has said before, until it is sent anew. */
const OwnAnswer = ({ view: { caseId }, meeting, tell }: Parts) => {
  const { t } = useTranslation();
  const own = meeting.parties.find((party) => party.own);
  const [open, setOpen] = useState(own?.times === undefined);
  return (
    <Section id="svara" title={t(own?.times ? 'meetingPage.changeReply' : 'meetingPage.yourReply')}>
      {open ? (
        <AnswerTimesForm
          caseId={caseId}
          meeting={meeting}
          close={() => setOpen(false)}
          tell={(word) => {
            setOpen(false);
            tell(word);
          }}
        />
      ) : (
        <Button onClick={() => setOpen(true)}>
          {t(own?.times ? 'meetingPage.changeReply' : 'command.answerTimes')}
        </Button>
      )}
    </Section>
  );
};

/** The answers of those who have no console, written in one party at a time. */
const OthersAnswers = ({ view: { caseId }, meeting, tell }: Parts) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string>();
  const others = meeting.parties.filter(({ type }) => type !== 'unit');
  const party = others.find(({ id }) => id === open);
  if (others.length === 0) return null;
  return (
    <Section id="skriv-in" title={t('command.recordAnsweredTimes')}>
      {party ? (
        <Unfolded key={party.id} level={3} title={meetingPartyName(t, party)}>
          <RecordAnswersForm
            caseId={caseId}
            meeting={meeting}
            party={party}
            close={() => setOpen(undefined)}
            tell={(word) => {
              setOpen(undefined);
              tell(word);
            }}
          />
        </Unfolded>
      ) : (
        <div className="buttons">
          {others.map((each) => (
            <Button key={each.id} onClick={() => setOpen(each.id)}>
              {t('meetingTimes.recordFor', { who: meetingPartyName(t, each) })}
            </Button>
          ))}
        </div>
      )}
    </Section>
  );
};

const Proposal = (parts: Parts) => {
  const { t } = useTranslation();
  const me = useMe();
  const { view, meeting, tell } = parts;
  return (
    <>
      <Section id="tider" title={t('meetingTimes.grid')}>
        <p>{t('meetingTimes.gridLead')}</p>
        <TimesGrid
          caseId={view.caseId}
          meeting={meeting}
          maySettle={mayAct(view, 'settleTime', meeting.id)}
          tell={tell}
        />
      </Section>
      {mayAct(view, 'answerTimes', meeting.id) && meeting.bookedBy.unit !== me.unit.id && <OwnAnswer {...parts} />}
      {mayAct(view, 'recordAnsweredTimes', meeting.id) && <OthersAnswers {...parts} />}
    </>
  );
};

const forms = {
  meetingHeld: HeldForm,
  rescheduleMeeting: RescheduleForm,
  setMeetingPlace: PlaceForm,
  proposeOtherTimes: OtherTimesForm,
  cancelMeeting: CancelForm,
} as const;
type Open = keyof typeof forms;

/** Hands the reader a file for their own calendar; nothing of it leaves their machine by Stafett. */
const saveToCalendar = (
  caseCode: string,
  { id, startsAt, minutesLong, rescheduled, where: hasPlace }: MeetingView,
  summary: string,
  where: string,
): void => {
  const text = calendarFile({
    id,
    startsAt,
    minutesLong,
    summary,
    ...(hasPlace && { where }),
    link: `${location.origin}${location.pathname}`,
    sequence: rescheduled,
    madeAt: instant(serverNow()),
  });
  const address = URL.createObjectURL(new Blob([text], { type: 'text/calendar' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: `stafett-${caseCode}.ics` });
  link.click();
  URL.revokeObjectURL(address);
};

const Acts = ({ view, meeting, tell }: Parts) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Open>();
  const may = (type: CommandType) => mayAct(view, type, meeting.id);
  const acts = (Object.keys(forms) as Open[]).filter(may);
  const Form = open && forms[open];
  if (Form) {
    return (
      <Unfolded key={open} title={t(`command.${open}`)}>
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
  }
  return (
    <div className="buttons no-print">
      {may('recordMinutes') && (
        <Link {...minutesPlace(view.caseId, meeting.id)} className="button button-primary">
          {t('command.recordMinutes')}
        </Link>
      )}
      {meeting.minutes && (
        <Link {...minutesPlace(view.caseId, meeting.id)} className="button button-primary">
          {t(may('confirmMinutes') ? 'meetingPage.readAndConfirm' : 'meetingPage.readMinutes')}
        </Link>
      )}
      {meeting.status === 'planned' && (
        <Button
          onClick={() =>
            saveToCalendar(
              view.caseCode,
              meeting,
              t('meetingPage.calendarTitle', { code: view.caseCode }),
              t('meetingPage.calendarWhere'),
            )
          }
        >
          {t('meetingPage.calendar')}
        </Button>
      )}
      {acts.map((act) => (
        <Button
          key={act}
          kind={act === 'meetingHeld' ? 'primary' : act === 'cancelMeeting' ? 'danger' : 'secondary'}
          onClick={() => {
            tell(undefined);
            setOpen(act);
          }}
        >
          {t(`command.${act}`)}
        </Button>
      ))}
    </div>
  );
};

/** Drawn anew when the meeting begins: from then on it can be told whether it was held. */
const useBegun = (startsAt: string): boolean => {
  const [begun, setBegun] = useState(() => Date.parse(startsAt) <= serverNow());
  const queries = useQueryClient();
  useEffect(() => {
    const wait = Date.parse(startsAt) - serverNow();
    setBegun(wait <= 0);
    // A browser's timer holds some 24 days; a page is not kept open so long.
    if (wait <= 0 || wait > DAY) return;
    const timer = setTimeout(() => {
      setBegun(true);
      void queries.invalidateQueries(api.cases.get.pathFilter());
    }, wait + 1_000);
    return () => clearTimeout(timer);
  }, [startsAt, queries]);
  return begun;
};

const Opened = ({ view, meeting }: Omit<Parts, 'tell'>) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { told, tell } = useWord();
  const me = useMe();
  const begun = useBegun(meeting.startsAt);
  const stage = stageOf(meeting, begun);
  const parts = { view, meeting, tell };
  return (
    <>
      {told}
      <SummaryList
        rows={[
          {
            key: t('meetingsPage.status'),
            value: <StatusText tone={stageTones[stage]}>{t(`meetingStage.${stage}`)}</StatusText>,
          },
          {
            key: t('meetingsPage.when'),
            value:
              meeting.status === 'proposed'
                ? t('meetingTimes.notSettled', { count: meeting.times?.length ?? 0 })
                : t('meetingPage.whenText', {
                    day: format.long(meeting.startsAt),
                    time: format.time(meeting.startsAt),
                    count: meeting.minutesLong,
                  }),
          },
          ...(meeting.newFace ? [{ key: t('meetingPage.newFaceKey'), value: t('meetingPage.newFace') }] : []),
          { key: t('bookMeeting.mode'), value: t(`meetingMode.${meeting.mode}`) },
          ...(meeting.where
            ? [{ key: t('meetingPage.where'), value: <Where caseId={view.caseId} where={meeting.where} /> }]
            : mayAct(view, 'setMeetingPlace', meeting.id)
              ? [{ key: t('meetingPage.where'), value: t('meetingPage.whereMissing') }]
              : []),
          { key: t('meetingPage.bookedBy'), value: partyName(meeting.bookedBy) },
          ...(meeting.rescheduled > 0
            ? [{ key: t('meetingPage.moved'), value: t('meetingPage.movedTimes', { count: meeting.rescheduled }) }]
            : []),
          ...(meeting.wished ? [{ key: t('wish.title'), value: t('wish.answersIt') }] : []),
          ...(meeting.changes ?? []).map(({ startedAt, reasons }) => ({
            key: t('meetingPage.was', { when: format.dateAndTime(startedAt) }),
            value: reasonLines(t, meeting, reasons).join('. ') || t('meetingPage.noReason'),
          })),
          ...(meeting.cancelled
            ? [
                {
                  key: t('meetingPage.cancelReason'),
                  value: [
                    t(`meetingCancelReason.${meeting.cancelled}`),
                    ...reasonLines(t, meeting, meeting.cancelReasons),
                  ].join('. '),
                },
              ]
            : []),
          ...(meeting.noNext ? [{ key: t('minutes.next'), value: t(`noNextMeetingReason.${meeting.noNext}`) }] : []),
        ]}
      />
      {stage === 'planned' && <p>{t('meetingPage.afterwards')}</p>}
      <Acts {...parts} />
      {meeting.status === 'proposed' ? (
        <Proposal {...parts} />
      ) : (
        <Section id="svar" title={t('meetingPage.parties')}>
          <PartyTable
            caseId={view.caseId}
            meeting={meeting}
            mayRecord={mayAct(view, 'recordMeetingReply', meeting.id)}
            tell={tell}
          />
        </Section>
      )}
      {mayAct(view, 'replyToMeeting', meeting.id) && meeting.bookedBy.unit !== me.unit.id && <OwnReply {...parts} />}
      {meeting.commitments.length > 0 && (
        <Section id="ataganden" title={t('minutes.commitments')}>
          <CommitmentsInWords caseId={view.caseId} meeting={meeting} />
        </Section>
      )}
    </>
  );
};

/** One meeting: who has answered what, one's own answer, another time, and what came of it. */
export const MeetingPage = () => {
  const { t } = useTranslation();
  const titleOf = useMeetingTitle();
  const { caseId, meeting: id }: { caseId: string; meeting: string } = route.useParams();
  const query = useCase(caseId);
  const found = query.data?.meetings?.find((each) => each.id === id);
  const kept = <KeptText of={{ form: 'rescheduleMeeting', caseId, subject: id }} />;
  if (isOutOfSight(query))
    return (
      <Page title={t('menu.meetings')}>
        <OutOfSight />
        {kept}
      </Page>
    );
  return (
    <Page title={found ? titleOf(found) : t('menu.meetings')} above={query.data && <CaseAbove view={query.data} />}>
      <Loaded query={query}>
        {(view) =>
          found ? (
            <Opened key={id} view={view} meeting={found} />
          ) : (
            <>
              <Notice title={t('meetingPage.gone')}>
                <p>
                  <Link {...casePlace(caseId)}>{t('actForm.openCase')}</Link>
                </p>
              </Notice>
              {kept}
            </>
          )
        }
      </Loaded>
    </Page>
  );
};

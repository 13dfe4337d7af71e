import type { MeetingPartyView, MeetingView } from '@stafett/schemas';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../act/use-act.ts';
import type { Word } from '../../act/word.ts';
import { serverNow } from '../../clock.ts';
import { useFormat } from '../../format/use-format.ts';
import { Button } from '../../parts/button.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Notice } from '../../parts/notice.tsx';
import { StatusText } from '../../parts/status-text.tsx';
import { api } from '../../trpc.ts';
import { meetingPartyName } from './meeting-words.ts';

type Time = NonNullable<MeetingView['times']>[number];

/** The proposed times by party: who can when. Whoever looks after the meeting settles one of them. */
export const TimesGrid = ({
  caseId,
  meeting,
  maySettle,
  tell,
}: {
  caseId: string;
  meeting: MeetingView;
  maySettle: boolean;
  tell: (word: Word | undefined) => void;
}) => {
  const { t } = useTranslation();
  const format = useFormat();
  const act = useAct(api.meetings.settleTime.mutationOptions());
  const times = meeting.times ?? [];
  const calls = (party: MeetingPartyView) => party.type === 'unit' && party.party.unit === meeting.bookedBy.unit;
  // The core's rule: ahead, and no required party has said no to it.
  const mayBeSettled = ({ id, startsAt }: Time) =>
    Date.parse(startsAt) > serverNow() &&
    meeting.parties.every(({ required, times: answers }) => !required || answers?.[id] !== 'cannot');
  const settle = async ({ id, startsAt }: Time) => {
    tell(undefined);
    const answer = await act.send({ caseId, meeting: meeting.id, time: id });
    if (answer)
      tell({
        outcome: answer.outcome,
        title: t('meetingTimes.settled'),
        text: [t('meetingTimes.settledText', { when: format.dateAndTime(startsAt) })],
        ...(answer.waitingFor && { waitingFor: answer.waitingFor }),
      });
  };
  const answerOf = (party: MeetingPartyView, time: Time) => {
    if (calls(party)) return t('meetingPage.called');
    const answer = party.times?.[time.id];
    if (!answer) return t('meetingPage.noReply');
    return <StatusText tone={answer === 'can' ? 'plain' : 'late'}>{t(`timeAnswer.${answer}`)}</StatusText>;
  };
  const columns: readonly Column<Time>[] = [
    {
      id: 'when',
      header: t('meetingsPage.when'),
      names: true,
      cell: ({ startsAt, fits }) => (
        <>
          <span className="nowrap">{format.short(startsAt)}</span>{' '}
          <span className="nowrap">{t('meetingTimes.clock', { time: format.time(startsAt) })}</span>
          {fits && <span className="below">{t('meetingTimes.fits')}</span>}
          {Date.parse(startsAt) <= serverNow() && <span className="below quiet">{t('meetingTimes.passed')}</span>}
        </>
      ),
    },
    ...meeting.parties.map(
      (party): Column<Time> => ({
        id: party.id,
        header: meetingPartyName(t, party),
        cell: (time) => answerOf(party, time),
      }),
    ),
    ...(maySettle
      ? [
          {
            id: 'settle',
            header: t('meetingTimes.settleColumn'),
            cell: (time: Time) =>
              mayBeSettled(time) ? (
                <Button
                  kind={time.fits ? 'primary' : 'secondary'}
                  aria-label={t('meetingTimes.settleThis', { when: format.dateAndTime(time.startsAt) })}
                  working={act.working}
                  onClick={() => void settle(time)}
                >
                  {t('command.settleTime')}
                </Button>
              ) : (
                '–'
              ),
          },
        ]
      : []),
  ];
  return (
    <>
      {act.refusal && <Notice kind="problem" focus title={act.refusal.words} />}
      <DataTable caption={t('meetingTimes.grid')} columns={columns} rows={times} rowKey={({ id }) => id} />
    </>
  );
};

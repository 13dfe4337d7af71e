import { type MeetingReply, meetingReplies } from '@stafett/domain';
import type { MeetingPartyView, MeetingView } from '@stafett/schemas';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../act/use-act.ts';
import type { Word } from '../../act/word.ts';
import { useFormat } from '../../format/use-format.ts';
import { ActionMenu } from '../../parts/action-menu.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Notice } from '../../parts/notice.tsx';
import { StatusText } from '../../parts/status-text.tsx';
import { api } from '../../trpc.ts';
import { meetingPartyName, replyTones } from './meeting-words.ts';

/** Who has answered what; after the meeting who was there and who has confirmed the minutes. */
export const PartyTable = ({
  caseId,
  meeting,
  mayRecord,
  tell,
}: {
  caseId: string;
  meeting: MeetingView;
  /** Whether the reader notes the answers of those who have no console. */
  mayRecord: boolean;
  tell: (word: Word | undefined) => void;
}) => {
  const { t } = useTranslation();
  const format = useFormat();
  const act = useAct(api.meetings.recordReply.mutationOptions());
  const record = async (party: MeetingPartyView, reply: MeetingReply) => {
    tell(undefined);
    const answer = await act.send({ caseId, meeting: meeting.id, party: party.id, reply });
    if (answer)
      tell({
        outcome: answer.outcome,
        title: t('meetingPage.recorded', { who: meetingPartyName(t, party), reply: t(`meetingReply.${reply}`) }),
      });
  };
  const held = meeting.parties.some(({ attended }) => attended !== undefined);
  const calls = (party: MeetingPartyView) => party.type === 'unit' && party.party.unit === meeting.bookedBy.unit;
  const columns: readonly Column<MeetingPartyView>[] = [
    {
      id: 'who',
      header: t('meetingPage.who'),
      names: true,
      cell: (party) => (
        <>
          {meetingPartyName(t, party)}
          <span className="below quiet">{t(party.required ? 'meetingPage.required' : 'meetingPage.optional')}</span>
        </>
      ),
    },
    {
      id: 'reply',
      header: t('meetingPage.reply'),
      cell: (party) => (
        <>
          {party.reply ? (
            <StatusText tone={replyTones[party.reply]}>{t(`meetingReply.${party.reply}`)}</StatusText>
          ) : (
            t(calls(party) ? 'meetingPage.called' : held ? 'meetingPage.neverReplied' : 'meetingPage.noReply')
          )}
          {party.repliedAt && <span className="below quiet">{format.short(party.repliedAt)}</span>}
        </>
      ),
    },
    ...(held
      ? [
          {
            id: 'attended',
            header: t('meetingPage.attended'),
            cell: (party: MeetingPartyView) => t(party.attended ? 'meetingPage.wasThere' : 'meetingPage.wasNotThere'),
          },
        ]
      : []),
    ...(meeting.minutes
      ? [
          {
            id: 'confirmed',
            header: t('meetingPage.confirmed'),
            cell: (party: MeetingPartyView) =>
              party.confirmedAt
                ? format.short(party.confirmedAt)
                : party.type === 'unit' && party.attended
                  ? t('meetingPage.notConfirmed')
                  : '–',
          },
        ]
      : []),
    ...(mayRecord && meeting.status === 'planned'
      ? [
          {
            id: 'record',
            header: t('meetingPage.record'),
            cell: (party: MeetingPartyView) =>
              party.type === 'unit' ? (
                ''
              ) : (
                <ActionMenu
                  label={t('command.recordMeetingReply')}
                  name={meetingPartyName(t, party)}
                  actions={meetingReplies.map((reply) => ({
                    id: reply,
                    label: t(`meetingReply.${reply}`),
                    act: () => void record(party, reply),
                  }))}
                />
              ),
          },
        ]
      : []),
  ];
  return (
    <>
      {act.refusal && <Notice kind="problem" focus title={act.refusal.words} />}
      <DataTable caption={t('meetingPage.parties')} columns={columns} rows={meeting.parties} rowKey={({ id }) => id} />
    </>
  );
};

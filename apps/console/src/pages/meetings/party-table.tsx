import { type MeetingReply, meetingReplies } from '@stafett/domain';
import type { MeetingPartyView, MeetingView } from '@stafett/schemas';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../act/use-act.ts';
import type { Word } from '../../act/word.ts';
import { useFormat } from '../../format/use-format.ts';
import { ActionMenu } from '../../parts/action-menu.tsx';
import type { Column } from '../../parts/data-table.tsx';
import { Notice } from '../../parts/notice.tsx';
import { api } from '../../trpc.ts';
import { meetingPartyName } from './meeting-words.ts';
import { type Asked, ReplyTable } from './reply-table.tsx';

type Row = Asked & { readonly party: MeetingPartyView };

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
  const rows = meeting.parties.map(
    (party): Row => ({
      party,
      id: party.id,
      name: meetingPartyName(t, party),
      note: t(party.required ? 'meetingPage.required' : 'meetingPage.optional'),
      calls: party.type === 'unit' && party.party.unit === meeting.bookedBy.unit,
      reply: party.reply,
      repliedAt: party.repliedAt,
      attended: party.attended,
      withdrawn: party.withdrawn,
    }),
  );
  const more: readonly Column<Row>[] = [
    ...(meeting.minutes
      ? [
          {
            id: 'confirmed',
            header: t('meetingPage.confirmed'),
            cell: ({ party }: Row) =>
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
            cell: ({ party, name }: Row) =>
              party.type === 'unit' ? (
                ''
              ) : (
                <ActionMenu
                  label={t('command.recordMeetingReply')}
                  name={name}
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
      <ReplyTable rows={rows} more={more} />
    </>
  );
};

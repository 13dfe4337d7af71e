import type { MeetingReply } from '@stafett/domain';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { StatusText } from '../../parts/status-text.tsx';
import { replyTones } from './meeting-words.ts';

/** One who is asked to a meeting, be it a case's or a group's. */
export type Asked = {
  readonly id: string;
  readonly name: string;
  /** Stands under the name. */
  readonly note?: string;
  /** Has called the meeting, and so need not answer. */
  readonly calls: boolean;
  readonly reply?: MeetingReply | undefined;
  readonly repliedAt?: string | undefined;
  /** Was asked, and is not any more. */
  readonly withdrawn?: boolean | undefined;
  /** Told once the meeting was held. */
  readonly attended?: boolean | undefined;
};

/** Who has answered what; after the meeting who was there. `more` are columns of what only some meetings have. */
export const ReplyTable = <Row extends Asked>({
  rows,
  more = [],
}: {
  rows: readonly Row[];
  more?: readonly Column<Row>[];
}) => {
  const { t } = useTranslation();
  const format = useFormat();
  const held = rows.some(({ attended }) => attended !== undefined);
  const columns: readonly Column<Row>[] = [
    {
      id: 'who',
      header: t('meetingPage.who'),
      names: true,
      cell: ({ name, note }) => (
        <>
          {name}
          {note && <span className="below quiet">{note}</span>}
        </>
      ),
    },
    {
      id: 'reply',
      header: t('meetingPage.reply'),
      cell: ({ reply, repliedAt, calls, withdrawn }) => (
        <>
          {withdrawn ? (
            t('meetingPage.notAsked')
          ) : reply ? (
            <StatusText tone={replyTones[reply]}>{t(`meetingReply.${reply}`)}</StatusText>
          ) : (
            t(calls ? 'meetingPage.called' : held ? 'meetingPage.neverReplied' : 'meetingPage.noReply')
          )}
          {repliedAt && !withdrawn && <span className="below quiet">{format.short(repliedAt)}</span>}
        </>
      ),
    },
    ...(held
      ? [
          {
            id: 'attended',
            header: t('meetingPage.attended'),
            cell: ({ attended }: Row) => t(attended ? 'meetingPage.wasThere' : 'meetingPage.wasNotThere'),
          },
        ]
      : []),
    ...more,
  ];
  return <DataTable caption={t('meetingPage.parties')} columns={columns} rows={rows} rowKey={({ id }) => id} />;
};

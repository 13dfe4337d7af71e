import type { MeetingView } from '@stafett/schemas';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { serverNow } from '../../clock.ts';
import { useFormat } from '../../format/use-format.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { StatusText } from '../../parts/status-text.tsx';
import { meetingPlace } from '../cases/ways.ts';
import { meetingPartyName, stageOf, stageTones } from './meeting-words.ts';

export type MeetingLine = {
  readonly caseId: string;
  readonly meeting: MeetingView;
  /** Whose case; absent on the case's own page. */
  readonly name?: string;
  readonly gone?: boolean;
};

/** Meetings as rows: when, what, with whom, and what is awaited. */
export const MeetingTable = ({
  caption,
  rows,
  linked = true,
}: {
  caption: string;
  rows: readonly MeetingLine[];
  linked?: boolean;
}) => {
  const { t } = useTranslation();
  const format = useFormat();
  const now = serverNow();
  const named = rows.some(({ name }) => name !== undefined);
  const invited = (parties: MeetingView['parties'], by: MeetingView['bookedBy']) =>
    parties.filter((party) => party.type !== 'unit' || party.party.unit !== by.unit);
  const answered = ({ parties, bookedBy }: MeetingView) =>
    t('meetingsPage.answered', {
      // Whoever called the meeting need not answer.
      count: invited(parties, bookedBy).filter(({ reply, times }) => reply !== undefined || times !== undefined).length,
      all: invited(parties, bookedBy).length,
    });
  const columns: readonly Column<MeetingLine>[] = [
    {
      id: 'when',
      header: t('meetingsPage.when'),
      names: true,
      sort: ({ meeting }) => meeting.startsAt,
      cell: ({ caseId, meeting, gone }) => {
        const when =
          meeting.status === 'proposed'
            ? t('meetingTimes.notSettled', { count: meeting.times?.length ?? 0 })
            : format.dateAndTime(meeting.startsAt);
        return (
          <>
            {linked && !gone ? <Link {...meetingPlace(caseId, meeting.id)}>{when}</Link> : when}
            <span className="below quiet">{t(`meetingMode.${meeting.mode}`)}</span>
          </>
        );
      },
    },
    {
      id: 'what',
      header: t('meetingsPage.what'),
      sort: ({ meeting }) => t(`meetingKind.${meeting.kind}`),
      cell: ({ meeting, name }) => (
        <>
          {t(`meetingKind.${meeting.kind}`)}
          {name !== undefined && <span className="below quiet">{t('tasks.for', { code: name })}</span>}
        </>
      ),
    },
    {
      id: 'who',
      header: t('meetingsPage.who'),
      cell: ({ meeting }) => (
        <ul className="plain-list">
          {meeting.parties.map((party) => (
            <li key={party.id}>{meetingPartyName(t, party)}</li>
          ))}
        </ul>
      ),
    },
    {
      id: 'status',
      header: t('meetingsPage.status'),
      cell: ({ meeting, gone }) => {
        const stage = stageOf(meeting, Date.parse(meeting.startsAt) <= now);
        return (
          <>
            <StatusText tone={stageTones[stage]}>{t(`meetingStage.${stage}`)}</StatusText>
            {(stage === 'planned' || stage === 'proposed') && <span className="below quiet">{answered(meeting)}</span>}
            {meeting.newFace && <span className="below">{t('meetingPage.newFaceKey')}</span>}
            {meeting.cancelled && <span className="below quiet">{t(`meetingCancelReason.${meeting.cancelled}`)}</span>}
            {gone && named && <span className="below quiet">{t('meetingsPage.gone')}</span>}
          </>
        );
      },
    },
  ];
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={({ meeting }) => meeting.id} />;
};

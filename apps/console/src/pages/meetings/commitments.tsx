import type { MeetingView } from '@stafett/schemas';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { DueText } from '../../parts/due-text.tsx';
import { StatusText } from '../../parts/status-text.tsx';
import { api } from '../../trpc.ts';
import { meetingPartyName } from './meeting-words.ts';

type Commitment = MeetingView['commitments'][number];

/** Åtaganden: who, what, by when, done or not. `words` are the minutes' own, by the commitment's id. */
export const Commitments = ({ meeting, words }: { meeting: MeetingView; words?: ReadonlyMap<string, string> }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const columns: readonly Column<Commitment>[] = [
    {
      id: 'who',
      header: t('minutes.who'),
      names: true,
      cell: ({ party }) => {
        const found = meeting.parties.find(({ id }) => id === party);
        return found ? meetingPartyName(t, found) : '–';
      },
    },
    ...(words ? [{ id: 'what', header: t('minutes.what'), cell: ({ id }: Commitment) => words.get(id) ?? '–' }] : []),
    {
      id: 'by',
      header: t('minutes.by'),
      cell: ({ dueOn, done }) => (done ? format.short(dueOn) : <DueText dueOn={dueOn} />),
    },
    {
      id: 'done',
      header: t('minutes.state'),
      cell: ({ done }) => (
        <StatusText tone={done ? 'done' : 'active'}>{t(done ? 'minutes.done' : 'minutes.open')}</StatusText>
      ),
    },
  ];
  return (
    <DataTable
      caption={t('minutes.commitments')}
      columns={columns}
      rows={meeting.commitments}
      rowKey={({ id }) => id}
    />
  );
};

/** The same with what each took on, read from the minutes. */
export const CommitmentsInWords = ({ caseId, meeting }: { caseId: string; meeting: MeetingView }) => {
  const { document, version } = meeting.minutes?.document ?? {};
  const query = useQuery({
    ...api.documents.read.queryOptions(document === undefined ? skipToken : { caseId, document, version }),
    staleTime: 'static',
  });
  const content = query.data?.content;
  const words = content?.kind === 'minutes' ? content.text.commitments : [];
  return <Commitments meeting={meeting} words={new Map(words.map(({ id, what }) => [id, what]))} />;
};

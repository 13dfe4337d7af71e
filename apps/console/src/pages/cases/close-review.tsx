import type { CaseView } from '@stafett/schemas';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { Notice } from '../../parts/notice.tsx';
import { partyName } from '../handovers/party-names.ts';
import { taskTitle } from '../tasks/task-words.ts';

/** What ends with the case, before it is closed: nobody is to drop a promise without having seen it. */
export const CloseReview = ({ view, reason }: { view: CaseView; reason: string }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { tasks, meetings = [], handovers = [], placements = [] } = view;
  const ends = [
    ...tasks.map((task) => ({
      id: task.id,
      words: t('actForm.close.task', {
        task: taskTitle(t, task),
        party: task.claimedBy ? `${partyName(task.owner)} (${task.claimedBy.name})` : partyName(task.owner),
      }),
    })),
    ...meetings
      .filter(({ status }) => status === 'planned' || status === 'proposed')
      .map(({ id, kind, startsAt }) => ({
        id,
        words: t('actForm.close.meeting', { kind: t(`meetingKind.${kind}`), when: format.dateAndTime(startsAt) }),
      })),
    ...handovers
      .filter(({ parallelSupportUntil: until }) => until !== undefined && until >= format.today)
      .map(({ id, from, parallelSupportUntil }) => ({
        id,
        words: t('actForm.close.support', {
          party: partyName(from),
          date: format.date(parallelSupportUntil ?? format.today),
        }),
      })),
    ...placements
      .filter(({ status }) => status === 'ongoing')
      .map(({ id }) => ({ id, words: t('actForm.close.placement') })),
  ];
  return (
    <>
      <Notice kind="warning" focus title={t('actForm.close.reviewTitle', { reason })}>
        <p>{t('actForm.close.reviewText')}</p>
      </Notice>
      {ends.length === 0 ? (
        <p>{t('actForm.close.nothingEnds')}</p>
      ) : (
        <>
          <p>{t('actForm.close.ends')}</p>
          <ul>
            {ends.map(({ id, words }) => (
              <li key={id}>{words}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
};

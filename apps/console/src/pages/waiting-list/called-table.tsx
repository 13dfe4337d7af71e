import type { WaitingListView } from '@stafett/schemas';
import { useTranslation } from 'react-i18next';
import { insideSentence } from '../../form/field.tsx';
import { useFormat } from '../../format/use-format.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { DueText } from '../../parts/due-text.tsx';
import { Section } from '../../parts/page.tsx';
import { CaseName } from './case-name.tsx';

type CalledRow = WaitingListView['called'][number];

/** Called and not yet answered: a place is held for each. */
export const CalledTable = ({ view, mayOpen }: { view: WaitingListView; mayOpen: boolean }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const columns: readonly Column<CalledRow>[] = [
    {
      id: 'case',
      header: t('waitingListPage.called.case'),
      cell: (row) => <CaseName of={row} mayOpen={mayOpen} />,
      names: true,
    },
    {
      id: 'coach',
      header: t('waitingListPage.called.coach'),
      cell: ({ coach }) => coach.name,
      sort: ({ coach }) => coach.name,
    },
    {
      id: 'at',
      header: t('waitingListPage.called.at'),
      cell: ({ at }) => format.short(at),
      sort: ({ at }) => at,
    },
    {
      id: 'delivered',
      header: t('waitingListPage.called.delivered'),
      cell: ({ deliveredOn }) => (deliveredOn ? format.short(deliveredOn) : t('waitingListPage.called.notDelivered')),
      sort: ({ deliveredOn }) => deliveredOn ?? '',
    },
    {
      id: 'answerBy',
      header: t('waitingListPage.called.answerBy'),
      cell: ({ answerBy }) => (answerBy ? <DueText dueOn={answerBy} /> : '–'),
      sort: ({ answerBy }) => answerBy ?? '',
    },
    {
      id: 'turn',
      header: t('waitingListPage.called.turn'),
      cell: ({ outOfTurn }) =>
        outOfTurn
          ? t('waitingListPage.called.outOfTurn', { reason: insideSentence(t(`outOfTurnReason.${outOfTurn}`)) })
          : t('waitingListPage.called.inTurn'),
    },
  ];
  return (
    <Section id="kallade" title={t('waitingListPage.called.title')}>
      {view.called.length === 0 ? (
        <p>{t('waitingListPage.called.none')}</p>
      ) : (
        <DataTable
          caption={t('waitingListPage.called.title')}
          columns={columns}
          rows={view.called}
          rowKey={({ caseId }) => caseId}
        />
      )}
    </Section>
  );
};

import type { HandoverView } from '@stafett/schemas';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { DueText } from '../../parts/due-text.tsx';
import { StatusText } from '../../parts/status-text.tsx';
import { handoverPlace } from '../cases/ways.ts';
import { handoverTones, isOpenHandover } from './handover-state.ts';
import { addressName, partyName } from './party-names.ts';

export type HandoverLine = {
  readonly caseId: string;
  readonly handover: HandoverView;
  /** Whose case; absent on the case's own page. */
  readonly name?: string;
  readonly gone?: boolean;
};

/** Handovers as rows, with both clocks: confirmed as received by, answered by. */
export const HandoverTable = ({
  caption,
  rows,
  direction,
  linked = true,
}: {
  caption: string;
  rows: readonly HandoverLine[];
  /** Leaves out the party that is the reader's own unit. */
  direction?: 'toUs' | 'fromUs';
  linked?: boolean;
}) => {
  const { t } = useTranslation();
  const format = useFormat();
  const columns: readonly Column<HandoverLine>[] = [
    {
      id: 'what',
      header: t(direction ? 'handoversPage.case' : 'handoversPage.action'),
      names: true,
      cell: ({ caseId, handover, name, gone }) => {
        const words = name ?? t(`handoverAction.${handover.action}`);
        return (
          <>
            {linked && !gone ? <Link {...handoverPlace(caseId, handover.id)}>{words}</Link> : words}
            {name !== undefined && <span className="below quiet">{t(`handoverAction.${handover.action}`)}</span>}
            {gone && <span className="below quiet">{t('handoversPage.gone')}</span>}
          </>
        );
      },
    },
    ...(direction === 'fromUs'
      ? []
      : [
          {
            id: 'from',
            header: t('handoverPage.from'),
            cell: ({ handover }: HandoverLine) => (
              <>
                {handover.from.agencyName}
                <span className="below quiet">{handover.from.unitName}</span>
              </>
            ),
          },
        ]),
    ...(direction === 'toUs'
      ? []
      : [{ id: 'to', header: t('handoverPage.to'), cell: ({ handover }: HandoverLine) => addressName(handover.to) }]),
    {
      id: 'status',
      header: t('handoverPage.status'),
      cell: ({ handover: { status, answeredBy } }) => (
        <>
          <StatusText tone={handoverTones[status]}>{t(`handoverStatus.${status}`)}</StatusText>
          {answeredBy && <span className="below quiet">{partyName(answeredBy)}</span>}
        </>
      ),
    },
    {
      id: 'acknowledge',
      header: t('handoversPage.acknowledge'),
      cell: ({ handover }) =>
        handover.acknowledgedAt ? (
          t('handoversPage.done', { date: format.short(handover.acknowledgedAt) })
        ) : handover.status === 'sent' ? (
          <DueText dueOn={handover.acknowledgeBy} />
        ) : (
          '–'
        ),
    },
    {
      id: 'answer',
      header: t('handoversPage.answer'),
      sort: ({ handover }) => handover.answerBy,
      cell: ({ handover }) =>
        handover.answeredAt ? (
          t('handoversPage.done', { date: format.short(handover.answeredAt) })
        ) : isOpenHandover(handover) ? (
          <DueText dueOn={handover.answerBy} />
        ) : (
          format.short(handover.answerBy)
        ),
    },
  ];
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={({ handover }) => handover.id} />;
};

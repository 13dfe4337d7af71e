import type { StalledRow } from '@stafett/schemas';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BulkResult, useBulk } from '../../act/use-bulk.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { api } from '../../trpc.ts';

type Way = NonNullable<StalledRow['hurry']>;
/** What was done last with one row of the list, and how it went. */
type Hurried = {
  readonly way: Way;
  readonly row: StalledRow;
  readonly result: BulkResult;
  readonly time: number;
};

/** One click on a row: reminds whom the case waits for, or goes on to the next in turn. */
export const useHurry = () => {
  const bulk = useBulk();
  const ways = {
    remind: useMutation(api.coordination.remind.mutationOptions()),
    escalate: useMutation(api.coordination.escalate.mutationOptions()),
  } as const;
  const [last, setLast] = useState<Hurried>();
  const run = async (row: StalledRow): Promise<void> => {
    const { hurry: way, caseId, caseCode } = row;
    if (way === undefined) return;
    const [result] = await bulk.run([{ id: caseId, name: caseCode }], way, ({ id }, commandId) =>
      ways[way].mutateAsync({ caseId: id, commandId }),
    );
    if (result) setLast((was) => ({ way, row, result, time: (was?.time ?? 0) + 1 }));
  };
  return { run, last, working: bulk.progress !== undefined };
};

/** What came of it, above the list. */
export const HurriedNotice = ({ hurried }: { hurried: Hurried | undefined }) => {
  const { t } = useTranslation();
  if (!hurried) return null;
  const { way, row, result, time } = hurried;
  const named = { code: row.caseCode };
  return result.outcome === 'refused' ? (
    <Notice key={time} kind="problem" focus title={t('coordination.row.refused', named)}>
      <p>{result.words}</p>
    </Notice>
  ) : (
    <Notice key={time} kind="done" focus title={t(`coordination.row.${way}Done`, named)}>
      <p>{t(`coordination.row.${way}DoneText`)}</p>
    </Notice>
  );
};

/** The button of a row: its name says on which case and what then happens. */
export const HurryButton = ({
  row,
  working,
  run,
}: {
  row: StalledRow;
  working: boolean;
  run: (row: StalledRow) => Promise<void>;
}) => {
  const { t } = useTranslation();
  if (!row.hurry) return null;
  return (
    <Button
      working={working}
      aria-label={t(`coordination.row.${row.hurry}Case`, { code: row.caseCode })}
      onClick={() => void run(row)}
    >
      {t(`coordination.row.${row.hurry}`)}
    </Button>
  );
};

import { type IsoDate, isoDate } from '@stafett/domain';
import type { RetentionView } from '@stafett/schemas';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSave } from '../../act/use-save.ts';
import { Checkbox, SaveButtons } from '../../form/choices.tsx';
import { DateField } from '../../form/date-field.tsx';
import { Form, useForm } from '../../form/form.tsx';
import { TextField } from '../../form/text-field.tsx';
import { useFormat } from '../../format/use-format.ts';
import { Button } from '../../parts/button.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Unfolded } from '../../parts/unfolded.tsx';
import { hasRole, useMe } from '../../session/me.ts';
import { api } from '../../trpc.ts';
import { useGallringWords } from './use-gallring-words.ts';

type Values = { from: IsoDate | ''; months: string; archive: boolean; source: string };

/** Whole months from 1 to 1,200, or undefined. */
const monthsIn = (typed: string): number | undefined => {
  const months = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : 0;
  return months >= 1 && months <= 1_200 ? months : undefined;
};

const DecisionForm = ({ decided, close }: { decided: (from: IsoDate) => void; close: () => void }) => {
  const { t } = useTranslation();
  const form = useForm<Values>({ from: '', months: '', archive: false, source: '' });
  const save = useSave(api.gallring.setRetention.mutationOptions());
  return (
    <Form
      form={form}
      refusal={save.refusal}
      onSubmit={async ({ from, months: typed, archive, source }) => {
        const months = monthsIn(typed);
        if (from === '' || months === undefined) return;
        const saved = await save.send({ from, months, archive, source: source.trim() });
        if (saved) decided(saved.from);
      }}
    >
      <DateField<Values> name="from" label={t('gallringPage.from')} />
      <TextField<Values>
        name="months"
        label={t('gallringPage.monthsLabel')}
        hint={t('gallringPage.monthsHint')}
        characters={4}
        inputMode="numeric"
        validate={(typed) => (monthsIn(typed) === undefined ? t('gallringPage.monthsWrong') : undefined)}
      />
      <Checkbox<Values> name="archive" label={t('gallringPage.archiveLabel')} />
      <TextField<Values>
        name="source"
        label={t('gallringPage.sourceLabel')}
        hint={t('gallringPage.sourceHint')}
        characters={24}
      />
      <SaveButtons working={save.working} cancel={close} />
    </Form>
  );
};

/** For how long the agency keeps its share: its own decisions, which its administrator writes in, and what holds without one. */
export const Terms = () => {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useGallringWords();
  const me = useMe();
  const query = useQuery(api.gallring.retention.queryOptions());
  const [deciding, setDeciding] = useState(false);
  const [decided, setDecided] = useState<IsoDate>();
  const columns: readonly Column<RetentionView>[] = [
    { id: 'from', header: t('gallringPage.from'), names: true, cell: ({ from }) => format.short(from) },
    { id: 'term', header: t('gallringPage.term'), cell: ({ months }) => words.term(months) },
    {
      id: 'archive',
      header: t('gallringPage.toArchive'),
      cell: ({ archive }) => t(archive ? 'gallringPage.yes' : 'gallringPage.no'),
    },
    { id: 'source', header: t('gallringPage.source'), cell: ({ source }) => source },
    {
      id: 'decided',
      header: t('gallringPage.decidedBy'),
      cell: ({ decided: by }) => (by ? words.byWhen(by) : t('gallringPage.byRule')),
    },
  ];
  return (
    <>
      {decided && (
        <Notice kind="done" focus title={t('gallringPage.decided')}>
          <p>{t('gallringPage.decidedText', { date: format.date(decided) })}</p>
        </Notice>
      )}
      <p>{t('gallringPage.termsLead')}</p>
      <Loaded query={query}>
        {({ rows, meetings }) => (
          <>
            <DataTable
              caption={t('gallringPage.terms')}
              columns={columns}
              rows={rows}
              rowKey={({ from, decided: by }) => `${from} ${by?.at}`}
            />
            {meetings && (
              <p>{t('gallringPage.meetings.term', { term: words.term(meetings.months), source: meetings.source })}</p>
            )}
          </>
        )}
      </Loaded>
      {hasRole(me, 'administrator') &&
        (deciding ? (
          <Unfolded title={t('gallringPage.decide')}>
            <DecisionForm
              decided={(from) => {
                setDeciding(false);
                setDecided(isoDate(from));
              }}
              close={() => setDeciding(false)}
            />
          </Unfolded>
        ) : (
          <p className="buttons">
            <Button onClick={() => setDeciding(true)}>{t('gallringPage.decide')}</Button>
          </p>
        ))}
    </>
  );
};

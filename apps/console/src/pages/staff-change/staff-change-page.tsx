import type { IsoDate } from '@stafett/domain';
import type { OpenWork } from '@stafett/schemas';
import { skipToken, useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { type BulkResult, useBulk } from '../../act/use-bulk.ts';
import { useFormDraft } from '../../draft/use-form-draft.tsx';
import { FormButtons, RadioGroup, SelectField } from '../../form/choices.tsx';
import { DateField } from '../../form/date-field.tsx';
import { Form, useForm } from '../../form/form.tsx';
import { useFormat } from '../../format/use-format.ts';
import { addRoom } from '../../i18n/index.ts';
import { staffChange } from '../../i18n/sv/staff-change.ts';
import { Button } from '../../parts/button.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { api } from '../../trpc.ts';
import { staffWith } from '../cases/assign-forms.tsx';
import { casePlace } from '../cases/ways.ts';
import { BulkResults } from '../coordination/bulk-results.tsx';
import type { StaffChangeSearch } from './staff-change-search.ts';

addRoom({ staffChange });

const route = getRouteApi('/lamna-over');

type Row = OpenWork['rows'][number];
/** A note has the case's id for its field's name. */
type Values = { to: string; how: 'forGood' | 'standIn' | ''; until: IsoDate | ''; notes: Record<string, string> };

const Note = ({ row }: { row: Row }) => {
  const { t } = useTranslation();
  const { register } = useFormContext<Values>();
  return (
    <textarea
      {...register(`notes.${row.caseId}`)}
      className="input"
      rows={1}
      maxLength={20_000}
      aria-label={t('staffChange.noteOf', { code: row.caseCode })}
    />
  );
};

/** What moves, case by case: what the person is there, their tasks, and the meetings where the participant meets somebody new. */
const WorkTable = ({ rows }: { rows: readonly Row[] }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const columns: readonly Column<Row>[] = [
    {
      id: 'case',
      header: t('staffChange.case'),
      names: true,
      cell: (row) => (
        <>
          <Link {...casePlace(row.caseId)}>{row.caseCode}</Link>
          <span className="below quiet">
            {row.insatsName}, {t(`phase.${row.phase}`)}
          </span>
        </>
      ),
    },
    {
      id: 'role',
      header: t('staffChange.role'),
      cell: ({ caseworker, coach }) =>
        [caseworker && t('staffChange.caseworker'), coach && t('staffChange.coach')].filter(Boolean).join(', ') ||
        t('staffChange.tasksOnly'),
    },
    {
      id: 'tasks',
      header: t('staffChange.tasks'),
      cell: ({ tasks }) =>
        tasks.length === 0 ? (
          t('staffChange.noTasks')
        ) : (
          <ul className="plain-list">
            {tasks.map(({ id, kind, dueOn }) => (
              <li key={id}>{t('staffChange.taskDue', { task: t(`taskKind.${kind}`), date: format.short(dueOn) })}</li>
            ))}
          </ul>
        ),
    },
    {
      id: 'meetings',
      header: t('staffChange.meetings'),
      cell: ({ meetings }) =>
        meetings.length === 0 ? (
          t('staffChange.noMeetings')
        ) : (
          <ul className="plain-list">
            {meetings.map(({ id, kind, startsAt }) => (
              <li key={id}>
                {t('staffChange.meetingOn', { kind: t(`meetingKind.${kind}`), date: format.dateAndTime(startsAt) })}
              </li>
            ))}
          </ul>
        ),
    },
    { id: 'note', header: t('staffChange.note'), cell: (row) => <Note row={row} /> },
  ];
  return <DataTable caption={t('staffChange.work')} columns={columns} rows={rows} rowKey={({ caseId }) => caseId} />;
};

/** To whom, until when, and a note for each case. Gives back how each case went. */
const TransferForm = ({ work, done }: { work: OpenWork; done: (results: readonly BulkResult[]) => void }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const directory = useQuery(api.organisation.directory.queryOptions());
  const form = useForm<Values>({ to: '', how: '', until: '', notes: {} });
  const draft = useFormDraft(form, { form: 'transferWork', subject: work.staff.id });
  const how = useWatch({ control: form.control, name: 'how' });
  const transfer = useMutation(api.staffChange.transfer.mutationOptions());
  const bulk = useBulk();
  const { rows, staff } = work;

  const send = async ({ to, how: chosen, until, notes }: Values) => {
    if (to === staff.id) return [{ name: 'to', words: t('staffChange.same') }];
    if (chosen === 'standIn' && until === '') return [{ name: 'until', words: t('staffChange.untilMissing') }];
    const content = { staff: staff.id, successor: to, ...(chosen === 'standIn' && until !== '' && { until }) };
    const items = rows.map(({ caseId, caseCode }) => ({ id: caseId, name: caseCode }));
    const results = await bulk.run(items, JSON.stringify(content), ({ id }, commandId) => {
      const note = notes[id]?.trim();
      return transfer.mutateAsync({ ...content, caseId: id, commandId, ...(note && { note }) });
    });
    if (results.every(({ outcome }) => outcome === 'saved')) void draft.discard();
    done(results);
    return undefined;
  };

  return (
    <Loaded query={directory}>
      {({ ownUnitStaff }) => (
        <Form form={form} onSubmit={send}>
          <SelectField<Values>
            name="to"
            label={t('staffChange.to')}
            choices={staffWith(ownUnitStaff, 'caseworker', 'coach', 'manager')
              .filter(({ id }) => id !== staff.id)
              .map(({ id, name, absentUntil }) => ({
                value: id,
                label: absentUntil
                  ? `${name} (${t('actForm.assign.absent', { date: format.near(absentUntil) })})`
                  : name,
              }))}
          />
          <RadioGroup<Values>
            name="how"
            label={t('staffChange.how')}
            choices={[
              { value: 'forGood', label: t('staffChange.forGood'), hint: t('staffChange.forGoodHint') },
              { value: 'standIn', label: t('staffChange.standIn'), hint: t('staffChange.standInHint') },
            ]}
          />
          {how === 'standIn' && (
            <DateField<Values> name="until" label={t('staffChange.until')} lean="ahead" earliest={format.today} />
          )}
          <h2>{t('staffChange.work')}</h2>
          <WorkTable rows={rows} />
          <p role="status">
            {bulk.progress && t('staffChange.working', { done: bulk.progress.done, count: bulk.progress.of })}
          </p>
          <FormButtons>
            <Button type="submit" kind="primary" working={bulk.progress !== undefined}>
              {t('staffChange.send', { count: rows.length })}
            </Button>
          </FormButtons>
        </Form>
      )}
    </Loaded>
  );
};

/** Funktionsöverlämning: all of a person's open work to a successor or a stand-in, in one act with a result for each case. */
export const StaffChangePage = () => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { fran }: StaffChangeSearch = route.useSearch();
  const people = useQuery(api.staffChange.people.queryOptions());
  const work = useQuery(api.staffChange.work.queryOptions(fran === undefined ? skipToken : { staff: fran }));
  const [told, setTold] = useState<{ readonly results: readonly BulkResult[]; readonly times: number }>();
  return (
    <Page wide title={t('staffChange.title')}>
      {told && (
        <BulkResults key={told.times} title={(count) => t('staffChange.done', { count })} results={told.results} />
      )}
      <p>{t('staffChange.lead')}</p>
      <Loaded query={people}>
        {({ people: all }) =>
          all.length === 0 ? (
            <EmptyState title={t('staffChange.nobody')}>
              <p>{t('staffChange.nobodyText')}</p>
            </EmptyState>
          ) : (
            <div className="filters">
              <label>
                {t('staffChange.from')}
                <select
                  className="input select"
                  value={fran ?? ''}
                  onChange={({ target }) => {
                    setTold(undefined);
                    void navigate({ to: '/lamna-over', search: target.value === '' ? {} : { fran: target.value } });
                  }}
                >
                  <option value="">{t('form.choosePlaceholder')}</option>
                  {all.map(({ staff, cases }) => (
                    <option key={staff.id} value={staff.id}>
                      {t('staffChange.fromChoice', { name: staff.name, count: cases })}
                    </option>
                  ))}
                </select>
              </label>
            </div>
          )
        }
      </Loaded>
      {fran !== undefined && (
        <Loaded query={work}>
          {(found) =>
            found.rows.length === 0 ? (
              <EmptyState title={t('staffChange.nothing', { name: found.staff.name })} />
            ) : (
              <Section title={found.staff.name}>
                <TransferForm
                  key={fran}
                  work={found}
                  done={(results) => setTold((was) => ({ results, times: (was?.times ?? 0) + 1 }))}
                />
              </Section>
            )
          }
        </Loaded>
      )}
    </Page>
  );
};

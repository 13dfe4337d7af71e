import { canStandIn, type IsoDate, type Role } from '@stafett/domain';
import type { AbsenceView } from '@stafett/schemas';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { refusedFields } from '../../act/refused-fields.ts';
import { useSave } from '../../act/use-save.ts';
import { FormButtons, SaveButtons, SelectField } from '../../form/choices.tsx';
import { DateField } from '../../form/date-field.tsx';
import { Form, useForm } from '../../form/form.tsx';
import { useFormat } from '../../format/use-format.ts';
import { Button } from '../../parts/button.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Section } from '../../parts/page.tsx';
import { Unfolded } from '../../parts/unfolded.tsx';
import { api } from '../../trpc.ts';

/** Somebody with what they do where; of the agency as its administrator sees it, or of a manager's units. */
export type Colleague = {
  readonly id: string;
  readonly name: string;
  readonly active?: boolean;
  readonly units: readonly { readonly unit: string; readonly roles: readonly Role[] }[];
  readonly absences: readonly AbsenceView[];
};
type AbsenceValues = { from: IsoDate | ''; to: IsoDate | ''; standIn: string };
type Recorded = { readonly from: IsoDate; readonly to: IsoDate; readonly standIn: string };
type Done = { readonly what: 'saved'; readonly as: Recorded } | { readonly what: 'ended' };

const AbsenceForm = ({
  staff,
  absence,
  colleagues,
  saved,
  close,
}: {
  staff: Colleague;
  /** Absent: a new one. */
  absence: AbsenceView | undefined;
  colleagues: readonly Colleague[];
  saved: (recorded: Recorded) => void;
  close: () => void;
}) => {
  const { t } = useTranslation();
  const form = useForm<AbsenceValues>({
    from: absence?.from ?? '',
    to: absence?.to ?? '',
    standIn: absence?.standIn.id ?? '',
  });
  const from = useWatch({ control: form.control, name: 'from' });
  const record = useSave(api.organisation.recordAbsence.mutationOptions());
  const change = useSave(api.organisation.changeAbsence.mutationOptions());
  const save = absence ? change : record;
  const others = colleagues.filter(
    ({ id, active, units }) => active !== false && id !== staff.id && canStandIn(staff.units, units),
  );
  const labels = {
    from: t('organisationPage.person.from'),
    to: t('organisationPage.person.to'),
    standIn: t('organisationPage.person.standIn'),
  };
  return (
    <Form
      form={form}
      refusal={save.refusal}
      onSubmit={async ({ from: first, to, standIn }) => {
        if (first === '' || to === '') return undefined;
        const days = { from: first, to, standIn };
        const answer = absence
          ? await change.send({ absence: absence.id, ...days })
          : await record.send({ staff: staff.id, ...days });
        if (!answer)
          return refusedFields(t, save.refusedWith(), {
            from: { name: 'from', label: labels.from },
            to: { name: 'to', label: labels.to },
            standIn: { name: 'standIn', label: labels.standIn },
          });
        saved({ from: first, to, standIn: others.find(({ id }) => id === standIn)?.name ?? '' });
        return undefined;
      }}
    >
      <DateField<AbsenceValues> name="from" label={labels.from} />
      <DateField<AbsenceValues> name="to" label={labels.to} lean="ahead" earliest={from === '' ? undefined : from} />
      <SelectField<AbsenceValues>
        name="standIn"
        label={labels.standIn}
        hint={t(others.length > 0 ? 'organisationPage.person.standInHint' : 'organisationPage.person.standInNobody')}
        choices={others.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SaveButtons working={save.working} cancel={close} />
    </Form>
  );
};

const EndForm = ({
  absence,
  name,
  ended,
  close,
}: {
  absence: AbsenceView;
  name: string;
  ended: () => void;
  close: () => void;
}) => {
  const { t } = useTranslation();
  const format = useFormat();
  const form = useForm({});
  const save = useSave(api.organisation.endAbsence.mutationOptions());
  const begun = absence.from < format.today;
  return (
    <Form
      form={form}
      refusal={save.refusal}
      onSubmit={async () => {
        if (await save.send({ absence: absence.id })) ended();
      }}
    >
      <p>
        {t(begun ? 'organisationPage.person.endText' : 'organisationPage.person.removeText', {
          name,
          standIn: absence.standIn.name,
        })}
      </p>
      <FormButtons>
        <Button type="submit" kind="primary" working={save.working}>
          {t(begun ? 'organisationPage.person.end' : 'organisationPage.person.remove')}
        </Button>
        <Button onClick={close}>{t('form.cancel')}</Button>
      </FormButtons>
    </Form>
  );
};

/** When somebody is away, and who stands in. */
export const AbsenceSection = ({
  staff,
  colleagues,
  mayChange = true,
}: {
  staff: Colleague;
  colleagues: readonly Colleague[];
  /** Only the person's own agency says when they are away. */
  mayChange?: boolean;
}) => {
  const { t } = useTranslation();
  const format = useFormat();
  const [open, setOpen] = useState<{ readonly act: 'record' | 'change' | 'end'; readonly of?: AbsenceView }>();
  const [done, setDone] = useState<Done>();
  const begin = (act: 'record' | 'change' | 'end', of?: AbsenceView) => {
    setDone(undefined);
    setOpen(of ? { act, of } : { act });
  };
  const spanOf = ({ from, to }: AbsenceView) => ({ from: format.short(from), to: format.short(to) });
  const columns: readonly Column<AbsenceView>[] = [
    { id: 'from', header: t('organisationPage.person.from'), cell: ({ from }) => format.short(from), names: true },
    { id: 'to', header: t('organisationPage.person.to'), cell: ({ to }) => format.short(to) },
    {
      id: 'standIn',
      header: t('organisationPage.person.standIn'),
      cell: ({ standIn }) => standIn.name,
    },
    ...(mayChange
      ? [
          {
            id: 'change',
            header: t('organisationPage.person.changeAbsence'),
            cell: (absence: AbsenceView) => (
              <div className="buttons">
                <Button
                  kind="quiet"
                  aria-label={t('organisationPage.person.changeAbsenceFor', spanOf(absence))}
                  onClick={() => begin('change', absence)}
                >
                  {t('form.change')}
                </Button>
                <Button
                  kind="quiet"
                  aria-label={t('organisationPage.person.endFor', spanOf(absence))}
                  onClick={() => begin('end', absence)}
                >
                  {t(absence.from < format.today ? 'organisationPage.person.end' : 'organisationPage.person.remove')}
                </Button>
              </div>
            ),
          },
        ]
      : []),
  ];
  return (
    <Section
      id="franvaro"
      title={t('organisationPage.person.absence')}
      actions={mayChange && <Button onClick={() => begin('record')}>{t('organisationPage.person.addAbsence')}</Button>}
    >
      {!mayChange && <p>{t('organisationPage.person.otherEmployer')}</p>}
      {done?.what === 'saved' && (
        <Notice
          key={`${done.as.from} ${done.as.to}`}
          kind="done"
          focus
          title={t('organisationPage.person.absenceSaved')}
        >
          <p>
            {t('organisationPage.person.absenceNext', {
              standIn: done.as.standIn,
              from: format.near(done.as.from),
              to: format.near(done.as.to),
            })}
          </p>
        </Notice>
      )}
      {done?.what === 'ended' && <Notice kind="done" focus title={t('organisationPage.person.absenceEnded')} />}
      {open && open.act !== 'end' && (
        <Unfolded
          key={open.of?.id ?? 'new'}
          title={
            open.of
              ? t('organisationPage.person.changeAbsenceFor', spanOf(open.of))
              : t('organisationPage.person.addAbsence')
          }
        >
          <AbsenceForm
            staff={staff}
            absence={open.of}
            colleagues={colleagues}
            close={() => setOpen(undefined)}
            saved={(as) => {
              setOpen(undefined);
              setDone({ what: 'saved', as });
            }}
          />
        </Unfolded>
      )}
      {open?.act === 'end' && open.of && (
        <Unfolded key={`${open.of.id} end`} title={t('organisationPage.person.endFor', spanOf(open.of))}>
          <EndForm
            absence={open.of}
            name={staff.name}
            close={() => setOpen(undefined)}
            ended={() => {
              setOpen(undefined);
              setDone({ what: 'ended' });
            }}
          />
        </Unfolded>
      )}
      {staff.absences.length === 0 ? (
        <p>{t('organisationPage.person.absenceNone')}</p>
      ) : (
        <DataTable
          caption={t('organisationPage.person.absence')}
          columns={columns}
          rows={staff.absences.toSorted((a, b) => b.from.localeCompare(a.from))}
          rowKey={({ id }) => id}
        />
      )}
    </Section>
  );
};

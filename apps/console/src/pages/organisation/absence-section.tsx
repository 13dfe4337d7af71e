import type { IsoDate } from '@stafett/domain';
import type { OwnAgency } from '@stafett/schemas';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useSave } from '../../act/use-save.ts';
import { FormButtons, SelectField } from '../../form/choices.tsx';
import { DateField } from '../../form/date-field.tsx';
import { Form, useForm } from '../../form/form.tsx';
import { useFormat } from '../../format/use-format.ts';
import { Button } from '../../parts/button.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Section } from '../../parts/page.tsx';
import { Unfolded } from '../../parts/unfolded.tsx';
import { api } from '../../trpc.ts';

type Staff = OwnAgency['staff'][number];
type Absence = Staff['absences'][number];
type AbsenceValues = { from: IsoDate | ''; to: IsoDate | ''; standIn: string };
type Recorded = { readonly from: IsoDate; readonly to: IsoDate; readonly standIn: string };

const AbsenceForm = ({
  staff,
  agency,
  saved,
  close,
}: {
  staff: Staff;
  agency: OwnAgency;
  saved: (recorded: Recorded) => void;
  close: () => void;
}) => {
  const { t } = useTranslation();
  const form = useForm<AbsenceValues>({ from: '', to: '', standIn: '' });
  const from = useWatch({ control: form.control, name: 'from' });
  const save = useSave(api.organisation.recordAbsence.mutationOptions());
  const others = agency.staff.filter(({ id, active }) => active && id !== staff.id);
  return (
    <Form
      form={form}
      refusal={save.refusal}
      onSubmit={async ({ from: first, to, standIn }) => {
        if (first === '' || to === '') return;
        const answer = await save.send({ staff: staff.id, from: first, to, standIn });
        if (answer) saved({ from: first, to, standIn: others.find(({ id }) => id === standIn)?.name ?? '' });
      }}
    >
      <DateField<AbsenceValues> name="from" label={t('organisationPage.person.from')} />
      <DateField<AbsenceValues>
        name="to"
        label={t('organisationPage.person.to')}
        lean="ahead"
        earliest={from === '' ? undefined : from}
      />
      <SelectField<AbsenceValues>
        name="standIn"
        label={t('organisationPage.person.standIn')}
        hint={t('organisationPage.person.standInHint')}
        choices={others.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FormButtons>
        <Button type="submit" kind="primary" working={save.working}>
          {t('form.save')}
        </Button>
        <Button onClick={close}>{t('form.cancel')}</Button>
      </FormButtons>
    </Form>
  );
};

/** When somebody is away, and who stands in. */
export const AbsenceSection = ({ staff, agency }: { staff: Staff; agency: OwnAgency }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const [adding, setAdding] = useState(false);
  const [done, setDone] = useState<Recorded>();
  const columns: readonly Column<Absence>[] = [
    { id: 'from', header: t('organisationPage.person.from'), cell: ({ from }) => format.short(from), names: true },
    { id: 'to', header: t('organisationPage.person.to'), cell: ({ to }) => format.short(to) },
    {
      id: 'standIn',
      header: t('organisationPage.person.standIn'),
      cell: ({ standIn }) => standIn.name,
    },
  ];
  return (
    <Section
      id="franvaro"
      title={t('organisationPage.person.absence')}
      actions={
        <Button
          onClick={() => {
            setDone(undefined);
            setAdding(true);
          }}
        >
          {t('organisationPage.person.addAbsence')}
        </Button>
      }
    >
      {done && (
        <Notice key={done.from} kind="done" focus title={t('organisationPage.person.absenceSaved')}>
          <p>
            {t('organisationPage.person.absenceNext', {
              standIn: done.standIn,
              from: format.near(done.from),
              to: format.near(done.to),
            })}
          </p>
        </Notice>
      )}
      {adding && (
        <Unfolded title={t('organisationPage.person.addAbsence')}>
          <AbsenceForm
            staff={staff}
            agency={agency}
            close={() => setAdding(false)}
            saved={(recorded) => {
              setAdding(false);
              setDone(recorded);
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

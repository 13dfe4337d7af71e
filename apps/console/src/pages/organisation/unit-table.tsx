import type { OwnAgency } from '@stafett/schemas';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSave } from '../../act/use-save.ts';
import { Checkbox, SaveButtons } from '../../form/choices.tsx';
import { Form, useForm } from '../../form/form.tsx';
import { TextField } from '../../form/text-field.tsx';
import { useFormat } from '../../format/use-format.ts';
import { Button } from '../../parts/button.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Section } from '../../parts/page.tsx';
import { Unfolded } from '../../parts/unfolded.tsx';
import { api } from '../../trpc.ts';
import { managersOf, staffIn, withoutManager } from './managers.ts';

type Unit = OwnAgency['units'][number];

const UnitForm = ({
  unit,
  saved,
  close,
}: {
  /** Absent: a new unit. */
  unit: Unit | undefined;
  saved: (name: string) => void;
  close: () => void;
}) => {
  const { t } = useTranslation();
  const form = useForm({ name: unit?.name ?? '', active: unit?.active ?? true });
  const save = useSave(api.organisation.saveUnit.mutationOptions());
  return (
    <Form
      form={form}
      refusal={save.refusal}
      onSubmit={async ({ name, active }) => {
        const answer = await save.send({ name: name.trim(), active, ...(unit && { id: unit.id }) });
        if (answer) saved(name.trim());
      }}
    >
      <TextField name="name" label={t('organisationPage.units.field')} />
      {unit && (
        <Checkbox
          name="active"
          label={t('organisationPage.units.active')}
          hint={t('organisationPage.units.activeHint')}
        />
      )}
      <SaveButtons working={save.working} cancel={close} />
    </Form>
  );
};

/** The agency's units: who is their manager, how many work there. */
export const UnitTable = ({ agency }: { agency: OwnAgency }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const [open, setOpen] = useState<{ readonly unit: Unit | undefined }>();
  const [done, setDone] = useState<{ readonly name: string; readonly added: boolean }>();
  const missing = withoutManager(agency);
  const begin = (unit: Unit | undefined) => {
    setDone(undefined);
    setOpen({ unit });
  };

  const columns: readonly Column<Unit>[] = [
    {
      id: 'name',
      header: t('organisationPage.units.name'),
      names: true,
      sort: ({ name }) => name,
      cell: ({ name, active }) => (
        <>
          {name}
          {!active && <span className="below quiet">{t('organisationPage.units.notUsed')}</span>}
        </>
      ),
    },
    {
      id: 'managers',
      header: t('organisationPage.units.managers'),
      cell: ({ id }) =>
        managersOf(id, agency.staff)
          .map(({ name }) => name)
          .join(', ') || t('organisationPage.units.noManager'),
    },
    {
      id: 'staff',
      header: t('organisationPage.units.staff'),
      numeric: true,
      sort: ({ id }) => staffIn(id, agency.staff).length,
      cell: ({ id }) => staffIn(id, agency.staff).length,
    },
    {
      id: 'change',
      header: t('organisationPage.units.change'),
      cell: (unit) => (
        <Button
          kind="quiet"
          aria-label={t('organisationPage.units.changeFor', { name: unit.name })}
          onClick={() => begin(unit)}
        >
          {t('form.change')}
        </Button>
      ),
    },
  ];

  return (
    <Section
      id="enheter"
      title={t('organisationPage.units.title')}
      actions={<Button onClick={() => begin(undefined)}>{t('organisationPage.units.add')}</Button>}
    >
      {done && (
        <Notice
          key={`${done.name}${done.added}`}
          kind="done"
          focus
          title={t(done.added ? 'organisationPage.units.added' : 'organisationPage.units.changed', { name: done.name })}
        >
          {done.added && <p>{t('organisationPage.units.addedNext')}</p>}
        </Notice>
      )}
      {missing.length > 0 && (
        <Notice kind="warning" title={t('organisationPage.units.missingManager', { count: missing.length })}>
          <p>
            {t('organisationPage.units.missingManagerText', {
              units: new Intl.ListFormat(format.language, { type: 'conjunction' }).format(
                missing.map(({ name }) => name),
              ),
            })}
          </p>
        </Notice>
      )}
      {open && (
        <Unfolded
          key={open.unit?.id ?? 'new'}
          title={
            open.unit
              ? t('organisationPage.units.changeFor', { name: open.unit.name })
              : t('organisationPage.units.add')
          }
        >
          <UnitForm
            unit={open.unit}
            close={() => setOpen(undefined)}
            saved={(name) => {
              setDone({ name, added: open.unit === undefined });
              setOpen(undefined);
            }}
          />
        </Unfolded>
      )}
      <DataTable
        caption={t('organisationPage.units.title')}
        columns={columns}
        rows={agency.units}
        rowKey={({ id }) => id}
      />
    </Section>
  );
};

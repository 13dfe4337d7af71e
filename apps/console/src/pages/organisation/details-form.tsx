import type { OwnAgency } from '@stafett/schemas';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSave } from '../../act/use-save.ts';
import { Checkbox, FormButtons } from '../../form/choices.tsx';
import { Form, useForm } from '../../form/form.tsx';
import { TextField } from '../../form/text-field.tsx';
import { Button } from '../../parts/button.tsx';
import { api } from '../../trpc.ts';

type Staff = OwnAgency['staff'][number];

/** Somebody's name and sign-in; without `staff`, somebody new. */
export const DetailsForm = ({
  staff,
  saved,
  children,
}: {
  staff?: Staff;
  saved: (name: string, agency: OwnAgency, subject: string) => void;
  /** Another button beside the one that saves. */
  children?: ReactNode;
}) => {
  const { t } = useTranslation();
  const form = useForm({ name: staff?.name ?? '', subject: staff?.subject ?? '', active: staff?.active ?? true });
  const save = useSave(api.organisation.saveStaff.mutationOptions());
  return (
    <Form
      form={form}
      refusal={save.refusal}
      onSubmit={async (values) => {
        const name = values.name.trim();
        const subject = values.subject.trim();
        const answer = await save.send({ name, subject, active: values.active, ...(staff && { id: staff.id }) });
        if (answer) saved(name, answer, subject);
      }}
    >
      <TextField name="name" label={t('organisationPage.person.name')} characters={24} />
      <TextField
        name="subject"
        label={t('organisationPage.person.subject')}
        hint={t('organisationPage.person.subjectHint')}
        maxLength={255}
        characters={24}
      />
      {staff && (
        <Checkbox
          name="active"
          label={t('organisationPage.person.active')}
          hint={t('organisationPage.person.activeHint')}
        />
      )}
      <FormButtons>
        <Button type="submit" kind="primary" working={save.working}>
          {t('form.save')}
        </Button>
        {children}
      </FormButtons>
    </Form>
  );
};

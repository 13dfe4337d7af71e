import { useQuery } from '@tanstack/react-query';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { RadioGroup, SelectField } from '../../form/choices.tsx';
import { TextField } from '../../form/text-field.tsx';
import { api } from '../../trpc.ts';
import type { WhoValues } from './who.ts';

/** Who it is: somebody who works at the unit, or somebody outside by name and number. */
export const WhoFields = ({ unit, staffOnly = false }: { unit: string; staffOnly?: boolean }) => {
  const { t } = useTranslation();
  const { watch } = useFormContext<WhoValues>();
  const query = useQuery({ ...api.contacts.staffAt.queryOptions({ unit }), enabled: unit !== '' });
  const staff = query.data?.staff ?? [];
  const kind = staffOnly ? 'staff' : watch('kind');
  return (
    <>
      {!staffOnly && (
        <RadioGroup<WhoValues>
          name="kind"
          label={t('contactsPage.kind')}
          choices={(['staff', 'outside'] as const).map((each) => ({
            value: each,
            label: t(`contactsPage.kinds.${each}`),
          }))}
        />
      )}
      {kind === 'staff' &&
        (query.isSuccess && staff.length === 0 ? (
          <p>{t('contactsPage.nobody')}</p>
        ) : (
          <SelectField<WhoValues>
            name="staff"
            label={t('contactsPage.person')}
            choices={staff.map(({ id, name }) => ({ value: id, label: name }))}
          />
        ))}
      {kind === 'outside' && (
        <>
          <p>{t('contactsPage.outsideHint')}</p>
          <TextField<WhoValues> name="name" label={t('contactsPage.name')} />
          <TextField<WhoValues> name="phone" label={t('contactsPage.phoneLabel')} inputMode="tel" optional />
          <TextField<WhoValues> name="email" label={t('contactsPage.emailLabel')} inputMode="email" optional />
        </>
      )}
    </>
  );
};

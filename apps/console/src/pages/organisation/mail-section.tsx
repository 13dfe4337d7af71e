import type { OwnAgency } from '@stafett/schemas';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSave } from '../../act/use-save.ts';
import { FormButtons } from '../../form/choices.tsx';
import { Form, useForm } from '../../form/form.tsx';
import { TextField } from '../../form/text-field.tsx';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Section } from '../../parts/page.tsx';
import { api } from '../../trpc.ts';

// Catches a slip of the hand; the api knows what an address is.
const looksLikeAddress = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

type Saved = { readonly address: string; readonly times: number };

/** Where somebody's notices go by e-mail. */
export const MailSection = ({ staff }: { staff: OwnAgency['staff'][number] }) => {
  const { t } = useTranslation();
  const form = useForm({ address: staff.mail?.address ?? '' });
  const save = useSave(api.organisation.setMailAddress.mutationOptions());
  const [saved, setSaved] = useState<Saved>();
  const { name } = staff;
  return (
    <Section id="e-post" title={t('mailAddress.title')}>
      {saved && (
        <Notice
          key={saved.times}
          kind="done"
          focus
          title={
            saved.address === ''
              ? t('mailAddress.removed', { name })
              : t('mailAddress.saved', { name, address: saved.address })
          }
        />
      )}
      {staff.mail?.refused && <Notice kind="warning" title={t('mailAddress.refused')} />}
      {staff.mail?.wanted === false && <p>{t('mailAddress.declined')}</p>}
      <Form
        form={form}
        refusal={save.refusal}
        onSubmit={async (values) => {
          const address = values.address.trim();
          if (await save.send({ staff: staff.id, address }))
            setSaved((was) => ({ address, times: (was?.times ?? 0) + 1 }));
        }}
      >
        <TextField
          name="address"
          label={t('mailAddress.address')}
          hint={t('mailAddress.hint')}
          maxLength={254}
          characters={24}
          inputMode="email"
          validate={(address) =>
            looksLikeAddress.test(address)
              ? undefined
              : t('fieldReason.invalidAddress', { label: t('mailAddress.address') })
          }
          optional
        />
        <FormButtons>
          <Button type="submit" kind="primary" working={save.working}>
            {t('form.save')}
          </Button>
        </FormButtons>
      </Form>
    </Section>
  );
};

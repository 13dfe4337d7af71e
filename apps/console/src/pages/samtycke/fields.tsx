import { type SamtyckeForm, type SharedCategory, samtyckeForms, sharedCategories } from '@stafett/domain';
import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Checkbox, CheckboxGroup, RadioGroup, SelectField } from '../../form/choices.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { useMe } from '../../session/me.ts';
import { api } from '../../trpc.ts';

/** What others may be told: the same of a samtycke and of any other ground. */
export const Categories = ({ hint }: { hint: string }) => {
  const { t } = useTranslation();
  return (
    <CheckboxGroup<{ categories: SharedCategory[] }>
      name="categories"
      label={t('samtycke.categories')}
      hint={hint}
      choices={sharedCategories.map((value) => ({ value, label: t(`samtycke.category.${value}`) }))}
    />
  );
};

/** Whoever coordinates the insats is told who it is where the participant has said so. */
export const Coordination = () => {
  const { t } = useTranslation();
  return (
    <Checkbox<{ coordination: boolean }>
      name="coordination"
      label={t('samtycke.coordination')}
      hint={t('samtycke.coordinationHint')}
    />
  );
};

type Values = { how: SamtyckeForm | ''; witness: string };

/** Written, or spoken before a colleague who heard it too. */
export const HowAgreed = () => {
  const { t } = useTranslation();
  const me = useMe();
  const query = useQuery(api.organisation.directory.queryOptions());
  const how = useWatch<Values, 'how'>({ name: 'how' });
  return (
    <>
      <RadioGroup<Values>
        name="how"
        label={t('samtycke.how')}
        choices={samtyckeForms.map((value) => ({ value, label: t(`samtycke.form.${value}`) }))}
      />
      {how === 'oral' && (
        <Loaded query={query}>
          {({ ownUnitStaff }) => (
            <SelectField<Values>
              name="witness"
              label={t('samtycke.witness')}
              hint={t('samtycke.witnessHint')}
              choices={ownUnitStaff
                .filter(({ id }) => id !== me.staff.id)
                .map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
        </Loaded>
      )}
    </>
  );
};

import { roles as allRoles, type Role } from '@stafett/domain';
import type { OwnAgency } from '@stafett/schemas';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSave } from '../../act/use-save.ts';
import { CheckboxGroup, FormButtons } from '../../form/choices.tsx';
import { Form, useForm } from '../../form/form.tsx';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Section } from '../../parts/page.tsx';
import { SummaryList } from '../../parts/summary-list.tsx';
import { Unfolded } from '../../parts/unfolded.tsx';
import { api } from '../../trpc.ts';
import { useRoleNames } from './use-role-names.ts';

type Staff = OwnAgency['staff'][number];
type Unit = OwnAgency['units'][number];

const capital = (words: string): string => words.charAt(0).toLocaleUpperCase() + words.slice(1);
const rolesIn = (staff: Staff, unit: Unit): readonly Role[] =>
  staff.units.find((works) => works.unit === unit.id)?.roles ?? [];

const RolesForm = ({
  staff,
  unit,
  saved,
  close,
}: {
  staff: Staff;
  unit: Unit;
  saved: (roles: readonly Role[]) => void;
  close: () => void;
}) => {
  const { t } = useTranslation();
  const form = useForm<{ roles: Role[] }>({ roles: [...rolesIn(staff, unit)] });
  const save = useSave(api.organisation.setUnitRoles.mutationOptions());
  return (
    <Form
      form={form}
      refusal={save.refusal}
      onSubmit={async ({ roles }) => {
        const answer = await save.send({ staff: staff.id, unit: unit.id, roles });
        if (answer) saved(roles);
      }}
    >
      <CheckboxGroup
        name="roles"
        label={t('organisationPage.person.rolesIn', { unit: unit.name })}
        hint={t('organisationPage.person.rolesHint')}
        optional
        choices={allRoles.map((role) => ({ value: role, label: capital(t(`role.${role}`)) }))}
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

/** In which units somebody works, and as what. */
export const RolesSection = ({ staff, agency }: { staff: Staff; agency: OwnAgency }) => {
  const { t } = useTranslation();
  const roleNames = useRoleNames();
  const [open, setOpen] = useState<Unit>();
  const [done, setDone] = useState<{ readonly unit: Unit; readonly roles: readonly Role[] }>();
  const units = agency.units.filter((unit) => unit.active || rolesIn(staff, unit).length > 0);
  const { name } = staff;

  return (
    <Section id="roller" title={t('organisationPage.person.roles')}>
      {done && (
        <Notice
          key={`${done.unit.id} ${done.roles.join()}`}
          kind="done"
          focus
          title={
            done.roles.length > 0
              ? t('organisationPage.person.rolesSaved', { name, roles: roleNames(done.roles), unit: done.unit.name })
              : t('organisationPage.person.rolesGone', { name, unit: done.unit.name })
          }
        >
          <p>{t('organisationPage.person.rolesSavedNext', { name })}</p>
        </Notice>
      )}
      <SummaryList
        rows={units.map((unit) => ({
          key: unit.name,
          value:
            rolesIn(staff, unit).length > 0
              ? capital(roleNames(rolesIn(staff, unit)))
              : t('organisationPage.person.noRoles'),
          action: (
            <Button
              kind="quiet"
              aria-label={t('organisationPage.person.changeRolesFor', { unit: unit.name })}
              onClick={() => {
                setDone(undefined);
                setOpen(unit);
              }}
            >
              {t('organisationPage.person.changeRoles')}
            </Button>
          ),
        }))}
      />
      {open && (
        <Unfolded key={open.id} title={t('organisationPage.person.changeRolesFor', { unit: open.name })}>
          <RolesForm
            staff={staff}
            unit={open}
            close={() => setOpen(undefined)}
            saved={(roles) => {
              setDone({ unit: open, roles });
              setOpen(undefined);
            }}
          />
        </Unfolded>
      )}
    </Section>
  );
};

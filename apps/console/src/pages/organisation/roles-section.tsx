import { type Role, rolesAt } from '@stafett/domain';
import type { OwnAgency } from '@stafett/schemas';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { refusedFields } from '../../act/refused-fields.ts';
import { useSave } from '../../act/use-save.ts';
import { CheckboxGroup, SaveButtons } from '../../form/choices.tsx';
import { Form, useForm } from '../../form/form.tsx';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Section } from '../../parts/page.tsx';
import { SummaryList } from '../../parts/summary-list.tsx';
import { Unfolded } from '../../parts/unfolded.tsx';
import { useMe } from '../../session/me.ts';
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
  agency,
  saved,
  close,
}: {
  staff: Staff;
  unit: Unit;
  agency: OwnAgency;
  saved: (roles: readonly Role[]) => void;
  close: () => void;
}) => {
  const { t } = useTranslation();
  const offered = rolesAt(agency.agency.kind);
  // A role that has no place here any more goes at the first change.
  const form = useForm<{ roles: Role[] }>({ roles: rolesIn(staff, unit).filter((role) => offered.includes(role)) });
  const label = t('organisationPage.person.rolesIn', { unit: unit.name });
  const save = useSave(api.organisation.setUnitRoles.mutationOptions());
  return (
    <Form
      form={form}
      refusal={save.refusal}
      onSubmit={async ({ roles }) => {
        const answer = await save.send({ staff: staff.id, unit: unit.id, roles });
        if (!answer) return refusedFields(t, save.refusedWith(), { roles: { name: 'roles', label } });
        saved(roles);
        return undefined;
      }}
    >
      <CheckboxGroup
        name="roles"
        label={label}
        hint={t('organisationPage.person.rolesHint')}
        optional
        choices={offered.map((role) => ({ value: role, label: capital(t(`role.${role}`)) }))}
      />
      <SaveButtons working={save.working} cancel={close} />
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
  const isSelf = useMe().staff.id === staff.id;

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
      {isSelf && <p>{t('organisationPage.person.ownRoles')}</p>}
      <SummaryList
        rows={units.map((unit) => ({
          key: unit.name,
          value:
            rolesIn(staff, unit).length > 0
              ? capital(roleNames(rolesIn(staff, unit)))
              : t('organisationPage.person.noRoles'),
          ...(!isSelf && {
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
          }),
        }))}
      />
      {open && (
        <Unfolded key={open.id} title={t('organisationPage.person.changeRolesFor', { unit: open.name })}>
          <RolesForm
            staff={staff}
            unit={open}
            agency={agency}
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

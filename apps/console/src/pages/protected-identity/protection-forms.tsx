import { type ProtectionKind, protectionKinds } from '@stafett/domain';
import type { IdentityAccess } from '@stafett/schemas';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../../act/act-form.tsx';
import { useAct } from '../../act/use-act.ts';
import { CheckboxGroup, RadioGroup } from '../../form/choices.tsx';
import { useForm } from '../../form/form.tsx';
import { addRoom } from '../../i18n/index.ts';
import { protection } from '../../i18n/sv/protected-identity.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { api } from '../../trpc.ts';
import type { ActFormProps } from '../cases/act-page.tsx';
import { casePlace } from '../cases/ways.ts';

addRoom({ protection });

const part = 'skydd';

type ProtectValues = { kind: ProtectionKind | '' };

/** The participant has skyddade personuppgifter. */
export const ProtectForm = ({ view: { caseId, protection: known } }: ActFormProps) => {
  const { t } = useTranslation();
  const form = useForm<ProtectValues>({ kind: '' });
  const act = useAct(api.protectedIdentity.protect.mutationOptions());
  return (
    <ActForm
      form={form}
      act={act}
      submit={async ({ kind }) => (kind === '' ? undefined : act.send({ caseId, kind }))}
      told={() => ({ title: t('protection.protected'), text: [t('protection.protectedText')] })}
      then={casePlace(caseId, part)}
      send={t('protection.protectSend')}
      cancel={casePlace(caseId)}
      fields={{ kind: { name: 'kind', label: t('protection.whichKind') } }}
    >
      <p>{t('protection.protectLead')}</p>
      <p>{t('protection.protectNext')}</p>
      <RadioGroup<ProtectValues>
        name="kind"
        label={t('protection.whichKind')}
        choices={protectionKinds
          .filter((value) => known?.knownHereAlone || value !== known?.kind)
          .map((value) => ({
            value,
            label: t(`protection.kind.${value}`),
            hint: t(`protection.kindHint.${value}`),
          }))}
      />
    </ActForm>
  );
};

type AccessValues = { staff: string[] };

const List = ({ caseId, access }: { caseId: string; access: IdentityAccess }) => {
  const { t } = useTranslation();
  const act = useAct(api.protectedIdentity.changeAccess.mutationOptions());
  const { onList, colleagues, managers } = access;
  // Somebody may have left the unit since they were put on the list: they are shown, so that they can be taken off it.
  const people = [...colleagues, ...onList]
    .filter(({ id }) => !managers.some((manager) => manager.id === id))
    .filter(({ id }, index, all) => all.findIndex((other) => other.id === id) === index);
  const form = useForm<AccessValues>({ staff: onList.map(({ id }) => id) });
  if (people.length === 0) return <p>{t('protection.noColleagues')}</p>;
  return (
    <ActForm
      form={form}
      act={act}
      submit={({ staff }) => act.send({ caseId, staff })}
      told={() => ({ title: t('protection.accessSaved'), text: [t('protection.accessSavedText')] })}
      then={casePlace(caseId, part)}
      send={t('protection.accessSend')}
      cancel={casePlace(caseId, part)}
    >
      <p>{t('protection.accessLead')}</p>
      <CheckboxGroup<AccessValues>
        name="staff"
        label={t('protection.accessWho')}
        hint={t('protection.accessHint')}
        optional
        choices={people.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </ActForm>
  );
};

/** The manager says who at the unit may see who it is. */
export const AccessForm = ({ view: { caseId } }: ActFormProps) => {
  const query = useQuery(api.protectedIdentity.access.queryOptions({ caseId }));
  return <Loaded query={query}>{(access) => <List caseId={caseId} access={access} />}</Loaded>;
};

/** Asks that the mark be removed; somebody else answers. */
export const AskToLiftForm = ({ view: { caseId } }: ActFormProps) => {
  const { t } = useTranslation();
  const form = useForm<Record<string, never>>({});
  const act = useAct(api.protectedIdentity.askToLift.mutationOptions());
  return (
    <ActForm
      form={form}
      act={act}
      submit={() => act.send({ caseId })}
      told={() => ({ title: t('protection.asked'), text: [t('protection.askedText')] })}
      then={casePlace(caseId)}
      send={t('protection.askSend')}
      cancel={casePlace(caseId)}
    >
      <p>{t('protection.askLead')}</p>
      <p>{t('protection.askNext')}</p>
    </ActForm>
  );
};

type AnswerValues = { answer: 'lifts' | 'keeps' | '' };

/** The second person's word on whether the mark is removed. */
export const AnswerLiftingForm = ({ view: { caseId, protection: known } }: ActFormProps) => {
  const { t } = useTranslation();
  const form = useForm<AnswerValues>({ answer: '' });
  const act = useAct(api.protectedIdentity.answerLifting.mutationOptions());
  // Whoever asked may think better of it, and no more.
  const answers = known?.lifting?.own ? (['keeps'] as const) : (['lifts', 'keeps'] as const);
  return (
    <ActForm
      form={form}
      act={act}
      submit={async ({ answer }) => (answer === '' ? undefined : act.send({ caseId, answer }))}
      told={(_, { answer }) =>
        answer === 'lifts'
          ? { title: t('protection.lifted'), text: [t('protection.liftedText')] }
          : { title: t('protection.kept') }
      }
      then={casePlace(caseId)}
      send={t('protection.answerSend')}
      cancel={casePlace(caseId)}
      fields={{ answer: { name: 'answer', label: t('protection.answerQuestion') } }}
    >
      <p>{t('protection.answerLead')}</p>
      <RadioGroup<AnswerValues>
        name="answer"
        label={t('protection.answerQuestion')}
        choices={answers.map((value) => ({ value, label: t(`protection.${value}`) }))}
      />
    </ActForm>
  );
};

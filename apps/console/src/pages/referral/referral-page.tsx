import { ageIn, type IncomeSource, type IsoDate, incomeSources, isUnlikelyAge, type Sex, sexes } from '@stafett/domain';
import type { ReferralOptions } from '@stafett/schemas';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../../act/act-form.tsx';
import { useAct } from '../../act/use-act.ts';
import { useFormDraft } from '../../draft/use-form-draft.tsx';
import { Checkbox, RadioGroup, SelectField } from '../../form/choices.tsx';
import { DateField } from '../../form/date-field.tsx';
import { useForm } from '../../form/form.tsx';
import { TextArea, TextField } from '../../form/text-field.tsx';
import { useFormat } from '../../format/use-format.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { useMe } from '../../session/me.ts';
import { api } from '../../trpc.ts';
import { filled } from '../cases/filled.ts';
import { casePlace } from '../cases/ways.ts';
import { partyName } from '../handovers/party-names.ts';
import {
  askedOf,
  broughtIn,
  GroundFields,
  type GroundValues,
  groundAtFirst,
  toldByReferral,
} from '../samtycke/ground.tsx';
import { hasRightCheckDigit } from './check-digit.ts';

type Values = GroundValues & {
  /** Insats and place in one choice: `sikta-arbetsmarknad kfv`. */
  where: string;
  name: string;
  personnummer: string;
  sex: Sex | '';
  birthYear: string;
  ageChecked: boolean;
  another: boolean;
  acknowledged: boolean;
  kommun: string;
  referredOn: IsoDate | '';
  income: IncomeSource | '';
  insuranceQuestionOpen: boolean;
  message: string;
};
type Target = {
  readonly id: string;
  readonly insats: ReferralOptions['insatser'][number];
  readonly place: ReferralOptions['insatser'][number]['places'][number];
};

const targetsOf = ({ insatser }: ReferralOptions): readonly Target[] =>
  insatser.flatMap((insats) =>
    insats.places.map((place) => ({ id: `${insats.insats} ${place.place}`, insats, place })),
  );

/** The year that the number begins with, when it is written with twelve digits. */
export const yearOfNumber = (number: string): string | undefined =>
  /^(19|20)\d{6}[-+ ]?\d{4}$/.test(number.trim()) ? number.trim().slice(0, 4) : undefined;

const Writing = ({ options, targets }: { options: ReferralOptions; targets: readonly Target[] }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const only = targets.length === 1 ? targets[0] : undefined;
  const form = useForm<Values>({
    where: only?.id ?? '',
    name: '',
    personnummer: '',
    sex: '',
    birthYear: '',
    ageChecked: false,
    another: false,
    acknowledged: false,
    kommun: '',
    referredOn: format.today,
    income: '',
    insuranceQuestionOpen: false,
    ...groundAtFirst(options.bases, format.today),
    message: '',
  });
  const draft = useFormDraft(form, { form: 'referCase' });
  const act = useAct(api.cases.refer.mutationOptions());
  const [where, income, number, bornIn, referredOn, another] = useWatch({
    control: form.control,
    name: ['where', 'income', 'personnummer', 'birthYear', 'referredOn', 'another'],
  });
  const target = targets.find(({ id }) => id === where);
  const told = target && toldByReferral(target.place.host);
  const warned = (target?.insats.warnings ?? []).filter((warning) => warning.income === income).map(({ code }) => code);
  // AF can't offer SIKTA or TUNA together with aktivitetsstöd (domain.md).
  const aktivitetsstod = me.agency.kind === 'arbetsformedlingen' && income === 'aktivitetsstod';
  const year = Number(format.today.slice(0, 4));
  const numberYear = yearOfNumber(number);
  // The number says the year: it need not be typed.
  useEffect(() => {
    if (numberYear !== undefined && form.getValues('birthYear') === '') form.setValue('birthYear', numberYear);
  }, [form, numberYear]);
  const day = referredOn === '' ? format.today : referredOn;
  const unlikely = /^\d{4}$/.test(bornIn) && Number(bornIn) >= 1900 && isUnlikelyAge(Number(bornIn), day);
  // The unit's own case for the person, when the api has told of one for what was sent.
  const refused = act.problem?.code === 'openCaseExists' ? act.problem.facts : undefined;
  const own =
    typeof refused?.case === 'string' && typeof refused.code === 'string'
      ? { id: refused.case, code: refused.code }
      : undefined;

  return (
    <ActForm
      form={form}
      draft={draft}
      act={act}
      submit={async (values) => {
        const { sex, income: source, basis, referredOn: on } = values;
        if (!target || sex === '' || source === '' || basis === '' || on === '') return undefined;
        return act.send({
          insats: target.insats.insats,
          place: target.place.place,
          participant: { name: values.name.trim(), ...filled({ personnummer: values.personnummer.trim() }) },
          sex,
          birthYear: Number(values.birthYear),
          kommun: values.kommun,
          referredOn: on,
          income: source,
          insuranceQuestionOpen: values.insuranceQuestionOpen,
          basis,
          ...broughtIn(values, askedOf(me.agency.id, undefined, told, basis, format.today), told),
          ...filled({ message: values.message.trim() }),
          ...(values.acknowledged && warned.length > 0 && { acknowledged: warned }),
          ...(values.ageChecked && { ageChecked: true }),
          ...(values.another && { another: true }),
        });
      }}
      told={() => ({
        title: t('referral.done'),
        text: target ? [t('referral.doneText', { to: partyName(target.place.host) })] : [],
      })}
      then={(_, { caseId }) => casePlace(caseId)}
      send={t('referral.send')}
      cancel={{ to: '/arenden' }}
      check={({ ageChecked, acknowledged }) => [
        ...(unlikely && !ageChecked ? [{ name: 'ageChecked', words: t('fieldReason.unlikelyAge') } as const] : []),
        ...(warned.length > 0 && !acknowledged
          ? [{ name: 'acknowledged', words: t('refusal.warningNotAcknowledged') } as const]
          : []),
      ]}
      fields={{
        'participant.name': { name: 'name', label: t('referral.name') },
        'participant.personnummer': { name: 'personnummer', label: t('referral.personnummer') },
        birthYear: { name: 'birthYear', label: t('referral.birthYear') },
        kommun: { name: 'kommun', label: t('referral.kommun') },
        referredOn: { name: 'referredOn', label: t('referral.referredOn') },
      }}
    >
      <p>{t('referral.lead')}</p>
      {(own || another) && (
        <Checkbox<Values> name="another" label={t('referral.another')} hint={t('referral.anotherHint')} />
      )}
      {own && (
        <p>
          <Link {...casePlace(own.id)}>{t('samePerson.open', { code: own.code })}</Link>
        </p>
      )}
      {only ? (
        <p>
          <strong>{t('referral.to', { insats: only.insats.name, party: partyName(only.place.host) })}</strong>
        </p>
      ) : (
        <RadioGroup<Values>
          name="where"
          label={t('referral.where')}
          choices={targets.map(({ id, insats, place }) => ({
            value: id,
            // An insats that runs in several places is told apart by them.
            label: targets.some((other) => other.id !== id && other.insats.name === insats.name)
              ? `${insats.name}, ${place.kommuner.join(', ')}`
              : insats.name,
            hint: t('referral.whereHint', { kommuner: place.kommuner.join(', '), party: partyName(place.host) }),
          }))}
        />
      )}
      {target?.insats.age && <p>{t('referral.age', target.insats.age)}</p>}
      <TextField<Values> name="name" label={t('referral.name')} />
      <TextField<Values>
        name="personnummer"
        label={t('referral.personnummer')}
        hint={t(target?.insats.needsBirthDate ? 'referral.birthDateHint' : 'actForm.name.personnummerHint')}
        characters={24}
        optional={target?.insats.needsBirthDate !== true}
        validate={(value) =>
          value.trim() === '' || hasRightCheckDigit(value)
            ? undefined
            : t('fieldReason.invalidPersonnummer', { label: t('referral.personnummer') })
        }
      />
      <TextField<Values>
        name="birthYear"
        label={t('referral.birthYear')}
        hint={numberYear && t('referral.birthYearHint', { year: numberYear })}
        characters={4}
        inputMode="numeric"
        validate={(value) =>
          !/^\d{4}$/.test(value) || Number(value) < 1900 || Number(value) > year
            ? t('fieldReason.yearOutOfRange', { label: t('referral.birthYear') })
            : numberYear !== undefined && numberYear !== value
              ? t('referral.birthYearDiffers', { year: numberYear })
              : undefined
        }
      />
      {unlikely && (
        <Checkbox<Values>
          name="ageChecked"
          label={t('referral.ageChecked', { age: ageIn(Number(bornIn), day) })}
          hint={t('referral.ageCheckedHint')}
        />
      )}
      <RadioGroup<Values>
        name="sex"
        label={t('referral.sex')}
        choices={sexes.map((sex) => ({ value: sex, label: t(`sex.${sex}`) }))}
      />
      <SelectField<Values>
        name="kommun"
        label={t('referral.kommun')}
        choices={(target?.place.kommuner ?? []).map((kommun) => ({ value: kommun, label: kommun }))}
      />
      <SelectField<Values>
        name="income"
        label={t('referral.income')}
        choices={incomeSources.map((source) => ({ value: source, label: t(`incomeSource.${source}`) }))}
      />
      {warned.map((code) => (
        <Notice key={code} kind="warning" title={t('referral.warning')}>
          <p>{t(`warning.${code}`)}</p>
        </Notice>
      ))}
      {warned.length > 0 && <Checkbox<Values> name="acknowledged" label={t('referral.acknowledged')} />}
      {aktivitetsstod && warned.length === 0 && (
        <Notice kind="warning" title={t('referral.aktivitetsstod')}>
          <p>{t('referral.aktivitetsstodText')}</p>
        </Notice>
      )}
      <Checkbox<Values>
        name="insuranceQuestionOpen"
        label={t('referral.insurance')}
        hint={t(target?.insats.insuranceQuestionBlocksStart ? 'referral.insuranceBlocks' : 'referral.insuranceHint')}
      />
      <DateField<Values> name="referredOn" label={t('referral.referredOn')} lean="back" latest={format.today} />
      <GroundFields bases={options.bases} told={told} />
      <TextArea<Values>
        name="message"
        label={t('referral.message')}
        hint={t('referral.messageHint')}
        rows={6}
        optional
      />
    </ActForm>
  );
};

/** Aktualisera: a person to an insats. The agency keeps the responsibility until the insats has said yes. */
export const ReferralPage = () => {
  const { t } = useTranslation();
  const query = useQuery(api.cases.referralOptions.queryOptions());
  return (
    <Page title={t('referral.title')}>
      <Loaded query={query}>
        {(options) => {
          const targets = targetsOf(options);
          return targets.length === 0 ? (
            <EmptyState title={t('referral.none')}>
              <p>{t('referral.noneText')}</p>
            </EmptyState>
          ) : (
            <Writing options={options} targets={targets} />
          );
        }}
      </Loaded>
    </Page>
  );
};

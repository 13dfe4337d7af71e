import {
  addDays,
  type DisclosureBasis,
  groundToBring,
  type IsoDate,
  isGroundFor,
  isPart,
  type KnownGrounds,
  lacksSamtycke,
  type MeetingKind,
  purposesOfHandover,
  purposesOfMeeting,
  type SamtyckeForm,
  type SharedCategory,
  type SharingPurpose,
} from '@stafett/domain';
import type { CaseView, GroundBrought } from '@stafett/schemas';
import { Link } from '@tanstack/react-router';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { RadioGroup } from '../../form/choices.tsx';
import { DateField } from '../../form/date-field.tsx';
import { TextArea } from '../../form/text-field.tsx';
import { useFormat } from '../../format/use-format.ts';
import { addRoom } from '../../i18n/index.ts';
import { samtycke } from '../../i18n/sv/samtycke.ts';
import { useMe } from '../../session/me.ts';
import { filled } from '../cases/filled.ts';
import { actPlace, mayAct } from '../cases/ways.ts';
import { Categories, Coordination, HowAgreed } from './fields.tsx';

addRoom({ samtycke });

/** Of a form that tells other agencies of the case: on what ground, and what is recorded of it with the act. */
export type GroundValues = {
  basis: DisclosureBasis | '';
  how: SamtyckeForm | '';
  witness: string;
  categories: SharedCategory[];
  purpose: SharingPurpose | '';
  coordination: boolean;
  from: IsoDate | '';
  until: IsoDate | '';
  weighed: string;
};

export const groundAtFirst = (bases: readonly DisclosureBasis[], today: IsoDate): GroundValues => ({
  basis: bases.length === 1 ? (bases[0] ?? '') : '',
  how: '',
  witness: '',
  categories: ['case'],
  purpose: '',
  coordination: false,
  from: today,
  until: '',
  weighed: '',
});

/** Whom an act tells, for what it may serve, and whether texts go along. */
export type Told = {
  readonly to: readonly { readonly agency: string; readonly agencyName: string }[];
  readonly purposes: readonly SharingPurpose[];
  readonly withPapers: boolean;
  /** The samtycke may name whoever coordinates the insats too. */
  readonly coordinated?: true;
};

/** An aktualisering tells the unit that hosts the place. */
export const toldByReferral = (host: Told['to'][number]): Told => ({
  to: [host],
  purposes: purposesOfHandover('referral'),
  withPapers: false,
  coordinated: true,
});

/** What the reader's own agency has recorded in the case, as the core knows it. */
const groundsOf = (known: CaseView['samtycke'], agency: string): KnownGrounds => {
  const of = { agency, unit: '' };
  return {
    samtycken: known?.own.map(({ id, receivers, status, recordedAt, terms }) => ({
      id,
      of,
      receivers: receivers.map((receiver) => receiver.agency),
      status,
      recordedAt,
      ...(terms && { terms: { ...terms, witness: terms.witness?.id ?? '' } }),
    })),
    sekretessReviews: known?.reviews.map(({ receivers, reviewedBy, confirmedBy, why, ...review }) => ({
      ...review,
      of,
      why: { ...why, hash: '' },
      receivers: receivers.map((receiver) => receiver.agency),
      reviewedBy: reviewedBy.id,
      reviewedAt: '' as never,
      ...(confirmedBy && { confirmedBy: confirmedBy.id }),
    })),
  } as KnownGrounds;
};

/** What the act has to bring: a samtycke, a prövning, or nothing. `own` is the agency that tells. */
export const askedOf = (
  own: string,
  known: CaseView['samtycke'],
  told: Told | undefined,
  basis: DisclosureBasis | '',
  today: IsoDate,
): GroundBrought['type'] | undefined =>
  told && basis !== ''
    ? groundToBring(
        groundsOf(known, own),
        { ...told, basis, from: { agency: own, unit: '' }, to: told.to.map(({ agency }) => ({ agency, unit: '' })) },
        today,
      )
    : undefined;

/** What is sent of it; nothing where nothing is asked for, or is not filled in. */
export const broughtIn = (
  values: GroundValues,
  asked: GroundBrought['type'] | undefined,
  told: Told | undefined,
): { readonly ground?: GroundBrought } => {
  const { how, witness, categories, coordination, from, until, weighed } = values;
  const purpose = told?.purposes.length === 1 ? told.purposes[0] : values.purpose;
  if (!asked || !purpose || until === '') return {};
  if (asked === 'review') return { ground: { type: 'review', categories, purpose, until, why: weighed.trim() } };
  if (how === '' || from === '') return {};
  const spoken = filled({ witness: how === 'oral' ? witness : '' });
  const named = told?.coordinated && coordination ? { coordination: true as const } : {};
  return { ground: { type: 'samtycke', categories, purpose, ...named, form: how, from, until, ...spoken } };
};

/** Of those that one would call to a meeting, the agencies that it takes a samtycke to ask: they have no part in the case, or may not meet over it. */
export const outsideOf = (
  { samtycke, sharing = [] }: Pick<CaseView, 'samtycke' | 'sharing'>,
  own: string,
  asked: Told['to'],
  kind: MeetingKind,
  today: IsoDate,
): Told['to'] => {
  const known = groundsOf(samtycke, own);
  const hasPart = (agency: string) =>
    sharing.some(({ party, relations }) => party.agency === agency && relations.some(isPart));
  return asked.filter(
    ({ agency }, index) =>
      agency !== own &&
      asked.findIndex((other) => other.agency === agency) === index &&
      (lacksSamtycke(known, own, agency, 'meetings', purposesOfMeeting(kind)) ||
        (sharing.length > 0 && !hasPart(agency) && !isGroundFor(known, own, agency, kind, today))),
  );
};

/** The samtycke that calling somebody new takes; another ground is weighed and recorded before. */
export const MeetingGround = ({ view, told }: { view: CaseView; told: Told }) => {
  const { t } = useTranslation();
  return (
    <>
      <Asked asked="samtycke" told={told} names={told.to.map(({ agencyName }) => agencyName).join(', ')} />
      {mayAct(view, 'recordSekretessReview') && (
        <p>
          <Link {...actPlace(view.caseId, 'sekretessprovning')}>{t('samtycke.otherGround')}</Link>
        </p>
      )}
    </>
  );
};

const Asked = ({ asked, told, names }: { asked: GroundBrought['type']; told: Told; names: string }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const only = told.purposes.length === 1 ? told.purposes[0] : undefined;
  return (
    <>
      <p>{t(asked === 'samtycke' ? 'samtycke.bring' : 'samtycke.bringReview', { names })}</p>
      <Categories hint={t(told.withPapers ? 'samtycke.withPapersHint' : 'samtycke.withMeetingsHint')} />
      {only ? (
        <p>{t('samtycke.forWhat', { purpose: t(`samtycke.purpose.${only}`).toLocaleLowerCase() })}</p>
      ) : (
        <RadioGroup<GroundValues>
          name="purpose"
          label={t('samtycke.why')}
          choices={told.purposes.map((value) => ({ value, label: t(`samtycke.purpose.${value}`) }))}
        />
      )}
      {asked === 'samtycke' ? (
        <>
          {told.coordinated && <Coordination />}
          <HowAgreed />
          <DateField<GroundValues> name="from" label={t('samtycke.from')} lean="back" latest={format.today} />
        </>
      ) : (
        <TextArea<GroundValues> name="weighed" label={t('samtycke.words')} rows={5} />
      )}
      <DateField<GroundValues>
        name="until"
        label={t('samtycke.until')}
        {...(asked === 'samtycke' && { hint: t('samtycke.untilHint') })}
        lean="ahead"
        earliest={asked === 'samtycke' ? addDays(format.today, 1) : format.today}
      />
    </>
  );
};

/** On what ground the case is told, and what is to be recorded of it: of a case that has not begun nothing is known. */
export const GroundFields = ({
  bases,
  told,
  known,
}: {
  bases: readonly DisclosureBasis[];
  told: Told | undefined;
  known?: CaseView['samtycke'];
}) => {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const basis = useWatch<GroundValues, 'basis'>({ name: 'basis' });
  const others = told?.to.filter(({ agency }) => agency !== me.agency.id) ?? [];
  const names = [...new Set(others.map(({ agencyName }) => agencyName))].join(', ');
  const asked = askedOf(me.agency.id, known, told, basis, format.today);
  return (
    <>
      <RadioGroup<GroundValues>
        name="basis"
        label={t('sendHandover.basis')}
        hint={t('sendHandover.basisHint')}
        choices={bases.map((value) => ({ value, label: t(`disclosureBasis.${value}`) }))}
      />
      {told && asked && <Asked asked={asked} told={told} names={names} />}
      {basis === 'samtycke' && names !== '' && !asked && <p>{t('samtycke.stands', { names })}</p>}
    </>
  );
};

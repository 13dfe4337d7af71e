import {
  addDays,
  atTime,
  type ExternalPartyRole,
  externalPartyRoles,
  type IsoDate,
  type MeetingKind,
  type MeetingMode,
  purposesOfMeeting,
} from '@stafett/domain';
import type { BookMeetingRequest, CaseView, Directory, FreeSlot, PartyView } from '@stafett/schemas';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../../act/act-form.tsx';
import { useAct } from '../../act/use-act.ts';
import { useFormDraft } from '../../draft/use-form-draft.tsx';
import { CheckboxGroup, type Choice, RadioGroup, SelectField } from '../../form/choices.tsx';
import { ClockField, DateField } from '../../form/date-field.tsx';
import { useForm } from '../../form/form.tsx';
import { TextArea } from '../../form/text-field.tsx';
import { parseClock } from '../../format/parse-date.ts';
import { useFormat } from '../../format/use-format.ts';
import { newId } from '../../new-id.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { useMe } from '../../session/me.ts';
import { api } from '../../trpc.ts';
import type { ActFormProps } from '../cases/act-page.tsx';
import { casePlace } from '../cases/ways.ts';
import { partyName } from '../handovers/party-names.ts';
import {
  broughtIn,
  type GroundValues,
  groundAtFirst,
  MeetingGround,
  outsideOf,
  type Told,
} from '../samtycke/ground.tsx';
import { findSlot } from './find-slot.ts';
import { FreeSlotField, useFreeSlots, useSlotUnits } from './free-slots.tsx';
import { candidatesOf, otherSide } from './meeting-candidates.ts';
import { firstField, overlap, refusalsOfTimes, slotsIn, type TypedTime, timesOf } from './proposed-times.ts';
import { noTimes, TimesFields } from './times-fields.tsx';

const PARTICIPANT = 'participant';
const sends = {
  one: 'command.bookMeeting',
  slot: 'command.bookMeeting',
  several: 'command.proposeMeeting',
  held: 'meetingPage.heldSend',
} as const;
/** The field that a refusal is about, by how the time was set. */
const refusalsOf = {
  one: { meetingInPast: 'at' },
  slot: { slotTaken: 'slot', slotNotFree: 'slot', slotNotForMeeting: 'slot', meetingInPast: 'slot' },
  held: { meetingAhead: 'at' },
} as const;
const lengths = ['30', '45', '60', '90', '120'] as const;

type Values = GroundValues & {
  kind: MeetingKind | '';
  /** One time that is set, one of those that a unit keeps each week, or several to choose among. */
  way: 'one' | 'slot' | 'several' | 'held';
  /** Rule and day, as `findSlot` takes them. */
  slot: string;
  times: TypedTime[];
  on: IsoDate | '';
  at: string;
  minutesLong: (typeof lengths)[number];
  mode: MeetingMode | '';
  where: string;
  /** Units by id, the participant by name; those who must come. */
  required: string[];
  /** As `required`, for those who may come. */
  optional: string[];
  more: string;
  external: ExternalPartyRole[];
};

/** Every party that the form can ask, by its key in the form's values. */
const partiesOf = (view: CaseView, own: PartyView, directory: Directory) => {
  const known = candidatesOf(view, own);
  const units = directory.agencies.flatMap((agency) =>
    agency.units.map(
      (unit): PartyView => ({
        agency: agency.id,
        agencyName: agency.name,
        unit: unit.id,
        unitName: unit.name,
      }),
    ),
  );
  return { known, others: units.filter(({ unit }) => !known.some(({ party }) => party.unit === unit)), units };
};

/** The free weekly times that are chosen, in the way that the time is set. */
const chosenSlots = (
  { way, slot, times }: Pick<Values, 'way' | 'slot' | 'times'>,
  free: readonly FreeSlot[],
): readonly FreeSlot[] => {
  if (way === 'several') return slotsIn(times, free);
  const found = way === 'slot' ? findSlot(free, slot) : undefined;
  return found ? [found] : [];
};

type Party = BookMeetingRequest['parties'][number];

/** `idOf` gives a party the same id each time, so that a second try of the same booking is the same act. */
const requestedParties = (
  values: Values,
  units: readonly PartyView[],
  idOf: (key: string) => string,
  slots: readonly FreeSlot[],
): Party[] => {
  const more = [values.more, ...slots.map(({ party }) => party.unit)].filter((unit) => unit !== '');
  // The same unit in two places is asked once, as required.
  const keys = [...new Set([...values.required, ...values.optional, ...more])];
  const asked = keys.flatMap((key): Party[] => {
    const required = values.required.includes(key) || more.includes(key);
    if (key === PARTICIPANT) return [{ type: 'participant', id: idOf(key), required }];
    const found = units.find(({ unit }) => unit === key);
    return found ? [{ type: 'unit', id: idOf(key), required, agency: found.agency, unit: found.unit }] : [];
  });
  return [
    ...asked,
    ...values.external.map((role): Party => ({ type: 'external', id: idOf(role), required: false, role })),
  ];
};

/** Whom the call would tell that there is a case, and for what; undefined while nobody is new to it. */
const toldByCall = (
  view: CaseView,
  own: PartyView,
  { kind, ...asked }: Pick<Values, 'kind' | 'required' | 'optional' | 'more'>,
  units: readonly PartyView[],
  slots: readonly FreeSlot[],
  today: IsoDate,
): Told | undefined => {
  if (kind === '') return undefined;
  const keys = [...asked.required, ...asked.optional, asked.more, ...slots.map(({ party }) => party.unit)];
  const to = outsideOf(
    view,
    own.agency,
    units.filter(({ unit }) => keys.includes(unit)),
    kind,
    today,
  );
  return to.length > 0 ? { to, purposes: purposesOfMeeting(kind), withPapers: false } : undefined;
};

/** Who must be there for this kind of meeting, as the model says. */
const mustAttend = (
  view: CaseView,
  kind: MeetingKind | '',
  candidates: readonly { party: PartyView }[],
): readonly string[] => {
  const model = view.options.meetings.find((each) => each.kind === kind);
  if (!model) return [];
  const across = otherSide(view).map(({ unit }) => unit);
  const who: Readonly<Record<(typeof model.mustAttend)[number], readonly string[]>> = {
    participant: [PARTICIPANT],
    holder: [view.holder.unit],
    receiver: across.filter((unit) => candidates.some(({ party }) => party.unit === unit)),
  };
  return model.mustAttend.flatMap((role) => who[role]);
};

/** Which ways there are to set the time; the free times only where there are any. */
const useWays = (slots: readonly FreeSlot[], chosen: Values['way']): readonly Choice[] => {
  const { t } = useTranslation();
  const units = useSlotUnits(slots);
  const free = { value: 'slot', label: t('slots.way'), ...(units !== '' && { hint: t('slots.wayHint', { units }) }) };
  return [
    ...(slots.length > 0 || chosen === 'slot' ? [free] : []),
    { value: 'one', label: t('meetingTimes.one') },
    { value: 'several', label: t('meetingTimes.several'), hint: t('meetingTimes.severalHint') },
    { value: 'held', label: t('meetingTimes.held'), hint: t('meetingTimes.heldHint') },
  ];
};

const Fields = ({
  view,
  directory,
  slots,
}: {
  view: CaseView;
  directory: Directory;
  /** Undefined until they have been read. */
  slots: readonly FreeSlot[] | undefined;
}) => {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const own = { agency: me.agency.id, agencyName: me.agency.name, unit: me.unit.id, unitName: me.unit.name };
  const { known, others, units } = partiesOf(view, own, directory);
  const { getValues, setValue } = useFormContext<Values>();
  const [kind, required, way, slot, times, mode, optional, more] = useWatch<
    Values,
    ['kind', 'required', 'way', 'slot', 'times', 'mode', 'optional', 'more']
  >({ name: ['kind', 'required', 'way', 'slot', 'times', 'mode', 'optional', 'more'] });
  const ways = useWays(slots ?? [], way);
  const model = view.options.meetings.find((each) => each.kind === kind);
  const must = mustAttend(view, kind, known);
  const needsSomebodyElse = model?.mustAttend.includes('receiver') && otherSide(view).length === 0;

  // The kind says who must be there, and the case who that is (it may have been read anew); whoever was chosen besides stays chosen.
  const asked = JSON.stringify([kind, must]);
  const chosenFor = useRef(asked);
  useEffect(() => {
    if (chosenFor.current === asked) return;
    chosenFor.current = asked;
    setValue('required', [...new Set([...must, ...getValues('required')])]);
    const [only, another] = model?.modes ?? [];
    if (only && !another) setValue('mode', only);
  });

  // A time that is kept for some ways of meeting leaves those alone to choose among.
  const chosen = chosenSlots({ way, slot, times }, slots ?? []);
  const told = toldByCall(view, own, { kind, required, optional, more }, units, chosen, format.today);
  const modes = (model?.modes ?? ['physical', 'video', 'phone']).filter((one) =>
    chosen.every((each) => each.modes.includes(one)),
  );
  const holdSlots = known
    .filter(({ party }) => chosen.some((each) => each.party.unit === party.unit))
    .map(({ party }) => party.unit)
    .join(' ');
  useEffect(() => {
    if (holdSlots) setValue('required', [...new Set([...getValues('required'), ...holdSlots.split(' ')])]);
  }, [holdSlots, getValues, setValue]);
  const otherMode = mode !== '' && !modes.includes(mode);
  useEffect(() => {
    if (otherMode) setValue('mode', '');
  }, [otherMode, setValue]);

  const choices: readonly Choice[] = [
    { value: PARTICIPANT, label: t('partyParticipant') },
    ...known.map(({ party, as }) => ({ value: party.unit, label: partyName(party), hint: t(`bookMeeting.as.${as}`) })),
  ];
  return (
    <>
      <RadioGroup<Values>
        name="kind"
        label={t('bookMeeting.kind')}
        choices={view.options.meetings.map((meeting) => ({
          value: meeting.kind,
          label: t(`meetingKind.${meeting.kind}`),
          hint: t('bookMeeting.mustAttend', {
            who: meeting.mustAttend.map((role) => t(`bookMeeting.role.${role}`)).join(', '),
          }),
        }))}
      />
      <RadioGroup<Values> name="way" label={t('meetingTimes.way')} choices={ways} />
      {way === 'several' && <TimesFields slots={slots ?? []} />}
      {way === 'slot' && slots && <FreeSlotField slots={slots} />}
      {(way === 'one' || way === 'held') && (
        <>
          <DateField<Values>
            name="on"
            label={t('bookMeeting.on')}
            lean={way === 'held' ? 'back' : 'ahead'}
            earliest={way === 'held' ? undefined : format.today}
            latest={way === 'held' ? format.today : addDays(format.today, 730)}
          />
          <ClockField<Values> name="at" label={t('bookMeeting.at')} />
        </>
      )}
      {way !== 'slot' && (
        <SelectField<Values>
          name="minutesLong"
          label={t('bookMeeting.length')}
          choices={lengths.map((length) => ({
            value: length,
            label: t('bookMeeting.minutes', { count: Number(length) }),
          }))}
        />
      )}
      <RadioGroup<Values>
        name="mode"
        label={t('bookMeeting.mode')}
        choices={modes.map((one) => ({ value: one, label: t(`meetingMode.${one}`) }))}
      />
      {way !== 'held' && (
        <TextArea<Values>
          name="where"
          label={t('bookMeeting.where')}
          hint={t('bookMeeting.whereHint')}
          rows={2}
          maxLength={2_000}
          optional
        />
      )}
      <CheckboxGroup<Values>
        name="required"
        label={t(way === 'held' ? 'meetingTimes.whoWasThere' : 'bookMeeting.required')}
        hint={t(way === 'held' ? 'meetingTimes.whoWasThereHint' : 'bookMeeting.requiredHint')}
        choices={choices}
      />
      {needsSomebodyElse && <p>{t('bookMeeting.needsSomebodyElse')}</p>}
      <SelectField<Values>
        name="more"
        label={t('bookMeeting.more')}
        hint={t('bookMeeting.moreHint')}
        choices={others.map((party) => ({ value: party.unit, label: partyName(party) }))}
        optional={!needsSomebodyElse}
      />
      <CheckboxGroup<Values>
        name="optional"
        label={t('bookMeeting.optional')}
        choices={choices.filter(({ value }) => !required.includes(value))}
        optional
      />
      {told && <MeetingGround view={view} told={told} />}
      <CheckboxGroup<Values>
        name="external"
        label={t('bookMeeting.external')}
        hint={t('bookMeeting.externalHint')}
        choices={externalPartyRoles.map((role) => ({ value: role, label: t(`externalPartyRole.${role}`) }))}
        optional
      />
    </>
  );
};

const Writing = ({ view, search, directory }: ActFormProps & { directory: Directory }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const { caseId, options } = view;
  const own = { agency: me.agency.id, agencyName: me.agency.name, unit: me.unit.id, unitName: me.unit.name };
  const { known, units } = partiesOf(view, own, directory);
  const kind = search.typ ?? (view.phase === 'handover' ? 'handoverMeeting' : '');
  const form = useForm<Values>({
    ...groundAtFirst(['samtycke'], format.today),
    categories: ['case', 'meetings'],
    kind: options.meetings.some((each) => each.kind === kind) ? kind : '',
    way: 'one',
    slot: '',
    times: noTimes(),
    on: '',
    at: '',
    minutesLong: '60',
    mode: '',
    where: '',
    required: [...mustAttend(view, kind, known)],
    optional: [],
    more: '',
    external: [],
  });
  const draft = useFormDraft(form, { form: 'bookMeeting', caseId });
  const booking = useAct(api.meetings.book.mutationOptions());
  const proposing = useAct(api.meetings.propose.mutationOptions());
  const recording = useAct(api.meetings.recordHeld.mutationOptions());
  const [chosenWay, chosenKind] = useWatch({ control: form.control, name: ['way', 'kind'] });
  const free = useFreeSlots(caseId, chosenKind);
  // While they can't be read one writes a time by hand.
  const slots = free.isError ? [] : free.data?.slots;
  const slotsOf = (values: Values) => chosenSlots(values, slots ?? []);
  const slotOf = (values: Values) => (values.way === 'slot' ? slotsOf(values)[0] : undefined);
  const acts = { one: booking, slot: booking, several: proposing, held: recording } as const;
  const act = acts[chosenWay];
  const place = ({ where, way }: Values) => (where.trim() === '' || way === 'held' ? {} : { where });
  const proposedTimes = ({ times, minutesLong }: Values) => timesOf(times, Number(minutesLong), slots);
  const ids = useRef(new Map<string, string>());
  const idOf = (key: string): string => {
    const id = ids.current.get(key) ?? newId();
    ids.current.set(key, id);
    return id;
  };
  const brought = (values: Values) => {
    const outside = toldByCall(view, own, values, units, slotsOf(values), format.today);
    const { ground } = outside ? broughtIn(values, 'samtycke', outside) : {};
    return ground?.type === 'samtycke' ? { ground } : {};
  };
  const told = (values: Values) => {
    const { on, at, way } = values;
    if (way === 'several') return { title: t('meetingTimes.proposed'), text: [t('meetingTimes.proposedText')] };
    if (way === 'held') return { title: t('meetingPage.held'), text: [t('meetingTimes.heldDone')] };
    const slot = slotOf(values);
    const when = slot
      ? { date: format.long(slot.slot.on), time: format.time(slot.startsAt) }
      : { date: on === '' ? '' : format.long(on), time: parseClock(at) };
    return { title: t('bookMeeting.done'), text: [t('bookMeeting.doneText', when)] };
  };
  return (
    <ActForm
      form={form}
      draft={draft}
      act={act}
      submit={async (values) => {
        const { on, mode, way } = values;
        if (way === 'several') {
          if (values.kind === '' || mode === '') return undefined;
          const answer = await proposing.send({
            caseId,
            kind: values.kind,
            times: proposedTimes(values),
            mode,
            ...place(values),
            parties: requestedParties(values, units, idOf, slotsOf(values)),
            ...brought(values),
          });
          if (!answer) void free.refetch();
          return answer;
        }
        const slot = slotOf(values);
        if (slot) {
          if (values.kind === '' || mode === '') return undefined;
          const answer = await booking.send({
            caseId,
            kind: values.kind,
            startsAt: slot.startsAt,
            minutesLong: slot.minutesLong,
            mode,
            ...place(values),
            slot: slot.slot,
            parties: requestedParties(values, units, idOf, [slot]),
            ...brought(values),
          });
          // Somebody else may have been first: only what is still free is shown.
          if (!answer && (booking.refusedWith()?.code ?? '') in refusalsOf.slot) {
            form.setValue('slot', '');
            void free.refetch();
          }
          return answer;
        }
        const at = parseClock(values.at);
        if (values.kind === '' || on === '' || mode === '' || at === undefined) return undefined;
        return (way === 'held' ? recording : booking).send({
          caseId,
          kind: values.kind,
          startsAt: atTime(on, at),
          minutesLong: Number(values.minutesLong),
          mode,
          ...place(values),
          parties: requestedParties(values, units, idOf, []),
          ...brought(values),
        });
      }}
      check={(values) => {
        if (values.way === 'slot' && !slotOf(values)) return [{ name: 'slot', words: t('slots.choose') }];
        return values.way === 'several' && overlap(proposedTimes(values))
          ? [{ name: firstField(values.times, slots ?? []), words: t('refusal.timesOverlap') }]
          : [];
      }}
      refusals={chosenWay === 'several' ? refusalsOfTimes(form.getValues('times'), slots ?? []) : refusalsOf[chosenWay]}
      told={(_, values) => told(values)}
      then={casePlace(caseId)}
      send={t(sends[chosenWay])}
      cancel={casePlace(caseId)}
    >
      <p>{t('bookMeeting.lead')}</p>
      <Fields view={view} directory={directory} slots={slots} />
    </ActForm>
  );
};

/** Book a meeting: what kind, when, how, and with whom; the model says who must be there. */
export const BookMeetingForm = (props: ActFormProps) => {
  const query = useQuery(api.organisation.directory.queryOptions());
  return <Loaded query={query}>{(directory) => <Writing {...props} directory={directory} />}</Loaded>;
};

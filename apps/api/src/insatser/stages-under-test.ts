import { randomUUID } from 'node:crypto';
import {
  addDays,
  addDuration,
  type IncomeSource,
  type IsoDate,
  instant,
  stockholmDate,
  type TaskKind,
} from '@stafett/domain';
import { agreed } from '@stafett/domain/testing';
import type { CaseView } from '@stafett/schemas';
import { days, fastForward } from '@stafett/testkit';
import { expect } from 'vitest';
import { type ApiUnderTest, openApi, type Person, until } from '../api-under-test.ts';
import { aReferral } from '../referral-under-test.ts';

type Party = { readonly agency: string; readonly unit: string };
type Where = { readonly insats: string; readonly place: string };

const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = days(1);

/** A case that people act on over the real api while months pass. */
export type Stages = {
  readonly api: ApiUnderTest;
  /** Signs in, acting for that unit where the person has several. */
  readonly as: (subject: string, unit?: string) => Promise<Person>;
  readonly today: () => IsoDate;
  /** A new journey: the api's clock is the wall's again. */
  readonly begin: () => void;
  /** So many days go by for the case and for everybody in it; whoever was signed in signs in again. */
  readonly passDays: (caseId: string, count: number) => Promise<void>;
  readonly refer: (
    subject: string,
    where: Where,
    more: {
      readonly kommun: string;
      readonly personnummer: string;
      readonly income?: IncomeSource;
      readonly insuranceQuestionOpen?: boolean;
      /** Named as none, where the place is of the referrer's own agency. */
      readonly ground?: undefined;
    },
  ) => Promise<string>;
  readonly see: (subject: string, caseId: string) => Promise<CaseView>;
  readonly kinds: (subject: string, caseId: string) => Promise<readonly TaskKind[]>;
  /** The host unit says yes to what it was sent last. */
  readonly accept: (subject: string, caseId: string) => Promise<void>;
  /** From kö to a coach with room: `manager` of the host unit gives the room, the coach calls, the participant comes. */
  readonly callToInsats: (coach: string, manager: string, host: Party, where: Where, caseId: string) => Promise<void>;
  /** Called, held by the caller and written down. */
  readonly meet: (
    subject: string,
    caseId: string,
    meeting: {
      readonly kind: 'handoverMeeting' | 'multipartyMeeting' | 'followUp';
      readonly handover?: string;
      readonly units: readonly Party[];
      /** One of them has no part in the case yet: the participant lets it be told. */
      readonly brings?: true;
    },
  ) => Promise<void>;
  /** The samverkansteam meets about the question with that code: who calls it plans the meeting and writes it up, a member recommends. */
  readonly teamRecommends: (
    team: { readonly gathering: string; readonly calls: string; readonly sits: string },
    caseId: string,
    given: { readonly code: string; readonly text: string },
  ) => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** The same act is never sent twice here. */
export const act = (caseId: string) => ({ commandId: randomUUID(), caseId });

/** A personnummer for somebody born that day: made up, with the right check digit. */
export const numberOf = (birthDate: IsoDate): string => {
  const nine = `${birthDate.replaceAll('-', '').slice(2)}238`;
  const sum = [...nine].reduce((all, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return all + (value > 9 ? value - 9 : value);
  }, 0);
  return `${birthDate.replaceAll('-', '')}-238${(10 - (sum % 10)) % 10}`;
};

/** The api over the real servers, with a clock that follows the case's own. */
export const openStages = async (): Promise<Stages> => {
  let ahead = 0;
  const api = await openApi({
    clock: () => addDuration(instant(Date.now()), { minutes: Math.round(ahead / MS_PER_MINUTE) }),
  });
  const today = () => stockholmDate(api.deps.clock());
  const signedIn = new Map<string, Person>();
  const teamsAhead = new Map<string, number>();
  const as: Stages['as'] = async (subject, unit) => {
    const known = signedIn.get(subject);
    if (known) return known;
    const person = await api.signIn(subject);
    const acting = unit === undefined ? person : await api.actFor(person, unit);
    signedIn.set(subject, acting);
    return acting;
  };
  const pass = async (caseId: string, ms: number) => {
    await fastForward(api.house.journeyOf(caseId), ms);
    ahead += ms;
    // Nobody's session lasts for days.
    if (ms >= MS_PER_DAY) signedIn.clear();
  };
  const see: Stages['see'] = async (subject, caseId) => (await as(subject)).api.cases.get.query({ caseId });
  return {
    api,
    as,
    today,
    begin: () => {
      ahead = 0;
      signedIn.clear();
    },
    passDays: (caseId, count) => pass(caseId, days(count)),
    refer: async (subject, where, { kommun, personnummer, ...more }) => {
      const { caseId } = await (await as(subject)).api.cases.refer.mutate(
        aReferral({
          ...where,
          participant: { name: 'Maj Andersson', personnummer },
          birthYear: Number(personnummer.slice(0, 4)),
          kommun,
          referredOn: today(),
          income: 'forsorjningsstod',
          ageChecked: true,
          another: true,
          ...more,
        }),
      );
      return caseId;
    },
    see,
    kinds: async (subject, caseId) => (await see(subject, caseId)).tasks.map(({ kind }) => kind),
    accept: async (subject, caseId) => {
      const { handovers } = await see(subject, caseId);
      const handover = handovers?.at(-1)?.id ?? '';
      await (await as(subject)).api.handovers.accept.mutate({ ...act(caseId), handover });
    },
    callToInsats: async (coach, manager, { unit }, where, caseId) => {
      const [calling, giving] = [await as(coach), await as(manager, unit)];
      await until(
        () => calling.api.waitingList.view.query(where),
        ({ rows }) => rows.some((row) => row.caseId === caseId),
      );
      const seats = { commandId: randomUUID(), ...where, coach: calling.staff, seats: 20 };
      await giving.api.waitingList.setCapacity.mutate(seats);
      await calling.api.waitingList.callNext.mutate({
        commandId: randomUUID(),
        ...where,
        coach: calling.staff,
        answerBy: addDays(today(), 14),
      });
      const { summonses } = await until(
        () => see(coach, caseId),
        (view) => view.summonses?.length === 1,
      );
      const summons = summonses?.[0]?.id ?? '';
      await calling.api.summons.deliver.mutate({ ...act(caseId), summons, how: 'letter', on: today() });
      await calling.api.summons.answer.mutate({ ...act(caseId), summons, answer: 'comes' });
    },
    meet: async (subject, caseId, { kind, handover, units, brings }) => {
      const booker = await as(subject);
      await booker.api.meetings.book.mutate({
        ...act(caseId),
        kind,
        ...(handover === undefined ? {} : { handover }),
        startsAt: addDuration(api.deps.clock(), { minutes: 10 }),
        minutesLong: 45,
        mode: 'physical',
        ...(brings && { ground: agreed(today(), 'coordinateSupport').ground }),
        parties: [
          ...units.map((unit) => ({ id: randomUUID(), required: true, type: 'unit' as const, ...unit })),
          { id: randomUUID(), required: true, type: 'participant' as const },
        ],
      });
      const booked = (await see(subject, caseId)).meetings?.at(-1);
      const on = { ...act(caseId), meeting: booked?.id ?? '' };
      await pass(caseId, 11 * MS_PER_MINUTE);
      const attended = booked?.parties.map(({ id }) => id) ?? [];
      await booker.api.meetings.held.mutate({ ...on, attended, mode: 'physical' });
      await booker.api.meetings.recordMinutes.mutate({
        ...on,
        commandId: randomUUID(),
        situation: 'Alla är överens om nästa steg.',
        commitments: [],
        next: { none: 'closing' },
      });
    },
    teamRecommends: async ({ gathering, calls, sits }, caseId, { code, text }) => {
      const [calling, sitting] = [await as(calls), await as(sits)];
      const view = () => sitting.api.gatherings.view.query({ gathering });
      await until(view, ({ agenda }) => agenda.some((item) => item.code === code));
      const startsAt = addDuration(api.deps.clock(), { minutes: 10 });
      await calling.api.gatherings.planMeeting.mutate({ commandId: randomUUID(), gathering, startsAt });
      const planned = (await view()).meetings.at(-1);
      const on = () => ({ commandId: randomUUID(), gathering, meeting: planned?.id ?? '' });
      await pass(caseId, 11 * MS_PER_MINUTE);
      // The team has a clock of its own.
      await fastForward(api.house.client.workflow.getHandle(gathering), ahead - (teamsAhead.get(gathering) ?? 0));
      teamsAhead.set(gathering, ahead);
      const attended = planned?.parties.map(({ unit }) => unit.unit) ?? [];
      await calling.api.gatherings.held.mutate({ ...on(), attended, mode: 'physical' });
      await sitting.api.gatherings.recommend.mutate({ ...on(), code, text });
      const next = { startsAt: addDuration(startsAt, { days: 91 }) };
      await calling.api.gatherings.recordMinutes.mutate({ ...on(), text: 'Teamet gick igenom frågorna.', next });
      expect((await view()).meetings.map(({ status }) => status)).toEqual(['held', 'planned']);
    },
    stop: () => api.stop(),
  };
};

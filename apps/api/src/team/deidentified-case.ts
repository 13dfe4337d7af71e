import { ageBandsOf, bandCode, groupCheck, type Traits, weekBandsOf } from '@stafett/deidentification';
import {
  type AgencyKind,
  agencyKinds,
  type CaseFile,
  type DeidentifiedCase,
  daysBetween,
  type InsatsModel,
  type Instant,
  stockholmDate,
} from '@stafett/domain';

/** Of an agency, its kind; undefined for one that is unknown. */
export type KindOf = (agency: string) => AgencyKind | undefined;

/** What of the DeidentifiedCase comes from the case itself; the rest the raiser says in codes. */
export type FromTheCase = Pick<DeidentifiedCase, 'ageBand' | 'weeksWaiting' | 'agencies'>;

const DAYS_A_WEEK = 7;

/** The kinds of agency that hold it, referred it, work in it or were asked to take it over; the förbund has no part in a case (lag 2003:1210 § 7). */
const kindsIn = (state: CaseFile, model: InsatsModel | undefined, kindOf: KindOf): readonly AgencyKind[] => {
  const place = model?.places.find(({ id }) => id === state.place);
  const agencies = [
    state.holder.agency,
    ...(state.referrer ? [state.referrer.agency] : []),
    ...(place && state.coach ? [place.hostAgency] : []),
    ...state.handovers
      .filter(({ status }) => status === 'accepted' || status === 'completed')
      .flatMap(({ from, answeredBy }) => [from.agency, ...(answeredBy ? [answeredBy.agency] : [])]),
  ];
  const kinds = new Set([state.facts.referredBy, ...agencies.map(kindOf)]);
  return agencyKinds.filter((kind) => kind !== 'forbund' && kinds.has(kind));
};

const traitsOf = (state: CaseFile, model: InsatsModel | undefined, kindOf: KindOf, now: Instant): Traits => {
  const today = stockholmDate(now);
  const weeks = Math.max(0, Math.floor(daysBetween(stockholmDate(state.phaseSince), today) / DAYS_A_WEEK));
  return {
    ageBand: ageBandsOf(state.facts.birthYear, Number(today.slice(0, 4))).map(bandCode),
    weeksWaiting: weekBandsOf(weeks).map(bandCode),
    agencies: [kindsIn(state, model, kindOf).join(' '), ''],
  };
};

/**
 * What a samverkansteam is told of a case: no more than what at least five of the population have alike. Takes the case, its model, the
 * cases that it is one of, and which kinds the agencies are. `tooFew`: fewer are alike, however coarsely it is told.
 */
export const deidentify = (
  state: CaseFile,
  population: readonly CaseFile[],
  modelOf: (state: CaseFile) => InsatsModel | undefined,
  kindOf: KindOf,
  now: Instant,
): { readonly told: FromTheCase; readonly tooFew: boolean } => {
  const told = (one: CaseFile) => traitsOf(one, modelOf(one), kindOf, now);
  const traits = told(state);
  const others = population.filter(({ id }) => id !== state.id).map(told);
  const { type, levels } = groupCheck(traits, [traits, ...others]);
  const at = (trait: 'ageBand' | 'weeksWaiting' | 'agencies'): string => {
    const labels = traits[trait] ?? [];
    return labels[Math.min(levels[trait] ?? 0, labels.length - 1)] ?? '';
  };
  const named = at('agencies').split(' ');
  return {
    told: {
      ageBand: at('ageBand'),
      weeksWaiting: at('weeksWaiting'),
      agencies: agencyKinds.filter((kind) => named.includes(kind)),
    },
    tooFew: type === 'tooFew',
  };
};

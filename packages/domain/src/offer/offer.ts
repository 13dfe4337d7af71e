import { addDays, addMonths, type IsoDate } from '../calendar/index.ts';
import type { MeetingKind } from '../meeting/meeting.ts';

/** A meeting that is to be offered in the months before a birthday (Dua Lomma: a trepartssamtal before the 20th). */
export type OfferModel = { readonly meeting: MeetingKind; readonly monthsBefore: number; readonly age: number };

export const offerAnswers = ['accepts', 'declines'] as const;
export type OfferAnswer = (typeof offerAnswers)[number];
export type Offer = { readonly on: IsoDate; readonly answer: OfferAnswer };

/** The days on which the offer counts as made in time: from the first to the last, the eve of the birthday. */
export const offerWindow = (birthDate: IsoDate, { monthsBefore, age }: OfferModel) => {
  const birthday = addMonths(birthDate, 12 * age);
  return { from: addMonths(birthday, -monthsBefore), to: addDays(birthday, -1) } as const;
};

/** One young person, as the offers count them: no identity. */
export type Offered = { readonly birthDate: IsoDate; readonly offers: readonly Pick<Offer, 'on'>[] };

export type OfferFigure = {
  /** Those whose birthday has come, and those who were offered before it. */
  readonly measured: number;
  readonly inTime: number;
  readonly percent?: number;
};

/** The share that was offered in time: of those whose birthday had come by that day, and of the others who were offered already. */
export const offerFigure = (young: readonly Offered[], model: OfferModel, asOf: IsoDate): OfferFigure => {
  const inTime = ({ birthDate, offers }: Offered): boolean => {
    const { from, to } = offerWindow(birthDate, model);
    return offers.some(({ on }) => from <= on && on <= to && on <= asOf);
  };
  const measured = young.filter((one) => inTime(one) || offerWindow(one.birthDate, model).to < asOf);
  const offered = measured.filter(inTime).length;
  return {
    measured: measured.length,
    inTime: offered,
    ...(measured.length === 0 ? {} : { percent: Math.round((100 * offered) / measured.length) }),
  };
};

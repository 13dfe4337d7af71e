import type { IsoDate } from '../calendar/index.ts';

/** The ages of those whom work rehabilitation is for, with room on both sides; outside of them a year is more often mistyped than right. */
export const likelyAges = { from: 16, to: 70 } as const;

/** How old somebody born in a year becomes in the year of a day. */
export const ageIn = (birthYear: number, day: IsoDate): number => Number(day.slice(0, 4)) - birthYear;

/** Whether a year of birth should be asked about before it is believed. An insats's own ages are the model's to refuse. */
export const isUnlikelyAge = (birthYear: number, day: IsoDate): boolean => {
  const age = ageIn(birthYear, day);
  return age < likelyAges.from || age > likelyAges.to;
};

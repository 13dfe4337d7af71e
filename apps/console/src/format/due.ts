import { type IsoDate, workingDaysBetween } from '@stafett/domain';

/** How a due day stands to today, counted in Swedish working days. */
export type Due =
  | { readonly type: 'late'; readonly days: number }
  | { readonly type: 'today' }
  | { readonly type: 'left'; readonly days: number };

/** Late from the day after; `days` is 0 when only a weekend or holiday has passed since. */
export const dueOf = (dueOn: IsoDate, today: IsoDate): Due => {
  if (dueOn === today) return { type: 'today' };
  if (dueOn < today) return { type: 'late', days: workingDaysBetween(dueOn, today) };
  return { type: 'left', days: workingDaysBetween(today, dueOn) };
};

const dueGroups = ['late', 'today', 'week', 'later'] as const;
export type DueGroup = (typeof dueGroups)[number];

const weekdayFromMonday = (date: IsoDate): number => (new Date(date).getUTCDay() + 6) % 7;

/** The group of Mina uppgifter that a due day belongs to. The week ends on Sunday; at the weekend it is the week to come. */
export const dueGroupOf = (dueOn: IsoDate, today: IsoDate): DueGroup => {
  if (dueOn < today) return 'late';
  if (dueOn === today) return 'today';
  const weekday = weekdayFromMonday(today);
  const sunday = Date.parse(today) + (6 - weekday + (weekday > 4 ? 7 : 0)) * 86_400_000;
  return Date.parse(dueOn) <= sunday ? 'week' : 'later';
};

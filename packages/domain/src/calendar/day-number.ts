import type { IsoDate } from './time.ts';

const DAY = 86_400_000;

/** Days since 1970-01-01. Refuses (RangeError) what is no date at all; `isoDate` is the full check. */
export const dayNumberOf = (date: IsoDate): number => {
  const milliseconds = Date.parse(date);
  if (Number.isNaN(milliseconds)) throw new RangeError(`not a date (YYYY-MM-DD): ${JSON.stringify(date)}`);
  return milliseconds / DAY;
};

/** The date so many days after 1970-01-01. Refuses (RangeError) years outside 0000–9999, whose strings would not sort as time. */
export const dateOfDayNumber = (day: number): IsoDate => {
  const time = new Date(day * DAY);
  const text = Number.isNaN(time.getTime()) ? '' : time.toISOString();
  if (text.length !== 24) throw new RangeError(`outside the years 0000–9999: day ${day}`);
  return text.slice(0, 10) as IsoDate;
};

/** 0 Monday … 6 Sunday; 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

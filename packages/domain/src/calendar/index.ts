export { type Holiday, holidaysOf, type NonWorkingEve, type PublicHoliday } from './holidays.ts';
export * from './time.ts';
export {
  addWorkingDays,
  isWorkingDay,
  nextWorkingDay,
  workingDayBefore,
  workingDaysBetween,
  workingDaysLeft,
} from './working-days.ts';

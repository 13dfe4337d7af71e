import { compareDates, type IsoDate } from '../calendar/index.ts';
import { type Act, type Guard, no } from './act.ts';
import type { CaseFile } from './case-file.ts';

export const earlierOf = (a: IsoDate, b: IsoDate): IsoDate => (compareDates(a, b) < 0 ? a : b);
export const laterOf = (a: IsoDate, b: IsoDate): IsoDate => (compareDates(a, b) < 0 ? b : a);

/** What has happened has not happened tomorrow. */
export const notAhead = (on: IsoDate, { today }: Act): Guard => (on <= today ? undefined : no('dateAhead', { on }));
export const notBeforeTheStart = (on: IsoDate, { startedOn }: CaseFile): Guard =>
  startedOn !== undefined && on < startedOn ? no('dateOrder', { on }) : undefined;
export const notBeforeTheReferral = (on: IsoDate, { facts }: CaseFile): Guard =>
  on < facts.referredOn ? no('dateOrder', { on }) : undefined;
/** What is to last until a day lasts at least until tomorrow. */
export const onlyADayAhead = (until: IsoDate, { today }: Act): Guard =>
  until > today ? undefined : no('dateNotAhead', { until });
/** Whoever is to answer gets at least until tomorrow. */
export const onlyAnAnswerDateAhead = (answerBy: IsoDate, { today }: Act): Guard =>
  answerBy > today ? undefined : no('answerByNotAhead', { answerBy });

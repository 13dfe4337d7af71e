import { type Instant, type IsoDate, stockholmDate } from '../calendar/index.ts';
import type { InsatsModel } from '../insatser/model.ts';
import type { Actor } from '../organisation/organisation.ts';
import type { Facts, Refusal, RefusalCode } from '../refusal.ts';
import type { CaseFile } from './case-file.ts';
import type { Command } from './commands.ts';
import type { CaseEvent, CaseEventType } from './events.ts';

/** What surrounds a command while it is decided: who, when (and which day that is in Sweden), by which model. */
export type Act = {
  readonly commandId: string;
  readonly actor: Actor;
  readonly at: Instant;
  readonly today: IsoDate;
  readonly model: InsatsModel;
};
export const actOf = (command: Command, at: Instant, model: InsatsModel): Act => ({
  commandId: command.commandId,
  actor: command.actor,
  at,
  today: stockholmDate(at),
  model,
});

/** One consequence: what is recorded next, given all that the act has recorded before it. */
export type Step = (state: CaseFile) => readonly CaseEvent[];

/** A room's judgement. The consequences are worked out only when asked for, so that "may I?" costs no more than the guards. */
export type Verdict =
  | { readonly type: 'allowed'; readonly opening?: CaseEvent; readonly steps: readonly Step[] }
  | { readonly type: 'refused'; readonly refusal: Refusal };
export const allow = (...steps: readonly Step[]): Verdict => ({ type: 'allowed', steps });
export const refused = (refusal: Refusal): Verdict => ({ type: 'refused', refusal });

/** A guard says why not, or nothing. Chained with `??`: the first no is the answer. */
export type Guard = Refusal | undefined;
export const no = (code: RefusalCode, facts: Facts = {}): Refusal => ({ code, facts });

type Without<Event, Key extends PropertyKey> = Event extends unknown ? Omit<Event, Key> : never;
/** What happened, before it is known when and by whom. */
export type Happening = Without<CaseEvent, 'version' | 'at' | 'by'>;
export type EventOf<Type extends CaseEventType> = Extract<CaseEvent, { type: Type }>;

export const happened = (act: Act, happening: Happening): CaseEvent =>
  ({ ...happening, version: 1, at: act.at, by: act.actor }) as CaseEvent;
export const record =
  (act: Act, ...happenings: readonly Happening[]): Step =>
  () =>
    happenings.map((happening) => happened(act, happening));
/** A consequence that follows only if the case, as it then is, says so. */
export const when =
  (condition: (state: CaseFile) => boolean, step: Step): Step =>
  (state) =>
    condition(state) ? step(state) : [];

type Given<T> = { readonly [Key in keyof T as undefined extends T[Key] ? Key : never]?: Exclude<T[Key], undefined> };
/** Keeps only what was given: absent is absent, never undefined, so that JSON gives back the same state. */
export const given = <T extends Readonly<Record<string, unknown>>>(parts: T): Given<T> =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as Given<T>;

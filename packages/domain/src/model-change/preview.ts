import { type Instant, type IsoDate, stockholmDate } from '../calendar/index.ts';
import { actOf } from '../case/act.ts';
import type { CaseFile, Phase } from '../case/case-file.ts';
import type { Command } from '../case/commands.ts';
import { judge } from '../case/decide.ts';
import { phaseOf } from '../case/place-and-phase.ts';
import { stallOf } from '../case/stall.ts';
import type { Deadline } from '../deadline/deadline.ts';
import { dueOf } from '../deadline/next-deadline.ts';
import type { InsatsModel, MeetingModel, TaskModel } from '../insatser/model.ts';
import { canonicalJson } from '../insatser/model-hash.ts';
import {
  meetingModelOf,
  multipartyModelOf,
  parallelSupportModelOf,
  taskModelOf,
  waitModelOf,
} from '../insatser/usual.ts';
import { type MeetingKind, meetingKinds } from '../meeting/meeting.ts';
import { type TaskKind, taskKinds } from '../task/task.ts';

export type Changed<Key extends string, Name, Value> = { readonly [K in Key]: Name } & {
  readonly before: Value;
  readonly after: Value;
};

/** The model's clocks and bounds by name; a name's unit is in it. */
export const clockNames = [
  'summons.answerWithinDays',
  'firstContact.withinDays',
  'assessment.withinDays',
  'plan.withinDays',
  'followUp.firstAfterDays',
  'followUp.thenAfterDays.earliest',
  'followUp.thenAfterDays.latest',
  'mentorship.contactWithinDays',
  'offer.monthsBefore',
  'multiparty.withinDays',
  'wait.atMostDays',
  'wait.atMostExtensions',
  'parallelSupport.atMostDays',
  'handover.acknowledgeWithinWorkingDays',
  'handover.answerWithinWorkingDays',
  'handover.expiresAfterWorkingDays',
  'referral.acknowledgeWithinWorkingDays',
  'referral.answerWithinWorkingDays',
  'referral.expiresAfterWorkingDays',
] as const;
export type ClockName = (typeof clockNames)[number];

/** What a newer version of the model would change for this case. Codes, days and dates; the words are the console's. */
export type ModelChangePreview = {
  /** The times that work gets which is opened from now on. What is open keeps its own. */
  readonly tasks: readonly Changed<'kind', TaskKind, TaskModel>[];
  readonly meetings: readonly Changed<'kind', MeetingKind, MeetingModel>[];
  /** Clocks that differ; absent on one side: that version has no such thing. */
  readonly clocks: readonly Changed<'clock', ClockName, number | undefined>[];
  /** Where the case may go from its phase. */
  readonly onward: { readonly before: readonly Phase[]; readonly after: readonly Phase[] };
  /** Closing reasons by id, as the case now stands: which its conditions would come to allow, or no longer allow. */
  readonly closing: {
    readonly nowPossible: readonly string[];
    readonly nowImpossible: readonly string[];
    readonly added: readonly string[];
    readonly removed: readonly string[];
  };
  /** The next review stands as promised; the ones after it come at the new interval. */
  readonly review: {
    readonly on?: IsoDate;
    readonly thenAfterDays: { readonly before: number; readonly after: number };
  };
  readonly stalled: { readonly before: boolean; readonly after: boolean };
  /** Deadlines that run on, each with the day it acts next. */
  readonly kept: readonly { readonly type: Deadline['type']; readonly on: IsoDate }[];
};

/** With what is as usual where the model says nothing. */
const inFull = (model: InsatsModel): InsatsModel => ({
  ...model,
  multiparty: multipartyModelOf(model),
  wait: waitModelOf(model),
  parallelSupport: parallelSupportModelOf(model),
});

const clockOf = (model: InsatsModel, name: ClockName): number | undefined => {
  const value = name
    .split('.')
    .reduce<unknown>(
      (part, key) =>
        typeof part === 'object' && part !== null ? (part as Readonly<Record<string, unknown>>)[key] : undefined,
      inFull(model),
    );
  return typeof value === 'number' ? value : undefined;
};

/** The model's clocks and bounds that it has, or that are usual where it says nothing. */
export const clocksOf = (model: InsatsModel): readonly { readonly clock: ClockName; readonly value: number }[] =>
  clockNames.flatMap((clock) => {
    const value = clockOf(model, clock);
    return value === undefined ? [] : [{ clock, value }];
  });

const differ = (before: unknown, after: unknown): boolean => canonicalJson([before]) !== canonicalJson([after]);

/** Whether the holder could close the case now for this reason, were the reason explained and nobody else at work on it. */
const canClose = (state: CaseFile, reason: string, model: InsatsModel, at: Instant): boolean => {
  const { agency, unit, caseworker } = state.holder;
  const subReason = model.closureReasons.find(({ id }) => id === reason)?.subReasons?.[0]?.id;
  const command: Command = {
    type: 'closeCase',
    commandId: 'asked what a newer model would change',
    actor: { type: 'staff', staff: caseworker ?? '', agency, unit, roles: ['caseworker'] },
    reason,
    ...(subReason === undefined ? {} : { subReason }),
    explanation: { document: '', version: 1, hash: '' },
  };
  return judge({ ...state, tasks: [] }, command, actOf(command, at, model)).type === 'allowed';
};

/** Takes a running case, the version it runs on and the newer one. Gives what would change for it; changes nothing. */
export const modelChangePreview = (
  state: CaseFile,
  from: InsatsModel,
  to: InsatsModel,
  at: Instant,
): ModelChangePreview => {
  const reasons = (model: InsatsModel) => model.closureReasons.map(({ id }) => id);
  const possible = (model: InsatsModel) => reasons(model).filter((reason) => canClose(state, reason, model, at));
  const without = (some: readonly string[], others: readonly string[]) => some.filter((id) => !others.includes(id));
  const [before, after] = [possible(from), possible(to)];
  const review = state.deadlines.find((deadline) => deadline.type === 'phaseReview');
  return {
    tasks: taskKinds
      .map((kind) => ({ kind, before: taskModelOf(from, kind), after: taskModelOf(to, kind) }))
      .filter((task) => differ(task.before, task.after)),
    meetings: meetingKinds
      .map((kind) => ({ kind, before: meetingModelOf(from, kind), after: meetingModelOf(to, kind) }))
      .filter((meeting) => differ(meeting.before, meeting.after)),
    clocks: clockNames
      .map((clock) => ({ clock, before: clockOf(from, clock), after: clockOf(to, clock) }))
      .filter((clock) => clock.before !== clock.after),
    onward: { before: phaseOf(from, state.phase)?.next ?? [], after: phaseOf(to, state.phase)?.next ?? [] },
    closing: {
      nowPossible: without(after, before),
      nowImpossible: without(before, after),
      added: without(reasons(to), reasons(from)),
      removed: without(reasons(from), reasons(to)),
    },
    review: {
      ...(review?.type === 'phaseReview' ? { on: stockholmDate(review.at) } : {}),
      thenAfterDays: {
        before: phaseOf(from, state.phase)?.reviewAfterDays ?? 0,
        after: phaseOf(to, state.phase)?.reviewAfterDays ?? 0,
      },
    },
    stalled: {
      before: stallOf(state, from, at)?.stalled === true,
      after: stallOf(state, to, at)?.stalled === true,
    },
    kept: state.deadlines.flatMap((deadline) => {
      const due = dueOf(deadline);
      return due ? [{ type: deadline.type, on: stockholmDate(due.at) }] : [];
    }),
  };
};

import { addDays, type IsoDate, nextWorkingDay } from '../calendar/index.ts';
import {
  type Act,
  allow,
  type Guard,
  type Happening,
  no,
  record,
  refused,
  type Step,
  type Verdict,
} from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { ParallelSupportCommand } from '../case/commands.ts';
import { laterOf, notAhead, onlyADayAhead } from '../case/dates.ts';
import { actsFor, onlyCaseworkers, onlyTheHolder, sameUnit, unitOf } from '../case/standing.ts';
import { morningOf } from '../deadline/ladder.ts';
import { dropDeadlines, setDeadline } from '../deadline/set.ts';
import { parallelSupportModelOf } from '../insatser/usual.ts';
import type { Actor, UnitRef } from '../organisation/organisation.ts';
import { inTheirPlace } from '../staff-change/successor.ts';
import { onlyWhoHoldsTheTask } from '../task/holding.ts';
import { about, cancelTasks, finishTasks, isAbout, openTask, openTasks } from '../task/open-task.ts';
import type { Task, TaskKind } from '../task/task.ts';
import type { Handover, ParallelSupport } from './handover.ts';
import { findHandover } from './handovers.ts';

// Parallel support (Hörby): the sender's support goes on beside the new holder's for an agreed time, until the person is ready.

const isOngoing = (support: ParallelSupport | undefined): support is ParallelSupport =>
  support !== undefined && support.ended === undefined;
const ofSupport =
  (handover: string, ...kinds: readonly TaskKind[]) =>
  (task: Task): boolean =>
    kinds.includes(task.kind) && isAbout(task, 'handover', handover);
const endOf = (act: Act, handover: string): Step =>
  dropDeadlines(act, (deadline) => deadline.type === 'parallelSupportEnds' && deadline.handover === handover);

/** On the last day somebody says whether it ends. */
const setEnd = (act: Act, handover: string, until: IsoDate): Step =>
  setDeadline(act, `support:${handover}`, (id, state) => ({
    id,
    type: 'parallelSupportEnds',
    handover,
    at: morningOf(nextWorkingDay(until), state.id),
  }));

/** How long at a time is the model's to say. */
export const onlySupportWithinTheModel = (until: IsoDate | undefined, { model, today }: Act): Guard => {
  const latest = addDays(today, parallelSupportModelOf(model).atMostDays);
  return until === undefined || until <= latest ? undefined : no('supportTooLong', { latest });
};

/** The receiver has said yes to the support that was offered with the case; what would be over already never begins. */
export const beginParallelSupport = (act: Act, { id, parallelSupportUntil: until }: Handover): readonly Step[] =>
  until === undefined || until < act.today
    ? []
    : [record(act, { type: 'parallelSupportBegan', handover: id, on: act.today, until }), setEnd(act, id, until)];

const ended = (act: Act, handover: string, on: IsoDate): readonly Step[] => [
  record(act, { type: 'parallelSupportEnded', handover, on }),
  finishTasks(act, ofSupport(handover, 'endParallelSupport')),
  cancelTasks(act, ofSupport(handover, 'agreeParallelSupport')),
  endOf(act, handover),
];

/** Whoever becomes the holder gives no support beside themselves. */
export const endSupportOf = (act: Act, state: CaseFile, unit: UnitRef): readonly Step[] =>
  state.handovers
    .filter(({ from, parallelSupport }) => isOngoing(parallelSupport) && sameUnit(from, unit))
    .flatMap(({ id }) => ended(act, id, act.today));

/** With the case everything ends, the support beside it too. */
export const supportsThatEnd = (state: CaseFile, act: Act): readonly Happening[] =>
  state.handovers.flatMap(({ id, parallelSupport }) =>
    isOngoing(parallelSupport)
      ? [{ type: 'parallelSupportEnded', handover: id, on: laterOf(act.today, parallelSupport.since) } as const]
      : [],
  );

/** The last day has come: the supporting unit ends it, or asks for more time. */
export const supportIsUp = (act: Act, state: CaseFile, id: string): readonly Step[] => {
  const handover = findHandover(state, id);
  const asked = openTasks(state, ofSupport(id, 'endParallelSupport')).length > 0;
  if (!handover || !isOngoing(handover.parallelSupport) || asked) return [];
  const { from: owner, sentBy } = handover;
  const claimedBy = sentBy && inTheirPlace(state, sentBy, owner);
  return [openTask(act, { kind: 'endParallelSupport', owner, subject: about('handover', id), claimedBy })];
};

const onlyTheSupporter = ({ id, from }: Handover, actor: Actor): Guard =>
  onlyCaseworkers(actor) ?? (actsFor(actor, from) ? undefined : no('notSender', { handover: id }));
const onlyTheSupporterOrTheHolder = (state: CaseFile, { id, from }: Handover, actor: Actor): Guard =>
  onlyCaseworkers(actor) ??
  (actsFor(actor, from) || actsFor(actor, state.holder) ? undefined : no('notSender', { handover: id }));
const notBeforeItBegan = ({ since }: ParallelSupport, on: IsoDate): Guard =>
  on < since ? no('dateOrder', { on }) : undefined;
const onlyLater = ({ until: agreed }: ParallelSupport, until: IsoDate): Guard =>
  until > agreed ? undefined : no('dateOrder', { until: agreed });
const onlyOneQuestion = ({ asked }: ParallelSupport): Guard =>
  asked === undefined ? undefined : no('supportExtensionOpen', { until: asked });

/**
 * Takes a command on the support beside the new holder's. The supporting unit asks for more time and the holder agrees, or either ends it.
 * Refuses what is not ongoing, a longer time than the model allows, and anybody else.
 */
export const decideParallelSupport = (state: CaseFile, command: ParallelSupportCommand, act: Act): Verdict => {
  const { actor } = act;
  const handover = findHandover(state, command.handover);
  if (!handover) return refused(no('handoverNotFound', { handover: command.handover }));
  const { id, parallelSupport: support } = handover;
  if (!isOngoing(support)) return refused(no('supportNotOngoing', { handover: id }));
  switch (command.type) {
    case 'endParallelSupport': {
      const not =
        onlyTheSupporterOrTheHolder(state, handover, actor) ??
        notAhead(command.on, act) ??
        notBeforeItBegan(support, command.on) ??
        onlyWhoHoldsTheTask(state, actor, ofSupport(id, 'endParallelSupport'));
      return not ? refused(not) : allow(...ended(act, id, command.on));
    }
    case 'extendParallelSupport': {
      const { until } = command;
      const not =
        onlyTheSupporter(handover, actor) ??
        onlyOneQuestion(support) ??
        onlyLater(support, until) ??
        onlyADayAhead(until, act) ??
        onlySupportWithinTheModel(until, act) ??
        onlyWhoHoldsTheTask(state, actor, ofSupport(id, 'endParallelSupport'));
      if (not) return refused(not);
      return allow(
        record(act, { type: 'parallelSupportExtensionAsked', handover: id, until }),
        openTask(act, { kind: 'agreeParallelSupport', owner: unitOf(state.holder), subject: about('handover', id) }),
      );
    }
    case 'answerParallelSupport': {
      const { asked } = support;
      if (asked === undefined) return refused(no('supportExtensionNotAsked', { handover: id }));
      const not =
        onlyTheHolder(state, actor) ??
        (command.agrees ? onlyADayAhead(asked, act) : undefined) ??
        onlyWhoHoldsTheTask(state, actor, ofSupport(id, 'agreeParallelSupport'));
      if (not) return refused(not);
      const answered = finishTasks(act, ofSupport(id, 'agreeParallelSupport'));
      if (!command.agrees)
        return allow(record(act, { type: 'parallelSupportExtensionDeclined', handover: id }), answered);
      return allow(
        record(act, { type: 'parallelSupportExtended', handover: id, until: asked }),
        answered,
        cancelTasks(act, ofSupport(id, 'endParallelSupport')),
        endOf(act, id),
        setEnd(act, id, asked),
      );
    }
  }
};

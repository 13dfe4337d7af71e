import { addWorkingDays, type IsoDate, stockholmDate, workingDaysBetween } from '../calendar/index.ts';
import { type Act, allow, type Guard, record, type Verdict } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { CommandOf } from '../case/commands.ts';
import { laterOf } from '../case/dates.ts';
import { sameUnit, unitOf } from '../case/standing.ts';
import type { Actor, UnitRef } from '../organisation/organisation.ts';
import { inTheirPlace } from '../staff-change/successor.ts';
import { about, finishTasks, isAbout, openTask } from '../task/open-task.ts';
import { promisedTo } from '../task/promised.ts';
import type { Handover } from './handover.ts';
import { byWhom, isReferral, mayAnswer, overtaken } from './handovers.ts';
import { answering, answerTaskOf, setExpiry, stopWaitingForAnswer } from './send.ts';

// More information: the receiver can't answer yet, and its clock stands still, for all to see, until the sender has told.

export const onlyWhileNothingIsAsked = (handover: Handover, actor: Actor): Guard =>
  handover.status === 'moreInfoRequested' ? overtaken(handover, actor) : undefined;
export const onlyWhatWasAsked = (handover: Handover, actor: Actor): Guard =>
  handover.status === 'moreInfoRequested' ? undefined : overtaken(handover, actor);

/** The question goes to the sender, and the receiver's clock stands still until it is answered. */
export const askForMore = (
  handover: Handover,
  question: CommandOf<'requestHandoverInfo'>['question'],
  act: Act,
  unit: UnitRef,
): Verdict =>
  allow(
    record(act, { type: 'handoverInfoRequested', handover: handover.id, unit, question, ...byWhom(act) }),
    ...stopWaitingForAnswer(act, handover),
    (state) =>
      openTask(act, {
        kind: 'supplyHandoverInfo',
        owner: unitOf(state.holder),
        subject: about('handover', handover.id),
        claimedBy: promisedTo(act, state, handover.sentBy),
      })(state),
  );

/**
 * The day the answer is due once the clock goes again: as many working days later as it stood still, so that the receiver has the time it
 * had when it asked; never before tomorrow.
 */
const answerByAfterPause = ({ answerBy, pausedAt }: Handover, act: Act): IsoDate => {
  const stoodStill = pausedAt === undefined ? 0 : workingDaysBetween(stockholmDate(pausedAt), act.today);
  const moved = stoodStill > 0 ? addWorkingDays(answerBy, stoodStill) : answerBy;
  return laterOf(moved, addWorkingDays(act.today, 1));
};

/** What was asked for has come: the receiver's task and clock go on, and whoever asked goes on with it. */
export const supplyInformation = (
  state: CaseFile,
  handover: Handover,
  command: CommandOf<'supplyHandoverInfo'>,
  act: Act,
): Verdict => {
  const asked = (unit: UnitRef) => {
    const staff = state.tasks.findLast((task) => answering(handover)(task) && sameUnit(task.owner, unit))?.claimedBy;
    return staff && inTheirPlace(state, staff, unit);
  };
  const clock = isReferral(handover) ? act.model.referral : act.model.handover;
  const answerBy = answerByAfterPause(handover, act);
  return allow(
    record(act, {
      type: 'handoverInfoSupplied',
      handover: handover.id,
      answer: command.answer,
      answerBy,
      ...(command.papers?.length ? { papers: command.papers } : {}),
      ...byWhom(act),
    }),
    finishTasks(act, (task) => task.kind === 'supplyHandoverInfo' && isAbout(task, 'handover', handover.id)),
    ...mayAnswer(handover).map((owner) =>
      openTask(act, {
        kind: answerTaskOf(handover),
        owner,
        subject: about('handover', handover.id),
        dueOn: answerBy,
        claimedBy: asked(owner),
      }),
    ),
    setExpiry(act, handover.id, answerBy, clock.expiresAfterWorkingDays),
  );
};

import { addDays, type IsoDate, nextWorkingDay } from '../calendar/index.ts';
import { type Act, allow, type Guard, given, no, record, refused, type Step, type Verdict } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { CommandOf, WaitCommand } from '../case/commands.ts';
import { onlyADayAhead } from '../case/dates.ts';
import { onlyAfterPhase } from '../case/place-and-phase.ts';
import { onlyTheHolder, unitOf } from '../case/standing.ts';
import { morningOf } from '../deadline/ladder.ts';
import { dropDeadlines, setDeadline } from '../deadline/set.ts';
import { unansweredHandover } from '../handover/handovers.ts';
import { waitModelOf } from '../insatser/usual.ts';
import { hasOpenTask, openTaskOnce, theCase } from '../task/open-task.ts';
import { promisedTo } from '../task/promised.ts';
import { endWait } from './end.ts';
import { tasksToHold } from './stand-still.ts';
import type { Wait, WaitReason } from './wait.ts';

/** Somebody is asked to take over: their clock does not stand still for ours. */
const onlyWhileNobodyIsAsked = (state: CaseFile): Guard => {
  const open = unansweredHandover(state);
  return open && no('handoverOpen', { handover: open.id });
};
const onlyOneWait = ({ wait }: CaseFile): Guard => (wait ? no('caseParked', { until: wait.until }) : undefined);
/** A wait that came to its end is looked into before the next begins: else no wait would be bounded. */
const onlyAfterTheLastWaitIsReviewed = (state: CaseFile): Guard =>
  hasOpenTask(state, 'reviewWait') ? no('waitNotReviewed') : undefined;
const onlyReasonsOfTheModel = (reason: WaitReason, { model }: Act): Guard =>
  waitModelOf(model).reasons.includes(reason) ? undefined : no('waitReasonNotAllowed', { reason });
/** How long at most is the model's to say. */
const onlyWithinTheLongestWait = (until: IsoDate, { model, today }: Act): Guard => {
  const latest = addDays(today, waitModelOf(model).atMostDays);
  return until <= latest ? undefined : no('waitTooLong', { latest });
};
const onlyALaterDay = (wait: Wait, until: IsoDate): Guard =>
  until > wait.until ? undefined : no('dateOrder', { until: wait.until });
const onlySoManyExtensions = ({ extensions }: Wait, { model }: Act): Guard =>
  extensions < waitModelOf(model).atMostExtensions ? undefined : no('waitExtendedEnough', { extensions });

/** The day itself is when the case is taken up again: its first working morning. */
const setEnd = (act: Act, until: IsoDate): Step =>
  setDeadline(act, 'waitEnds', (id, state) => ({
    id,
    type: 'waitEnds',
    at: morningOf(nextWorkingDay(until), state.id),
  }));

const park = (state: CaseFile, command: CommandOf<'parkCase'>, act: Act): Verdict => {
  const not =
    onlyTheHolder(state, act.actor) ??
    onlyAfterPhase(state, 'referral') ??
    onlyOneWait(state) ??
    onlyWhileNobodyIsAsked(state) ??
    onlyAfterTheLastWaitIsReviewed(state) ??
    onlyReasonsOfTheModel(command.reason, act) ??
    onlyADayAhead(command.until, act) ??
    onlyWithinTheLongestWait(command.until, act);
  if (not) return refused(not);
  const wait: Wait = {
    reason: command.reason,
    since: act.at,
    until: command.until,
    extensions: 0,
    held: tasksToHold(state),
    ...given({ document: command.document }),
  };
  return allow(record(act, { type: 'caseParked', wait }), setEnd(act, command.until));
};

/** Takes a command on the case's wait. Refuses what the model does not bound, a day that is not ahead, and anybody but the holder. */
export const decideWait = (state: CaseFile, command: WaitCommand, act: Act): Verdict => {
  if (command.type === 'parkCase') return park(state, command, act);
  const { wait } = state;
  const notHolder = onlyTheHolder(state, act.actor);
  if (notHolder) return refused(notHolder);
  if (!wait) return refused(no('caseNotParked'));
  switch (command.type) {
    case 'extendWait': {
      const not =
        onlyALaterDay(wait, command.until) ??
        onlySoManyExtensions(wait, act) ??
        onlyWithinTheLongestWait(command.until, act);
      if (not) return refused(not);
      return allow(
        record(act, { type: 'waitExtended', until: command.until, ...given({ document: command.document }) }),
        dropDeadlines(act, ({ type }) => type === 'waitEnds'),
        setEnd(act, command.until),
      );
    }
    case 'resumeCase':
      return allow(...endWait(act, wait, 'resumed'));
  }
};

/** The last day of the wait has come, and what was waited for has not: the case goes on, and somebody decides how. */
export const waitIsUp = (act: Act, state: CaseFile): readonly Step[] => [
  ...(state.wait ? endWait(act, state.wait, 'timeUp') : []),
  (now) =>
    openTaskOnce(act, {
      kind: 'reviewWait',
      owner: unitOf(now.holder),
      subject: theCase,
      claimedBy: promisedTo(act, now),
    })(now),
];

import { type IsoDate, nextWorkingDay } from '../calendar/index.ts';
import { type Act, allow, type Guard, no, record, refused, type Step, type Verdict, when } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { CommandOf } from '../case/commands.ts';
import { earlierOf, laterOf, notAhead } from '../case/dates.ts';
import { onlyStarted } from '../case/place-and-phase.ts';
import { onlyTheHolder, unitOf } from '../case/standing.ts';
import { morningOf } from '../deadline/ladder.ts';
import { dropDeadlines, setDeadline } from '../deadline/set.ts';
import { isAhead } from '../meeting/meetings.ts';
import { onlyWhoHoldsTheTask } from '../task/holding.ts';
import { dueDateOf, finishTasks, openTaskOnce, theCase } from '../task/open-task.ts';
import { worksWithParticipant } from '../task/promised.ts';
import type { Task } from '../task/task.ts';
import { type Offer, offerWindow } from './offer.ts';

const offering = ({ kind }: Task): boolean => kind === 'offerMeeting';
const offersOf = ({ offers }: CaseFile): readonly Offer[] => offers ?? [];

const windowOf = (state: CaseFile, { model }: Act): ReturnType<typeof offerWindow> | undefined =>
  model.offer && state.facts.birthDate ? offerWindow(state.facts.birthDate, model.offer) : undefined;

const onlyInsatserWithAnOffer = ({ model }: Act): Guard =>
  model.offer ? undefined : no('notInModel', { insats: model.id });
/** An offer long before its time is not the offer that is promised. */
const onlyOnceTheOfferIsOpen = (on: IsoDate, window: ReturnType<typeof offerWindow> | undefined): Guard =>
  window && on < window.from ? no('offerNotOpen', { from: window.from }) : undefined;
const notBeforeTheLastOffer = (on: IsoDate, state: CaseFile): Guard => {
  const last = offersOf(state).at(-1);
  return last && on < last.on ? no('dateOrder', { on }) : undefined;
};
/** A no may become a yes; a yes is met about. */
const onlyUnlessAccepted = (state: CaseFile): Guard => {
  const accepted = offersOf(state).find(({ answer }) => answer === 'accepts');
  return accepted && no('alreadyRecorded', { on: accepted.on });
};

/** The offer is to be made: by the model's days of work, before the birthday while it is ahead. */
export const openOffer =
  (act: Act): Step =>
  (state) => {
    const window = windowOf(state, act);
    if (!window || offersOf(state).length > 0) return [];
    const dueOn = laterOf(act.today, earlierOf(dueDateOf(act, 'offerMeeting'), window.to));
    return openTaskOnce(act, {
      kind: 'offerMeeting',
      owner: unitOf(state.holder),
      subject: theCase,
      claimedBy: worksWithParticipant(act, state),
      dueOn,
    })(state);
  };

/** The time of the offer comes of itself, or has come already. */
export const awaitOffer =
  (act: Act): Step =>
  (state) => {
    const window = windowOf(state, act);
    if (!window || state.deadlines.some(({ type }) => type === 'offerOpens')) return [];
    if (window.from <= act.today) return openOffer(act)(state);
    return setDeadline(act, 'offerOpens', (id) => ({
      id,
      type: 'offerOpens',
      at: morningOf(nextWorkingDay(window.from), state.id),
    }))(state);
  };

/** What was accepted is booked, unless it is called already. */
const bookWhatWasAccepted = (act: Act): Step =>
  when(
    ({ meetings }) => !meetings.some((meeting) => meeting.kind === act.model.offer?.meeting && isAhead(meeting)),
    (state) =>
      openTaskOnce(act, {
        kind: 'bookMultipartyMeeting',
        owner: unitOf(state.holder),
        subject: theCase,
        claimedBy: worksWithParticipant(act, state),
      })(state),
  );

/** Takes that the meeting was offered and what was answered. A yes becomes a meeting to book. Refuses an offer before its time. */
export const decideOffer = (state: CaseFile, command: CommandOf<'recordOffer'>, act: Act): Verdict => {
  const not =
    onlyTheHolder(state, act.actor) ??
    onlyInsatserWithAnOffer(act) ??
    onlyStarted(state) ??
    onlyUnlessAccepted(state) ??
    onlyWhoHoldsTheTask(state, act.actor, offering) ??
    notAhead(command.on, act) ??
    onlyOnceTheOfferIsOpen(command.on, windowOf(state, act)) ??
    notBeforeTheLastOffer(command.on, state);
  if (not) return refused(not);
  return allow(
    record(act, { type: 'offerMade', offer: { on: command.on, answer: command.answer } }),
    finishTasks(act, offering),
    dropDeadlines(act, ({ type }) => type === 'offerOpens'),
    ...(command.answer === 'accepts' ? [bookWhatWasAccepted(act)] : []),
  );
};

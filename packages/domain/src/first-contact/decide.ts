import { addDays, nextWorkingDay } from '../calendar/index.ts';
import { type Act, allow, type Guard, no, record, refused, type Step, type Verdict, when } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { CommandOf } from '../case/commands.ts';
import { notAhead, notBeforeTheStart } from '../case/dates.ts';
import { onlyStarted } from '../case/place-and-phase.ts';
import { onlyTheHolder, unitOf } from '../case/standing.ts';
import { morningOf } from '../deadline/ladder.ts';
import { dropDeadlines, setDeadline } from '../deadline/set.ts';
import { onlyWhoHoldsTheTask } from '../task/holding.ts';
import { cancelTasks, finishTasks, openTaskOnce, theCase } from '../task/open-task.ts';
import { worksWithParticipant } from '../task/promised.ts';
import type { Task } from '../task/task.ts';

const takingInitiative = ({ kind }: Task): boolean => kind === 'takeInitiative';

/** In VUXAM the participant makes the first contact, and is given some days to. */
const onlyWhereItIsAwaited = ({ model }: Act): Guard =>
  model.firstContact ? undefined : no('notInModel', { insats: model.id });
const onlyTheFirst = ({ firstContact }: CaseFile): Guard =>
  firstContact ? no('alreadyRecorded', { on: firstContact.on }) : undefined;

/** From the acceptance on the participant's own first contact is awaited, the whole of the model's last day too. */
export const awaitFirstContact = (act: Act): Step => {
  const { firstContact } = act.model;
  if (!firstContact) return () => [];
  return when(
    (state) => state.firstContact === undefined,
    setDeadline(act, 'firstContactDue', (id, state) => ({
      id,
      type: 'firstContactDue',
      at: morningOf(nextWorkingDay(addDays(act.today, firstContact.withinDays + 1)), state.id),
    })),
  );
};

/** There was none: the samordnare takes the initiative (Samverkan Ljusnarsberg). */
export const takeInitiative =
  (act: Act): Step =>
  (state) =>
    openTaskOnce(act, {
      kind: 'takeInitiative',
      owner: unitOf(state.holder),
      subject: theCase,
      claimedBy: worksWithParticipant(act, state),
    })(state);

/** They have met: nobody waits for a first contact any more, whether or not somebody wrote it down. */
export const firstContactIsMade = (act: Act): readonly Step[] => [
  dropDeadlines(act, ({ type }) => type === 'firstContactDue'),
  cancelTasks(act, takingInitiative),
];

/** Takes that the first contact was made. Refuses where the insats awaits none, a second one, and dates ahead or before the start. */
export const decideFirstContact = (state: CaseFile, command: CommandOf<'recordFirstContact'>, act: Act): Verdict => {
  const not =
    onlyTheHolder(state, act.actor) ??
    onlyWhereItIsAwaited(act) ??
    onlyStarted(state) ??
    onlyTheFirst(state) ??
    onlyWhoHoldsTheTask(state, act.actor, takingInitiative) ??
    notAhead(command.on, act) ??
    notBeforeTheStart(command.on, state);
  if (not) return refused(not);
  return allow(
    record(act, { type: 'firstContactMade', contact: { on: command.on, by: command.by } }),
    finishTasks(act, takingInitiative),
    ...firstContactIsMade(act),
  );
};

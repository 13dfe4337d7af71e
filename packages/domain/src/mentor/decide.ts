import { addDays, nextWorkingDay } from '../calendar/index.ts';
import { type Act, allow, type Guard, happened, no, record, refused, type Step, type Verdict } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { CommandOf } from '../case/commands.ts';
import { notAhead, notBeforeTheReferral } from '../case/dates.ts';
import { deriveId } from '../case/derive-id.ts';
import { openPhaseTasks, setFollowUpDue } from '../case/phase-tasks.ts';
import { enterPhase, nextPhase, onlyInPhase } from '../case/place-and-phase.ts';
import { onlyTheHolder, unitOf } from '../case/standing.ts';
import { startInsats } from '../case/start-insats.ts';
import { morningOf } from '../deadline/ladder.ts';
import { dropDeadlines, setDeadline } from '../deadline/set.ts';
import { onlyWhoHoldsTheTask } from '../task/holding.ts';
import { cancelTasks, finishTasks, openTaskOnce, openTasks, theCase } from '../task/open-task.ts';
import { worksWithParticipant } from '../task/promised.ts';
import type { Task } from '../task/task.ts';
import type { Mentorship } from './mentor.ts';

type MentorCommand = CommandOf<'matchMentor' | 'recordMentorContact' | 'recordSupervisorAbsence'>;

const matching = ({ kind }: Task): boolean => kind === 'matchMentor';
const askingForContact = ({ kind }: Task): boolean => kind === 'mentorContact';

const onlyInsatserWithMentors = ({ model }: Act): Guard =>
  model.mentorship ? undefined : no('notInModel', { insats: model.id });
/** Who stands in for the handledare is somebody else. */
const onlyAnotherAsStandIn = ({ supervisor, standIn }: CommandOf<'matchMentor'>): Guard =>
  supervisor === standIn ? no('standInIsTheSame') : undefined;
const onlyOnceMatched = ({ mentorship }: CaseFile): Guard => (mentorship ? undefined : no('mentorMissing'));
const onlyTheFirstContact = ({ mentorship }: CaseFile): Guard =>
  mentorship?.contactOn ? no('alreadyRecorded', { on: mentorship.contactOn }) : undefined;
const notBeforeTheMatch = (on: string, { mentorship }: CaseFile): Guard =>
  mentorship && on < mentorship.matchedOn ? no('dateOrder', { on }) : undefined;
const onlyAnAbsenceNotOver = (until: string, { today }: Act): Guard =>
  until >= today ? undefined : no('dateOrder', { until });

/** The mentor makes the first contact; where it does not come, the handledare sees to it, then the process leader (the ladder). */
const awaitMentor = (act: Act, withinDays: number): readonly Step[] => [
  dropDeadlines(act, ({ type }) => type === 'mentorContactDue'),
  cancelTasks(act, askingForContact),
  setDeadline(act, 'mentorContactDue', (id, state) => ({
    id,
    type: 'mentorContactDue',
    at: morningOf(nextWorkingDay(addDays(act.today, withinDays + 1)), state.id),
  })),
];

/** No first contact came: the handledare's task, or the stand-in's while the handledare is away. */
export const askForMentorContact =
  (act: Act): Step =>
  (state) =>
    openTaskOnce(act, {
      kind: 'mentorContact',
      owner: unitOf(state.holder),
      subject: theCase,
      claimedBy: worksWithParticipant(act, state),
    })(state);

/** With the first match the insats begins; a later one puts another mentor in the place of the one before. */
const match = (state: CaseFile, command: CommandOf<'matchMentor'>, act: Act): Verdict => {
  const { mentor, supervisor, standIn, on } = command;
  const mentorId = command.mentorId ?? deriveId(act.commandId, 'mentor');
  const mentorship: Mentorship = { mentor, mentorId, supervisor, standIn, matchedOn: on };
  const begins = state.phase === 'matching';
  return allow(
    record(act, { type: 'mentorMatched', mentorship }),
    finishTasks(act, matching),
    record(act, { type: 'coachAssigned', coach: supervisor }),
    ...(begins ? [...enterPhase(act, nextPhase(act.model, 'matching') ?? 'insats'), ...startInsats(act, on)] : []),
    ...(begins ? [openPhaseTasks(act), ...setFollowUpDue(act, act.model.followUp.firstAfterDays)] : []),
    ...awaitMentor(act, act.model.mentorship?.contactWithinDays ?? 0),
  );
};

/** What the handledare had taken, the stand-in has. */
const handToTheStandIn =
  (act: Act, { supervisor, standIn }: Mentorship): Step =>
  (state) =>
    openTasks(state, ({ claimedBy }) => claimedBy === supervisor).map(({ id }) =>
      happened(act, { type: 'taskAssigned', task: id, staff: standIn }),
    );

/** Takes a match, the mentor's first contact, or that the handledare is away. Refuses where the insats has no mentors or none is matched. */
export const decideMentor = (state: CaseFile, command: MentorCommand, act: Act): Verdict => {
  const common = onlyTheHolder(state, act.actor) ?? onlyInsatserWithMentors(act);
  if (common) return refused(common);
  switch (command.type) {
    case 'matchMentor': {
      const not =
        onlyInPhase(state, 'matching', 'insats') ??
        onlyAnotherAsStandIn(command) ??
        onlyWhoHoldsTheTask(state, act.actor, matching) ??
        notAhead(command.on, act) ??
        notBeforeTheReferral(command.on, state) ??
        notBeforeTheMatch(command.on, state);
      return not ? refused(not) : match(state, command, act);
    }
    case 'recordMentorContact': {
      const not =
        onlyOnceMatched(state) ??
        onlyTheFirstContact(state) ??
        onlyWhoHoldsTheTask(state, act.actor, askingForContact) ??
        notAhead(command.on, act) ??
        notBeforeTheMatch(command.on, state);
      if (not) return refused(not);
      return allow(
        record(act, { type: 'mentorContactMade', on: command.on }),
        finishTasks(act, askingForContact),
        dropDeadlines(act, ({ type }) => type === 'mentorContactDue'),
      );
    }
    case 'recordSupervisorAbsence': {
      const { mentorship } = state;
      const not = onlyOnceMatched(state) ?? onlyAnAbsenceNotOver(command.until, act);
      if (not || !mentorship) return refused(not ?? no('mentorMissing'));
      return allow(record(act, { type: 'supervisorAbsent', until: command.until }), handToTheStandIn(act, mentorship));
    }
  }
};

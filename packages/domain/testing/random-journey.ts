import fc from 'fast-check';
import { mayTry } from '../src/access/commands-by-relation.ts';
import { grantsOf, relationsOf } from '../src/access/grants.ts';
import { addDays, addDuration, type Instant, type IsoDate, instant, stockholmDate } from '../src/calendar/index.ts';
import { type CaseFile, incomeSources } from '../src/case/case-file.ts';
import type { Command } from '../src/case/commands.ts';
import { judge } from '../src/case/decide.ts';
import { deriveId } from '../src/case/derive-id.ts';
import type { CaseEvent } from '../src/case/events.ts';
import { evolve } from '../src/case/evolve.ts';
import { type Possible, possibleCommands } from '../src/case/possible-commands.ts';
import { unitOf } from '../src/case/standing.ts';
import { waitingFor } from '../src/case/waiting-for.ts';
import { contactRoles } from '../src/contact/contact.ts';
import { nextDeadline } from '../src/deadline/next-deadline.ts';
import { declineReasons, disclosureBases, handoverOutcomes, withdrawReasons } from '../src/handover/handover.ts';
import { currentHandover } from '../src/handover/handovers.ts';
import { papersOf } from '../src/handover/papers.ts';
import type { InsatsModel } from '../src/insatser/model.ts';
import { units } from '../src/insatser/parties.ts';
import { siktaArbetsmarknad } from '../src/insatser/sikta-arbetsmarknad.ts';
import { siktaArbetsmarknad2 } from '../src/insatser/sikta-arbetsmarknad-2.ts';
import {
  meetingCancelReasons,
  meetingChangeReasons,
  meetingModes,
  meetingReplies,
  timeAnswers,
} from '../src/meeting/meeting.ts';
import { moveReasons } from '../src/move/move.ts';
import type { Actor } from '../src/organisation/organisation.ts';
import { recommendationDecisions } from '../src/team/team.ts';
import { textRefusalReasons } from '../src/text-request/text-request.ts';
import { waitReasons } from '../src/wait/wait.ts';
import { broughtToTeam, inConsultation, inUnga, inUngaAssessment, recommended } from './insatser-with-a-team.ts';
import {
  accepted,
  called,
  documentRef,
  handedOver,
  held,
  importedCase,
  inAssessment,
  inHandover,
  inInsats,
  newJourney,
  recorded,
  referral,
  referred,
  waiting,
} from './journey.ts';
import { caseworkerSought, contactsKnown } from './known.ts';
import { supportAsked, supported } from './parallel-support.ts';
import { clock, importer, machineOf, people, relay, team, waitingList } from './people.ts';
import { samtyckeRecorded } from './samtycke-recorded.ts';
import { moveAsked, parked } from './standing-still.ts';
import { textAsked } from './text-asked.ts';
import { inTunaAssessment, inWorkTraining, waitingForPlacement } from './tuna-journey.ts';
import {
  duaMet,
  duaOpen,
  duaReferred,
  duaStarted,
  mentorApplied,
  mentorMatched,
  mentorSought,
  vuxamMissed,
  vuxamPlanned,
  vuxamReferred,
  vuxamStarted,
} from './without-ko.ts';

/** A move is a few numbers that a case in any state can make something of, so that a failing run shrinks to few and plain moves. */
export type Move = { readonly manner: Manner; readonly pick: number; readonly turn: number; readonly hours: number };
const manners = ['sensible', 'varied', 'deadline', 'late', 'repeat', 'stranger', 'nonsense'] as const;
type Manner = (typeof manners)[number];

const weights: Readonly<Record<Manner, number>> = {
  sensible: 40,
  varied: 25,
  deadline: 15,
  late: 3,
  repeat: 4,
  stranger: 6,
  nonsense: 5,
};

export const moves = (maxLength: number): fc.Arbitrary<readonly Move[]> =>
  fc.array(
    fc.record({
      manner: fc.oneof(...manners.map((manner) => ({ weight: weights[manner], arbitrary: fc.constant(manner) }))),
      pick: fc.nat(9999),
      turn: fc.nat(9999),
      hours: fc.nat(60),
    }),
    { minLength: 1, maxLength, size: 'max' },
  );

export type Beginning = { readonly events: readonly CaseEvent[]; readonly at: Instant; readonly model: InsatsModel };

const begun = (...stretches: readonly (() => ReturnType<typeof newJourney>)[]): readonly Beginning[] =>
  stretches.map((stretch) => {
    const journey = stretch();
    return { events: journey.events(), at: journey.now(), model: journey.model };
  });

/** Where a random journey may begin: anywhere along the main path, or with a case from a list. */
const allBeginnings = (): readonly Beginning[] =>
  begun(
    referred,
    waiting,
    called,
    inAssessment,
    inInsats,
    inHandover,
    handedOver,
    held,
    recorded,
    accepted,
    supported,
    supportAsked,
    parked,
    moveAsked,
    caseworkerSought,
    contactsKnown,
    textAsked,
    samtyckeRecorded,
    () => inInsats(newJourney(undefined, siktaArbetsmarknad2)),
    () => handedOver(newJourney(undefined, siktaArbetsmarknad2)),
    vuxamReferred,
    vuxamStarted,
    vuxamPlanned,
    vuxamMissed,
    duaReferred,
    duaStarted,
    duaOpen,
    duaMet,
    mentorApplied,
    mentorSought,
    mentorMatched,
    inTunaAssessment,
    waitingForPlacement,
    inWorkTraining,
    inUngaAssessment,
    inUnga,
    broughtToTeam,
    recommended,
    inConsultation,
    () => importedCase({ phase: 'waitingList' }),
    () => importedCase({ phase: 'assessment' }),
    () => importedCase({ phase: 'insats', nameMissing: true }),
    () => importedCase({ phase: 'handover' }),
  );

let known: readonly Beginning[] | undefined;
/** Worked out once, when first asked for. */
export const beginnings = (): readonly Beginning[] => {
  known ??= allBeginnings();
  return known;
};

const everybody: readonly Actor[] = [
  ...Object.values(people),
  clock,
  waitingList,
  team,
  importer,
  relay,
  machineOf(units.afRehab),
  machineOf(units.kommunSikta),
  machineOf(units.forbundKansli),
];
const staff = Object.values(people);

const chosen = <Item>(items: readonly Item[], n: number): Item => {
  const item = items[n % items.length];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
};

/** Mostly somebody whose turn it is, or who holds the case. */
const likelyActor = (state: CaseFile, model: InsatsModel, turn: number): Actor => {
  const waits = waitingFor(state, model);
  const unit = turn % 3 === 0 ? state.holder.unit : waits?.unit;
  const here = staff.filter((person) => person.unit === unit);
  if (state.phase === 'waitingList' && turn % 4 === 1) return waitingList;
  if (state.teamQuestion && turn % 4 === 2) return team;
  if (turn % 23 === 0) return chosen(everybody, turn);
  // Who stands beside the case has something to say too.
  const beside = state.handovers.find(({ parallelSupport }) => parallelSupport && !parallelSupport.ended)?.from.unit;
  const supporters = staff.filter((person) => person.unit === beside);
  if (supporters.length > 0 && turn % 7 === 3) return chosen(supporters, turn);
  const claimer = here.find((person) => person.staff === waits?.staff);
  if (claimer && turn % 5 !== 0) return claimer;
  return here.length > 0 ? chosen(here, turn) : chosen(staff, turn);
};

/** Other contents than the plainest: another reason, day, mode, party; sometimes what may not be said. */
const varied = (command: Command, state: CaseFile, today: IsoDate, n: number): Command => {
  const aDay = addDays(today, (n % 41) - 15);
  switch (command.type) {
    case 'sendHandover': {
      const to: readonly (typeof command.to)[] = [
        { type: 'unit', ...units.afRehab },
        { type: 'unit', ...units.fkRehab },
        { type: 'unit', ...units.regionPsykiatri },
        { type: 'unit', ...units.kommunForsorjning },
        { type: 'unit', ...units.kommunSikta },
        { type: 'unit', ...units.forbundKansli },
        { type: 'jointForum', forum: 'plattformen', members: [units.afPlattformen, units.kommunPlattformen] },
      ];
      const basis = chosen(disclosureBases, n);
      const parallelSupportUntil = addDays(today, 60);
      return { ...command, to: chosen(to, n), basis, answerBy: addDays(today, n % 30), parallelSupportUntil };
    }
    case 'resendReferral':
      return { ...command, basis: chosen(disclosureBases, n), message: documentRef('remiss', n) };
    case 'acceptHandover':
      return { ...command, caseworker: chosen(staff, n).staff };
    case 'declineHandover':
      return {
        ...command,
        reason: chosen(declineReasons, n),
        ...(n % 4 === 0 ? {} : { needed: documentRef('underlag', n) }),
      };
    case 'withdrawHandover':
      return { ...command, reason: chosen(withdrawReasons, n) };
    case 'supplyHandoverInfo': {
      const papers = papersOf(state).filter((_, index) => (n + index) % 2 === 0);
      return { ...command, papers: n % 5 === 0 ? papers.map((ref) => ({ ...ref, version: 9 })) : papers };
    }
    case 'answerTextRequest':
      return command.answer === 'gives'
        ? { ...command, basis: chosen(disclosureBases, n) }
        : { ...command, reason: chosen(textRefusalReasons, n) };
    case 'completeHandover':
      return { ...command, outcome: chosen(handoverOutcomes, n) };
    case 'recordHeldMeeting':
    case 'bookMeeting': {
      const handover = currentHandover(state)?.id;
      return {
        ...command,
        ...(n % 3 === 0 && handover ? { handover } : {}),
        kind: n % 2 === 0 ? 'handoverMeeting' : command.kind,
        mode: chosen(meetingModes, n),
        parties: [
          ...command.parties.filter((_, index) => (n + index) % 7 !== 0),
          { type: 'external', id: 'employer', role: 'employer', required: n % 5 === 0 },
        ],
      };
    }
    case 'proposeMeeting':
    case 'proposeOtherTimes':
      return {
        ...command,
        times: command.times.map((time, index) =>
          (n + index) % 5 === 0 ? { ...time, startsAt: instant(`${aDay}T09:30:00.000Z`) } : time,
        ),
      };
    case 'answerTimes':
    case 'recordAnsweredTimes': {
      const answers = Object.keys(command.answers).map(
        (time, index) => [time, chosen(timeAnswers, n + index)] as const,
      );
      return { ...command, answers: Object.fromEntries(n % 7 === 0 ? answers.slice(1) : answers) };
    }
    case 'wishForMeeting':
      return { ...command, on: aDay, document: documentRef('önskemål', n) };
    case 'cancelMeeting':
      return {
        ...command,
        reason: chosen(meetingCancelReasons, n),
        reasons: { [n % 3 === 0 ? 'nobody' : 'participant']: chosen(meetingChangeReasons, n) },
      };
    case 'confirmMinutes':
      return n % 2 === 0 ? { ...command, objection: documentRef('invändning', n) } : command;
    case 'replyToMeeting':
    case 'recordMeetingReply':
      return { ...command, reply: chosen(meetingReplies, n) };
    case 'rescheduleMeeting':
      return {
        ...command,
        startsAt: instant(`${aDay}T12:00:00.000Z`),
        mode: chosen(meetingModes, n),
        ...(n % 2 === 0 ? { where: documentRef('plats', n) } : {}),
      };
    case 'meetingHeld':
      return { ...command, attended: command.attended.filter((_, index) => (n + index) % 6 !== 0) };
    case 'recordMinutes': {
      const meeting = state.meetings.find(({ id }) => id === command.meeting);
      const party = meeting?.parties[n % (meeting.parties.length + 1)]?.id ?? 'nobody';
      const next = state.meetings.at(-1);
      return {
        ...command,
        commitments: n % 3 === 0 ? [] : [{ id: `commitment ${n}`, party, dueOn: aDay }],
        next: n % 4 === 0 && next ? { meeting: next.id } : command.next,
      };
    }
    case 'assignTask':
      return { ...command, staff: chosen(staff, n).staff };
    case 'claimTask':
    case 'handBackTask':
      return { ...command, version: command.version - (n % 2) };
    case 'completeTask':
      return { ...command, version: command.version - (n % 3 === 0 ? 1 : 0), document: documentRef('anteckning', n) };
    case 'callParticipant':
      return { ...command, coach: chosen(staff, n).staff, answerBy: aDay };
    case 'answerSummons':
      return n % 3 === 0 && command.answer === 'comes' ? { ...command, startsOn: aDay } : command;
    case 'recordSummonsDelivery':
    case 'completeAssessment':
    case 'savePlan':
    case 'recordFollowUp':
    case 'recordFirstContact':
    case 'recordStepMove':
    case 'recordReview':
    case 'recordOffer':
    case 'recordMentorContact':
    case 'participantDied':
      return { ...command, on: aDay };
    case 'matchMentor':
      return { ...command, on: aDay, standIn: n % 5 === 0 ? command.supervisor : chosen(staff, n).staff };
    case 'recordSupervisorAbsence':
      return { ...command, until: aDay };
    case 'changeModel':
      return n % 3 === 0 ? { ...command, modelHash: state.modelHash } : command;
    case 'extendParallelSupport':
      return { ...command, until: addDays(today, (n % 220) - 5) };
    case 'answerParallelSupport':
      return { ...command, agrees: n % 2 === 0 };
    case 'endParallelSupport':
      return { ...command, on: aDay };
    case 'transferWork': {
      const until = n % 3 === 0 ? undefined : addDays(today, (n % 40) - 4);
      return { ...command, to: chosen(staff, n).staff, ...(until && { until }) };
    }
    case 'nameContact':
      return {
        ...command,
        role: chosen(contactRoles, n),
        person: n % 2 === 0 ? { type: 'outside', document: documentRef('kontakt', n) } : command.person,
      };
    case 'askForCaseworker':
      return n % 4 === 0 ? { ...command, of: unitOf(units.regionVardcentral) } : command;
    case 'replaceContact':
      return { ...command, person: { type: 'outside', document: documentRef('kontakt', n) } };
    case 'requestMove': {
      const unit = chosen([units.kommunForsorjning, units.kommunSikta, units.afPlattformen, units.afRehab], n);
      const to = n % 3 === 0 ? ({ type: 'unit', ...unitOf(unit) } as const) : undefined;
      return { ...command, reason: chosen(moveReasons, n), ...(to && { to }) };
    }
    case 'answerMove': {
      const { to: _, reason: __, ...plain } = command;
      if (n % 3 === 0) return plain;
      return n % 3 === 1 ? command : { ...command, to: { type: 'unit', ...unitOf(chosen(staff, n)) } };
    }
    case 'parkCase':
      return { ...command, reason: chosen(waitReasons, n), until: addDays(today, (n % 130) - 5) };
    case 'extendWait':
      return { ...command, until: addDays(today, n % 110) };
    case 'recordIncome':
      return { ...command, income: chosen(incomeSources, n) };
    case 'startPlacement':
      return { ...command, from: aDay };
    case 'endPlacement':
      return { ...command, to: aDay };
    case 'recommendationGiven':
      return { ...command, on: aDay };
    case 'decideOnRecommendation':
      return { ...command, decision: chosen(recommendationDecisions, n), document: documentRef('beslut', n) };
    case 'startFollowingCase':
      return { ...command, basis: chosen(disclosureBases, n), place: n % 3 === 0 ? 'nowhere' : command.place };
    case 'closeCase': {
      const { explanation: _, ...unexplained } = command;
      if (n % 5 === 0) return { ...command, subReason: 'belowLevelOfAf' };
      return n % 2 === 0 ? unexplained : command;
    }
    case 'moved':
      return { ...command, kommun: chosen(['Katrineholm', 'Flen', 'Eskilstuna'], n) };
    default:
      return command;
  }
};

const named = (possible: Possible, actor: Actor, id: string): Command =>
  ({ ...possible, actor, commandId: id }) as Command;

const nonsense = (state: CaseFile, actor: Actor, today: IsoDate, n: number, id: string): Command => {
  const all: readonly Possible[] = [
    { type: 'acceptHandover', handover: state.handovers[n % (state.handovers.length + 1)]?.id ?? 'none such' },
    { type: 'completeTask', task: state.tasks[n % (state.tasks.length + 1)]?.id ?? 'none such', version: n % 4 },
    { type: 'meetingHeld', meeting: 'none such', attended: ['nobody'], mode: 'video' },
    { type: 'answerSummons', summons: 'none such', answer: 'declines' },
    { type: 'endPlacement', placement: 'none such', to: today },
    { type: 'closeCase', reason: 'none such' },
    { type: 'deadlinePassed', deadline: state.deadlines[n % (state.deadlines.length + 1)]?.id ?? 'none', rung: n % 5 },
    referral({ caseId: state.id }) as Possible,
  ];
  return named(chosen(all, n), actor, id);
};

/** What may be done at any time leads nowhere: now and then is enough. Closing ends it all: the same. */
const isDull = (command: Command, state: CaseFile): boolean => {
  switch (command.type) {
    case 'claimTask':
    case 'assignTask':
    case 'handBackTask':
    case 'noteRefusedMessage':
    case 'participantDied':
    case 'moved':
    case 'recordIncome':
    case 'assignCaseworker':
    case 'assignCoach':
    case 'transferWork':
    case 'askForCaseworker':
    case 'nameContact':
    case 'replaceContact':
    case 'endContact':
    case 'requestMove':
    case 'remindNow':
    case 'escalateNow':
    case 'askForSamtycke':
    case 'recordSamtycke':
    case 'renewSamtycke':
    case 'withdrawSamtycke':
    case 'recordSekretessReview':
    case 'parkCase':
    case 'rescheduleMeeting':
    case 'cancelMeeting':
    case 'withdrawHandover':
    case 'withdrawSummons':
    case 'withdrawWish':
    case 'proposeOtherTimes':
      return true;
    case 'closeCase':
      return !state.meetings.some(({ minutes }) => minutes);
    case 'bookMeeting':
      return command.kind !== 'handoverMeeting' || state.meetings.some(({ status }) => status === 'planned');
    case 'proposeMeeting':
      return state.meetings.some(({ status }) => status === 'planned' || status === 'proposed');
    default:
      return false;
  }
};

/** From a random one on, the first that is allowed; passing over the dull, or few journeys would get far. */
const firstAllowed = (
  which: readonly Possible[],
  actor: Actor,
  { pick, turn }: Move,
  id: string,
  state: CaseFile,
  at: Instant,
  model: InsatsModel,
): Command => {
  const act = { commandId: id, actor, at, today: stockholmDate(at), model };
  for (let n = 0; n < which.length; n += 1) {
    const command = named(chosen(which, pick + n * 7), actor, id);
    if (isDull(command, state) && turn % 6 !== 0) continue;
    if (judge(state, command, act).type === 'allowed') return command;
  }
  return named(chosen(which, pick), actor, id);
};

export type Given = { readonly command: Command; readonly at: Instant };

/** What the move is in this state: the command and when it is acted on. `earlier` are the commands already given. */
export const commandOf = (
  move: Move,
  step: number,
  state: CaseFile,
  now: Instant,
  earlier: readonly Command[],
  model: InsatsModel = siktaArbetsmarknad,
): Given => {
  const { manner, pick, turn } = move;
  const at = addDuration(now, { hours: move.hours });
  const today = stockholmDate(at);
  const id = deriveId(`${step}`, `${pick} ${turn}`);
  const from = (actor: Actor, which: readonly Possible[]): Command => named(chosen(which, pick), actor, id);
  const tryable = (actor: Actor) => {
    const relations = actor.type === 'staff' ? relationsOf(grantsOf(state, model), actor) : [];
    const some = possibleCommands(state, actor, model, at, (type) => mayTry(type, actor, relations));
    return some.length > 0 ? some : possibleCommands(state, actor, model, at, () => true);
  };
  switch (manner) {
    case 'sensible':
    case 'varied': {
      const actor = likelyActor(state, model, turn);
      const command = firstAllowed(tryable(actor), actor, move, id, state, at, model);
      return { command: manner === 'varied' ? varied(command, state, today, turn) : command, at };
    }
    case 'deadline':
    case 'late': {
      const due = nextDeadline(state);
      if (!due) return { command: nonsense(state, clock, today, pick, id), at };
      const dueAt = due.at > now ? due.at : now;
      return {
        command: named({ type: 'deadlinePassed', deadline: due.id, rung: due.rung }, clock, id),
        at: manner === 'late' ? addDuration(dueAt, { days: 1 + (turn % 200) }) : dueAt,
      };
    }
    case 'repeat': {
      const before = earlier[pick % Math.max(1, earlier.length)];
      return { command: before ? { ...before, commandId: id } : nonsense(state, clock, today, pick, id), at };
    }
    case 'stranger': {
      const actor = chosen(everybody, turn);
      return {
        command: from(
          actor,
          possibleCommands(state, actor, model, at, () => true),
        ),
        at,
      };
    }
    case 'nonsense':
      return { command: nonsense(state, chosen(everybody, turn), today, pick, id), at };
  }
};

export const stateOf = (events: readonly CaseEvent[]): CaseFile => {
  const state = events.reduce<CaseFile | undefined>(evolve, undefined);
  if (!state) throw new Error('no events');
  return state;
};

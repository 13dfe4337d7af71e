import { addDays, addDuration, type Instant, type IsoDate, stockholmDate } from '../calendar/index.ts';
import { agenciesOfRole, contactRoles } from '../contact/contact.ts';
import { contactsOf } from '../contact/contacts.ts';
import { nextDeadline } from '../deadline/next-deadline.ts';
import type { HandoverAddress } from '../handover/handover.ts';
import { addressees, currentHandover, isUnanswered } from '../handover/handovers.ts';
import type { InsatsModel } from '../insatser/model.ts';
import { unitsAround } from '../insatser/parties.ts';
import { currentModel, newerModels } from '../insatser/registry.ts';
import { meetingModelOf } from '../insatser/usual.ts';
import { type Meeting, type MeetingKind, type MeetingTime, meetingKinds } from '../meeting/meeting.ts';
import type { MoveSubject } from '../move/move.ts';
import type { Actor, StaffId, UnitRef } from '../organisation/organisation.ts';
import { protectionKinds } from '../protected-identity/protected-identity.ts';
import { lacksSamtycke } from '../samtycke/cover.ts';
import { mayBeAsked } from '../samtycke/ground.ts';
import { purposesOfMeeting } from '../samtycke/purpose.ts';
import { type SharingPurpose, sharedCategories } from '../samtycke/samtycke.ts';
import { isOpen } from '../task/open-task.ts';
import { textsOf } from '../text-request/text-request.ts';
import { given } from './act.ts';
import { mayFollowClosing } from './after-closing.ts';
import type { CaseFile, DocumentRef } from './case-file.ts';
import type { Command, CommandType, PartyRequest } from './commands.ts';
import { laterOf } from './dates.ts';
import { hostUnit, placeOf } from './place-and-phase.ts';
import { agencyKindOf, sameUnit, staffOf, unitOf } from './standing.ts';

type Without<Value, Key extends PropertyKey> = Value extends unknown ? Omit<Value, Key> : never;
export type Possible = Without<Command, 'commandId' | 'actor'>;

// Stands where a command carries a person's own words or a choice that no rule looks into.
const somePaper: DocumentRef = { document: 'some document', version: 1, hash: '' };

const theCase: MoveSubject = { type: 'case' };
type Now = {
  readonly today: IsoDate;
  readonly at: Instant;
  readonly inAWeek: Instant;
  readonly inTwoWeeks: IsoDate;
  readonly model: InsatsModel;
  readonly actor: Actor;
};

const otherUnits = (state: CaseFile): readonly UnitRef[] =>
  unitsAround(state.holder).filter((unit) => !sameUnit(unit, state.holder));

const addressesFor = (state: CaseFile, route: InsatsModel['handover']['routes'][number], model: InsatsModel) => {
  const forums = model.jointForums.filter(({ id }) => id === route.forum);
  if (route.forum !== undefined)
    return forums.map(({ id, members }): HandoverAddress => ({ type: 'jointForum', forum: id, members }));
  return otherUnits(state)
    .filter(({ agency }) => route.to.some((kind) => kind === agencyKindOf(agency)))
    .map((unit): HandoverAddress => ({ type: 'unit', ...unitOf(unit) }));
};

/** On the participant's samtycke, recorded in the same act where another agency is told. */
const onSamtycke = (from: UnitRef, to: readonly UnitRef[], purpose: SharingPurpose, { today, inTwoWeeks }: Now) =>
  ({
    basis: 'samtycke',
    ...given({
      ground: to.some(({ agency }) => agency !== from.agency)
        ? ({
            type: 'samtycke',
            categories: sharedCategories,
            purpose,
            form: 'written',
            from: today,
            until: inTwoWeeks,
          } as const)
        : undefined,
    }),
  }) as const;

const handovers = (state: CaseFile, now: Now): readonly Possible[] => {
  const { today, inTwoWeeks, model } = now;
  const place = placeOf(model, state.place);
  return [
    ...model.handover.routes.flatMap((route) =>
      addressesFor(state, route, model).map((to): Possible => {
        const action = route.actions[0] ?? 'takeOver';
        const asked = to.type === 'unit' ? [to] : to.members;
        return {
          type: 'sendHandover',
          route: route.route,
          to,
          action,
          ...onSamtycke(state.holder, asked, 'handOver', now),
          answerBy: inTwoWeeks,
        };
      }),
    ),
    { type: 'resendReferral', ...onSamtycke(state.holder, place ? [hostUnit(place)] : [], 'coordinateSupport', now) },
    ...state.handovers.flatMap(({ id: handover }): readonly Possible[] => [
      { type: 'acknowledgeHandover', handover },
      { type: 'acceptHandover', handover },
      { type: 'declineHandover', handover, reason: 'noCapacity' },
      { type: 'requestHandoverInfo', handover, question: somePaper },
      { type: 'supplyHandoverInfo', handover, answer: somePaper },
      { type: 'withdrawHandover', handover, reason: 'situationChanged' },
      { type: 'completeHandover', handover, outcome: 'planAgreed' },
      { type: 'extendParallelSupport', handover, until: addDays(today, 30) },
      { type: 'answerParallelSupport', handover, agrees: true },
      { type: 'endParallelSupport', handover, on: today },
    ]),
    ...textsOf(state).map(({ ref }): Possible => ({ type: 'askForText', text: ref.document, why: somePaper })),
    ...(state.textRequests ?? []).flatMap(({ id: request, from, askedBy }): readonly Possible[] => [
      { type: 'answerTextRequest', request, answer: 'gives', ...onSamtycke(from, [askedBy], 'handOver', now) },
      { type: 'answerTextRequest', request, answer: 'refuses', reason: 'notNeeded' },
    ]),
  ];
};

/** Whom a meeting of the case would be with: the holder, the participant and the other side of the handover, of those who may know of it. */
const partiesFor = (state: CaseFile, kind: MeetingKind): readonly PartyRequest[] => {
  const mayKnow = ({ agency }: UnitRef): boolean =>
    !lacksSamtycke(state, state.holder.agency, agency, 'meetings', purposesOfMeeting(kind));
  const handover = currentHandover(state);
  const sides = handover ? (isUnanswered(handover) ? addressees(handover) : [handover.from]) : [];
  const others: readonly UnitRef[] = sides.filter((unit) => !sameUnit(unit, state.holder) && mayKnow(unit));
  const somebody = others.length > 0 ? undefined : otherUnits(state).find(mayKnow);
  const counterpart = somebody ? [somebody] : others;
  return [
    { type: 'participant', id: 'participant', required: true },
    ...[unitOf(state.holder), ...counterpart].map(
      (unit, n): PartyRequest => ({ type: 'unit', id: `unit ${n}`, required: true, ...unitOf(unit) }),
    ),
  ];
};

const someTimes = ({ inAWeek }: Now): readonly MeetingTime[] =>
  [0, 1, 2].map((days) => ({ id: `time ${days}`, startsAt: addDuration(inAWeek, { days }), minutesLong: 60 }));

const ofProposal = (meeting: Meeting, now: Now): readonly Possible[] => {
  const { id, parties, times = [] } = meeting;
  if (meeting.status !== 'proposed') return [];
  const answers = Object.fromEntries(times.map((time) => [time.id, 'can' as const]));
  return [
    { type: 'answerTimes', meeting: id, answers },
    ...parties
      .filter(({ type }) => type !== 'unit')
      .map((party): Possible => ({ type: 'recordAnsweredTimes', meeting: id, party: party.id, answers })),
    ...times.map((time): Possible => ({ type: 'settleTime', meeting: id, time: time.id })),
    { type: 'proposeOtherTimes', meeting: id, times: someTimes(now) },
  ];
};

const ofMeeting = (meeting: Meeting, now: Now): readonly Possible[] => {
  const { id, parties, mode } = meeting;
  const { inAWeek } = now;
  return [
    { type: 'replyToMeeting', meeting: id, reply: 'comes' },
    ...parties
      .filter(({ type }) => type !== 'unit')
      .map((party): Possible => ({ type: 'recordMeetingReply', meeting: id, party: party.id, reply: 'comes' })),
    ...ofProposal(meeting, now),
    { type: 'rescheduleMeeting', meeting: id, startsAt: inAWeek },
    { type: 'setMeetingPlace', meeting: id, where: somePaper },
    { type: 'cancelMeeting', meeting: id, reason: 'other' },
    { type: 'meetingHeld', meeting: id, attended: parties.map((party) => party.id), mode },
    { type: 'recordMinutes', meeting: id, document: somePaper, commitments: [], next: { none: 'notNeeded' } },
    { type: 'confirmMinutes', meeting: id },
    {
      type: 'amendMinutes',
      meeting: id,
      reason: 'factsWrong',
      document: { ...(meeting.minutes?.document ?? somePaper), version: (meeting.minutes?.document.version ?? 0) + 1 },
    },
  ];
};

/** The samtycke that calling somebody new brings, where one is to be recorded. */
const groundForCall = (state: CaseFile, kind: MeetingKind, parties: readonly PartyRequest[], now: Now) => {
  const own = now.actor.type === 'staff' ? now.actor : state.holder;
  const outside = parties
    .filter((party) => party.type === 'unit')
    .filter(({ agency }) => !mayBeAsked(state, own.agency, agency, kind, now));
  const { ground } = onSamtycke(own, outside, 'coordinateSupport', now);
  return given({ ground });
};

const meetings = (state: CaseFile, now: Now): readonly Possible[] => {
  // Whom one may ask differs by what the meeting is for only where samtycken say so.
  const anybody = state.samtycken === undefined ? partiesFor(state, 'multipartyMeeting') : undefined;
  return [
    ...meetingKinds.flatMap((kind) => {
      const parties = anybody ?? partiesFor(state, kind);
      const ground = groundForCall(state, kind, parties, now);
      return meetingModelOf(now.model, kind)
        .modes.slice(0, 1)
        .flatMap((mode): readonly Possible[] => [
          { type: 'bookMeeting', kind, startsAt: now.inAWeek, minutesLong: 60, mode, parties, ...ground },
          { type: 'proposeMeeting', kind, times: someTimes(now), mode, parties, ...ground },
          { type: 'recordHeldMeeting', kind, startsAt: now.at, minutesLong: 60, mode, parties, ...ground },
        ]);
    }),
    { type: 'wishForMeeting', on: now.today },
    ...(state.wishes ?? []).map(({ id }): Possible => ({ type: 'withdrawWish', wish: id })),
    ...state.meetings.flatMap((meeting) => ofMeeting(meeting, now)),
  ];
};

const tasks = (state: CaseFile, { actor }: Now): readonly Possible[] =>
  state.tasks.filter(isOpen).flatMap(({ id: task, version }): readonly Possible[] => [
    { type: 'claimTask', task, version },
    { type: 'handBackTask', task, version },
    { type: 'assignTask', task, version, staff: staffOf(actor) ?? '' },
    { type: 'completeTask', task, version },
    { type: 'remindNow', task },
    { type: 'escalateNow', task },
    { type: 'requestMove', of: { type: 'task', id: task }, reason: 'silence' },
  ]);

const summonses = (state: CaseFile, { today, inTwoWeeks, actor }: Now): readonly Possible[] => [
  {
    type: 'callParticipant',
    coach: staffOf(actor) ?? '',
    answerBy: inTwoWeeks,
    calledBy: unitOf(state.holder),
  },
  ...state.summonses.flatMap(({ id: summons, delivery }): readonly Possible[] => [
    // Noted anew, it was delivered otherwise than noted.
    { type: 'recordSummonsDelivery', summons, how: delivery?.how === 'letter' ? 'phone' : 'letter', on: today },
    { type: 'answerSummons', summons, answer: 'comes' },
    { type: 'answerSummons', summons, answer: 'declines', reason: 'notNow' },
    { type: 'withdrawSummons', summons },
  ]),
];

/** Everybody who has something in the case to do. */
const withWork = ({ holder, coach, summonses, tasks: all, contacts: known = [] }: CaseFile): readonly StaffId[] => {
  const claimers = all.filter(isOpen).map(({ claimedBy }) => claimedBy);
  const coaches = summonses.map(({ coach: caller, takenOverBy }) => takenOverBy ?? caller);
  const named = known.flatMap(({ person }) => (person?.type === 'staff' ? person.staff : []));
  return [...new Set([holder.caseworker, coach, ...coaches, ...claimers, ...named])].filter(
    (staff) => staff !== undefined,
  );
};

const journey = (state: CaseFile, { today, inTwoWeeks, model, actor }: Now): readonly Possible[] => {
  const staff = staffOf(actor) ?? '';
  return [
    { type: 'completeAssessment', document: somePaper, on: today },
    { type: 'savePlan', document: somePaper, on: today },
    { type: 'recordFollowUp', on: today },
    { type: 'recordIncome', income: state.incomeNow },
    { type: 'resolveInsuranceQuestion' },
    { type: 'startPlacement', from: laterOf(today, state.startedOn ?? today) },
    ...state.placements.map(
      ({ id, from }): Possible => ({ type: 'endPlacement', placement: id, to: laterOf(today, from) }),
    ),
    ...withWork(state).map(
      (from): Possible => ({ type: 'transferWork', from, to: from === staff ? 'a colleague' : staff }),
    ),
    { type: 'requestMove', of: theCase, reason: 'absence' },
    ...(state.moveRequests ?? []).flatMap(({ id: request }): readonly Possible[] => [
      { type: 'answerMove', request, answer: 'accepts', to: { type: 'staff', staff } },
      { type: 'answerMove', request, answer: 'declines', reason: 'noCapacity' },
    ]),
    { type: 'parkCase', reason: 'care', until: inTwoWeeks },
    { type: 'extendWait', until: addDays(state.wait?.until ?? today, 7) },
    { type: 'resumeCase' },
    { type: 'beginHandover' },
    { type: 'recordFirstContact', on: today, by: 'participant' },
    ...(model.steps ?? []).map(({ id: step }): Possible => ({ type: 'recordStepMove', step, on: today })),
    { type: 'recordReview', on: today, document: somePaper },
    { type: 'recordOffer', on: today, answer: 'declines' },
    { type: 'recordOffer', on: today, answer: 'accepts' },
    { type: 'matchMentor', mentor: somePaper, supervisor: staff, standIn: 'somebody else', on: today },
    { type: 'recordMentorContact', on: today },
    { type: 'recordSupervisorAbsence', until: today },
    ...newerModels(state.modelHash).map(({ hash }): Possible => ({ type: 'changeModel', modelHash: hash })),
    { type: 'assignCaseworker', staff },
    { type: 'assignCoach', coach: staff },
    { type: 'participantNamed' },
    ...model.closureReasons.map(
      ({ id, subReasons }): Possible => ({
        type: 'closeCase',
        reason: id,
        explanation: somePaper,
        ...given({ subReason: subReasons?.[0]?.id }),
      }),
    ),
    ...(model.continuesInto ?? []).flatMap((insats) =>
      (currentModel(insats)?.places ?? []).map(
        ({ id }): Possible => ({ type: 'startFollowingCase', insats, place: id, caseId: state.id, basis: 'samtycke' }),
      ),
    ),
  ];
};

/** Of each unit about, the first role that nobody has there yet; `other` may be anybody's at any time. */
const contacts = (state: CaseFile, { actor }: Now): readonly Possible[] => {
  const own = actor.type === 'staff' ? [unitOf(actor)] : [];
  const person = { type: 'staff', staff: staffOf(actor) ?? '' } as const;
  const around = [unitOf(state.holder), ...own, ...unitsAround(state.holder).map(unitOf)];
  const units = around.filter((unit, index) => around.findIndex((other) => sameUnit(other, unit)) === index);
  return [
    ...units.map((of): Possible => ({ type: 'askForCaseworker', of })),
    ...units.flatMap((of): readonly Possible[] => {
      const isCaseworkerTaken =
        sameUnit(of, state.holder) ||
        contactsOf(state).some(
          ({ role, of: unit, person: named }) => role === 'caseworker' && named && sameUnit(unit, of),
        );
      return contactRoles
        .filter((role) => agenciesOfRole[role].some((kind) => kind === agencyKindOf(of.agency)))
        .filter((role) => (isCaseworkerTaken ? role === 'other' : role === 'caseworker'))
        .map((role): Possible => ({ type: 'nameContact', role, of, person }));
    }),
    ...contactsOf(state).flatMap(({ id: contact }): readonly Possible[] => [
      { type: 'replaceContact', contact, person },
      { type: 'endContact', contact },
    ]),
  ];
};

const team = (state: CaseFile, { today }: Now): readonly Possible[] => [
  { type: 'bringToTeam', question: somePaper },
  { type: 'recommendationGiven', document: somePaper, meeting: 'some meeting', on: today },
  ...(state.recommendations ?? []).flatMap(({ id: recommendation }): readonly Possible[] => [
    { type: 'decideOnRecommendation', recommendation, decision: 'follows', next: 'close' },
    { type: 'decideOnRecommendation', recommendation, decision: 'departs', next: 'continue' },
  ]),
];

/** What an agency does with its own samtycken and prövningar. */
const samtycken = (state: CaseFile, { actor, today, inTwoWeeks }: Now): readonly Possible[] => {
  const agency = actor.type === 'system' ? undefined : actor.agency;
  const other = [unitOf(state.holder), ...unitsAround(state.holder)].find(
    (unit) => unit.agency !== agency && agencyKindOf(unit.agency) !== 'forbund',
  );
  const shared = {
    receivers: other ? [other.agency] : [],
    categories: ['case'],
    purpose: 'coordinateSupport',
  } as const;
  return [
    { type: 'askForSamtycke', ...shared },
    ...(state.samtyckeRequests ?? []).map(({ id: request }): Possible => ({ type: 'recordSamtyckeDeclined', request })),
    { type: 'recordSamtycke', ...shared, form: 'written', from: today, until: inTwoWeeks },
    ...(state.samtycken ?? []).flatMap(({ id: samtycke, terms }): readonly Possible[] => [
      { type: 'endSamtycke', samtycke },
      { type: 'renewSamtycke', samtycke, form: 'written', until: addDays(laterOf(terms?.until ?? today, today), 30) },
      { type: 'withdrawSamtycke', samtycke },
    ]),
    { type: 'withdrawSamtycke' },
    { type: 'samtyckeWithdrawn' },
    {
      type: 'recordSekretessReview',
      ...shared,
      basis: 'statutoryDuty',
      outcome: 'mayBeGiven',
      until: inTwoWeeks,
      why: somePaper,
    },
    ...(state.sekretessReviews ?? []).map(({ id: review }): Possible => ({ type: 'confirmSekretessReview', review })),
  ];
};

const told = (state: CaseFile, { today, actor }: Now): readonly Possible[] => {
  const due = nextDeadline(state);
  return [
    { type: 'participantDied', on: today },
    { type: 'moved', kommun: state.facts.kommun, on: today },
    ...protectionKinds.map((kind): Possible => ({ type: 'protectIdentity', kind })),
    ...([...protectionKinds, 'none'] as const).map((kind): Possible => ({ type: 'identityProtected', kind })),
    { type: 'changeIdentityAccess', staff: [staffOf(actor) ?? ''] },
    { type: 'askToLiftProtection' },
    { type: 'answerLifting', answer: 'keeps' },
    { type: 'answerLifting', answer: 'lifts' },
    { type: 'noteRefusedMessage', message: '', refusal: '' },
    ...(due ? [{ type: 'deadlinePassed', deadline: due.id, rung: due.rung } as const] : []),
  ];
};

const nowOf = (actor: Actor, model: InsatsModel, at: Instant): Now => {
  const today = stockholmDate(at);
  return { today, at, inAWeek: addDuration(at, { hours: 168 }), inTwoWeeks: addDays(today, 14), model, actor };
};

/** Of a closed case: what may follow its closing. */
export const possibleAfterClosing = (
  state: CaseFile,
  actor: Actor,
  model: InsatsModel,
  at: Instant,
): readonly Possible[] => {
  const now = nowOf(actor, model, at);
  return [samtycken, told].flatMap((room) => room(state, now)).filter(mayFollowClosing);
};

/**
 * Each command that could be given in this case, on each thing in it, well-formed and with sensible contents. Whether it may be given is
 * for `judge` to say; `wanted` leaves out the types that the actor can't try at all.
 */
export const possibleCommands = (
  state: CaseFile,
  actor: Actor,
  model: InsatsModel,
  at: Instant,
  wanted: (type: CommandType) => boolean,
): readonly Possible[] => {
  const now = nowOf(actor, model, at);
  return [handovers, meetings, tasks, summonses, journey, contacts, team, samtycken, told]
    .flatMap((room) => room(state, now))
    .filter(({ type }) => wanted(type));
};

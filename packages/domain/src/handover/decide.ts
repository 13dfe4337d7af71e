import { basisAllowed } from '../access/disclosure-basis.ts';
import { addWorkingDays, type IsoDate } from '../calendar/index.ts';
import { type Act, allow, type Guard, given, no, record, refused, type Step, type Verdict } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import { openClosingWhenReady } from '../case/close.ts';
import type { CommandOf, HandoverCommand } from '../case/commands.ts';
import { onlyAnAnswerDateAhead } from '../case/dates.ts';
import { enterPhase, hostUnit, nextPhase, onlyInPhase, placeOf } from '../case/place-and-phase.ts';
import { actsFor, agencyKindOf, onlyCaseworkers, onlyTheHolder, sameUnit, unitOf } from '../case/standing.ts';
import { beginAfterReferral, leaveTheInsats } from '../case/start-insats.ts';
import type { Actor, UnitRef } from '../organisation/organisation.ts';
import { groundFor } from '../samtycke/ground.ts';
import { purposesOfHandover } from '../samtycke/purpose.ts';
import { onlyWhoHoldsTheTask } from '../task/holding.ts';
import {
  about,
  cancelTasks,
  finishTasks,
  isAbout,
  moveDue,
  moveTasks,
  openTask,
  openTaskOnce,
  theCase,
} from '../task/open-task.ts';
import { promisedTo } from '../task/promised.ts';
import type { Task, TaskKind } from '../task/task.ts';
import type { DisclosureBasis, Handover, HandoverAddress } from './handover.ts';
import {
  addressees,
  byWhom,
  findHandover,
  isReferral,
  mayAnswer,
  onlyTheReceiver,
  onlyTheSender,
  onlyWhileUnanswered,
  onlyWhoHasNotDeclined,
  overtaken,
  toBeReplaced,
  unansweredHandover,
} from './handovers.ts';
import { askForMore, onlyWhatWasAsked, onlyWhileNothingIsAsked, supplyInformation } from './more-information.ts';
import { onlyPapersOfTheCase } from './papers.ts';
import { beginParallelSupport, endSupportOf, onlySupportWithinTheModel } from './parallel-support.ts';
import { answering, send, stopWaitingForAnswer } from './send.ts';

type SendHandover = CommandOf<'sendHandover'>;

const ofKind =
  (...kinds: readonly TaskKind[]) =>
  ({ kind }: Task): boolean =>
    kinds.includes(kind);

/** One request at a time: two units that both may say yes would leave the case between two chairs. */
const onlyOneOpenHandover = (state: CaseFile): Guard => {
  const open = unansweredHandover(state);
  return open && no('handoverOpen', { handover: open.id });
};

/** On what ground an agency may tell another is the law's to say: the general clause carries no data of vård and socialtjänst (OSL 10:27). */
export const onlyLawfulGrounds = (basis: DisclosureBasis, { agency }: UnitRef, { today }: Act): Guard => {
  const kind = agencyKindOf(agency);
  return kind && basisAllowed(basis, kind, today) ? undefined : no('basisNotAllowed', { basis });
};

const notToOneself = (to: HandoverAddress, holder: UnitRef): Guard =>
  (to.type === 'unit' ? [to] : to.members).some((unit) => sameUnit(unit, holder)) ? no('handoverToSelf') : undefined;

/** Where to, and what may be asked there, is the model's to say. */
const onlyRoutesOfTheModel = ({ route, to, action }: SendHandover, act: Act): Guard => {
  const routes = act.model.handover.routes.filter((allowed) => allowed.route === route);
  if (to.type === 'jointForum') {
    const forum = act.model.jointForums.find(({ id }) => id === to.forum);
    return forum && routes.some((allowed) => allowed.forum === to.forum && allowed.actions.includes(action))
      ? undefined
      : no('receiverNotAllowed', { route, action });
  }
  const kind = agencyKindOf(to.agency);
  return kind &&
    routes.some(
      (allowed) => allowed.forum === undefined && allowed.to.includes(kind) && allowed.actions.includes(action),
    )
    ? undefined
    : no('receiverNotAllowed', { route, action });
};

/** Who is asked is looked up, not believed: a forum's members are the model's. */
const addressOf = (to: HandoverAddress, act: Act): HandoverAddress => {
  if (to.type === 'unit') return { type: 'unit', agency: to.agency, unit: to.unit };
  const members = act.model.jointForums.find(({ id }) => id === to.forum)?.members ?? to.members;
  return { type: 'jointForum', forum: to.forum, members };
};

/** Parallel support is agreed for a time to come. */
const onlySupportAhead = (until: IsoDate | undefined, today: IsoDate): Guard =>
  until !== undefined && until < today ? no('dateOrder', { parallelSupportUntil: until }) : undefined;

const decideSend = (state: CaseFile, command: SendHandover, act: Act): Verdict => {
  const to = addressOf(command.to, act);
  const ground = groundFor(
    state,
    {
      from: state.holder,
      to: to.type === 'unit' ? [to] : to.members,
      basis: command.basis,
      purposes: purposesOfHandover(command.route),
      withPapers: (command.papers ?? []).length > 0,
      brought: command.ground,
    },
    act,
  );
  const not =
    onlyTheHolder(state, act.actor) ??
    onlyInPhase(state, 'handover') ??
    onlyOneOpenHandover(state) ??
    onlyRoutesOfTheModel(command, act) ??
    notToOneself(to, state.holder) ??
    onlyLawfulGrounds(command.basis, state.holder, act) ??
    ground.not ??
    onlyAnAnswerDateAhead(command.answerBy, act) ??
    onlySupportAhead(command.parallelSupportUntil, act.today) ??
    onlySupportWithinTheModel(command.parallelSupportUntil, act) ??
    onlyPapersOfTheCase(state, command.papers ?? []) ??
    onlyWhoHoldsTheTask(state, act.actor, ofKind('sendHandover', 'resendHandover'));
  if (not) return refused(not);
  return allow(
    ...ground.steps,
    ...send(act, {
      ...act.model.handover,
      route: command.route,
      from: unitOf(state.holder),
      to,
      action: command.action,
      basis: command.basis,
      answerBy: command.answerBy,
      parallelSupportUntil: command.parallelSupportUntil,
      message: command.message,
      papers: command.papers,
      replaces: toBeReplaced(state)?.id,
    }),
    finishTasks(act, ofKind('sendHandover', 'resendHandover')),
    // Handed on, it is not to be closed until it is answered.
    cancelTasks(act, ofKind('closeCase')),
  );
};

/** On what ground an aktualisering tells the place's host unit of the participant; `known` is nothing before the case has begun. */
export const groundForReferral = (
  known: Parameters<typeof groundFor>[0],
  { from, to, basis, ground }: Pick<CommandOf<'resendReferral'>, 'basis' | 'ground'> & Record<'from' | 'to', UnitRef>,
  act: Act,
): ReturnType<typeof groundFor> =>
  groundFor(
    known,
    { from, to: [to], basis, purposes: purposesOfHandover('referral'), withPapers: false, brought: ground },
    act,
  );

/** The aktualisering, sent by the referring unit to the place's host unit. */
export const sendReferral = (
  act: Act,
  {
    from,
    to,
    basis,
    message,
    replaces,
  }: Pick<Parameters<typeof send>[1], 'from' | 'basis' | 'message' | 'replaces'> & { readonly to: UnitRef },
): readonly Step[] =>
  send(act, {
    ...act.model.referral,
    route: 'referral',
    from,
    to: { type: 'unit', ...to },
    action: 'enrol',
    basis,
    answerBy: addWorkingDays(act.today, act.model.referral.answerWithinWorkingDays),
    message,
    replaces,
  });

const decideResendReferral = (state: CaseFile, command: CommandOf<'resendReferral'>, act: Act): Verdict => {
  const place = placeOf(act.model, state.place);
  if (!place) return refused(no('placeUnknown', { place: state.place }));
  const ground = groundForReferral(state, { ...command, from: state.holder, to: hostUnit(place) }, act);
  const not =
    onlyTheHolder(state, act.actor) ??
    onlyInPhase(state, 'referral') ??
    onlyOneOpenHandover(state) ??
    onlyLawfulGrounds(command.basis, state.holder, act) ??
    ground.not ??
    onlyWhoHoldsTheTask(state, act.actor, ofKind('resendHandover'));
  if (not) return refused(not);
  return allow(
    ...ground.steps,
    ...sendReferral(act, {
      from: unitOf(state.holder),
      to: hostUnit(place),
      basis: command.basis,
      message: command.message,
      replaces: toBeReplaced(state)?.id,
    }),
    finishTasks(act, ofKind('resendHandover')),
    cancelTasks(act, ofKind('closeCase')),
  );
};

/** Work on meetings stays with the unit that booked them, on a samtycke with the agency whose it is, and what somebody promised with who promised; all else follows the case. */
const followsTheHolder = (from: UnitRef) => (task: Task) =>
  sameUnit(task.owner, from) &&
  task.subject.type !== 'contact' &&
  task.subject.type !== 'samtycke' &&
  task.subject.type !== 'meeting' &&
  task.subject.type !== 'task';

/** What the new holder begins with. */
const takeUp = (state: CaseFile, handover: Handover, to: UnitRef, act: Act, command: CommandOf<'acceptHandover'>) => {
  if (isReferral(handover)) {
    const phase = nextPhase(act.model, 'referral') ?? 'waitingList';
    return [...enterPhase(act, phase), ...beginAfterReferral(act, phase)];
  }
  const claimedBy = command.caseworker;
  const deeds: readonly Step[] = [
    openTask(act, { kind: 'firstContact', owner: to, subject: theCase, claimedBy }),
    openTask(act, { kind: 'completeHandover', owner: to, subject: about('handover', handover.id), claimedBy }),
    ...leaveTheInsats(act),
    openClosingWhenReady(act),
  ];
  return state.phase === 'handover' ? deeds : [...enterPhase(act, 'handover'), ...deeds];
};

/** Responsibility moves here and nowhere else: the receiver has said yes (promise 1). */
const decideAccept = (
  state: CaseFile,
  handover: Handover,
  command: CommandOf<'acceptHandover'>,
  act: Act,
  unit: UnitRef,
): Verdict => {
  const from = unitOf(state.holder);
  return allow(
    record(act, { type: 'handoverAccepted', handover: handover.id, unit, ...byWhom(act) }),
    finishTasks(act, (task) => answering(handover)(task) && sameUnit(task.owner, unit)),
    ...stopWaitingForAnswer(act, handover),
    record(act, {
      type: 'holderChanged',
      holder: unit,
      ...given({ caseworker: command.caseworker }),
      handover: handover.id,
    }),
    cancelTasks(act, ofKind('sendHandover', 'resendHandover')),
    moveTasks(act, followsTheHolder(from), unit),
    ...endSupportOf(act, state, unit),
    ...beginParallelSupport(act, handover),
    ...takeUp(state, handover, unit, act, command),
  );
};

/** The sender keeps the case and must do something about it. */
export const backToTheSender = (act: Act, handover: Handover, kind: TaskKind): readonly Step[] => [
  (state) =>
    openTaskOnce(act, {
      kind,
      owner: unitOf(state.holder),
      subject: kind === 'resendHandover' ? about('handover', handover.id) : theCase,
      claimedBy: promisedTo(act, state, handover.sentBy),
    })(state),
  openClosingWhenReady(act),
];

const decideDecline = (handover: Handover, command: CommandOf<'declineHandover'>, act: Act, unit: UnitRef): Verdict => {
  const declined = record(act, {
    type: 'handoverDeclined',
    handover: handover.id,
    unit,
    reason: command.reason,
    ...given({ needed: command.needed }),
    ...byWhom(act),
  });
  const answered = finishTasks(act, (task) => answering(handover)(task) && sameUnit(task.owner, unit));
  const others = mayAnswer(handover).filter((member) => !sameUnit(member, unit));
  return others.length > 0
    ? allow(declined, answered)
    : allow(
        declined,
        answered,
        ...stopWaitingForAnswer(act, handover),
        ...backToTheSender(act, handover, 'resendHandover'),
      );
};

/** Who says that the papers are too few says which are missing: else the sender can't do better the next time. */
const onlyWithWhatIsMissing = ({ reason, needed }: CommandOf<'declineHandover'>): Guard =>
  reason === 'insufficientInformation' && needed === undefined ? no('missingPapersNotNamed', { reason }) : undefined;
const onlyUnacknowledged = (handover: Handover, actor: Actor): Guard =>
  handover.status === 'sent' ? undefined : overtaken(handover, actor);
const onlyAccepted = (handover: Handover, actor: Actor): Guard =>
  handover.status === 'accepted' ? undefined : overtaken(handover, actor);
/** What came of an aktualisering, the ledger tells by itself. */
const referralsCompleteThemselves = (handover: Handover): Guard =>
  isReferral(handover) ? no('outcomeNotAllowed', { handover: handover.id }) : undefined;
/** Of a joint forum's members the one that took the case on. */
const onlyWhoAccepted = ({ id, answeredBy }: Handover, actor: Actor): Guard =>
  onlyCaseworkers(actor) ??
  (answeredBy && actsFor(actor, answeredBy) ? undefined : no('notReceiver', { handover: id }));

/** Takes a command on a handover. Refuses where the model, the law, the state of the handover or who asks says so. */
export const decideHandover = (state: CaseFile, command: HandoverCommand, act: Act): Verdict => {
  if (command.type === 'sendHandover') return decideSend(state, command, act);
  if (command.type === 'resendReferral') return decideResendReferral(state, command, act);
  const { actor } = act;
  const handover = findHandover(state, command.handover);
  if (!handover) return refused(no('handoverNotFound', { handover: command.handover }));
  const unit = addressees(handover).find((addressee) => actsFor(actor, addressee)) ?? unitOf(handover.from);
  const asReceiver = () =>
    onlyTheReceiver(handover, actor) ??
    onlyWhileUnanswered(handover, actor) ??
    onlyWhoHasNotDeclined(handover, actor) ??
    onlyWhoHoldsTheTask(state, actor, answering(handover));
  switch (command.type) {
    case 'acknowledgeHandover': {
      const not = asReceiver() ?? onlyUnacknowledged(handover, actor);
      if (not) return refused(not);
      return allow(
        record(act, { type: 'handoverAcknowledged', handover: handover.id, unit: unitOf(unit), ...byWhom(act) }),
        moveDue(act, answering(handover), handover.answerBy),
      );
    }
    case 'acceptHandover': {
      const not = asReceiver();
      return not ? refused(not) : decideAccept(state, handover, command, act, unitOf(unit));
    }
    case 'declineHandover': {
      const not = asReceiver() ?? onlyWithWhatIsMissing(command);
      return not ? refused(not) : decideDecline(handover, command, act, unitOf(unit));
    }
    case 'requestHandoverInfo': {
      const not = asReceiver() ?? onlyWhileNothingIsAsked(handover, actor);
      return not ? refused(not) : askForMore(handover, command.question, act, unitOf(unit));
    }
    case 'supplyHandoverInfo': {
      const not =
        onlyTheSender(handover, actor) ??
        onlyWhatWasAsked(handover, actor) ??
        onlyPapersOfTheCase(state, command.papers ?? []) ??
        groundFor(
          state,
          {
            from: handover.from,
            to: mayAnswer(handover),
            basis: handover.basis,
            purposes: purposesOfHandover(handover.route),
            withPapers: (command.papers ?? []).length > 0,
          },
          act,
        ).not ??
        onlyWhoHoldsTheTask(state, actor, ofKind('supplyHandoverInfo'));
      return not ? refused(not) : supplyInformation(state, handover, command, act);
    }
    case 'withdrawHandover': {
      const not = onlyTheSender(handover, actor) ?? onlyWhileUnanswered(handover, actor);
      if (not) return refused(not);
      return allow(
        record(act, { type: 'handoverWithdrawn', handover: handover.id, reason: command.reason, ...byWhom(act) }),
        ...stopWaitingForAnswer(act, handover),
        ...backToTheSender(act, handover, isReferral(handover) ? 'closeCase' : 'sendHandover'),
      );
    }
    case 'completeHandover': {
      const not =
        referralsCompleteThemselves(handover) ??
        onlyWhoAccepted(handover, actor) ??
        onlyAccepted(handover, actor) ??
        onlyWhoHoldsTheTask(state, actor, (task) => task.kind === 'completeHandover');
      if (not) return refused(not);
      return allow(
        record(act, { type: 'handoverCompleted', handover: handover.id, outcome: command.outcome, ...byWhom(act) }),
        finishTasks(act, (task) => task.kind === 'completeHandover' && isAbout(task, 'handover', handover.id)),
      );
    }
  }
};

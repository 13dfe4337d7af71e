import { addDays, type Instant, type IsoDate, startOfDay, yearOf } from '../calendar/index.ts';
import { groundForReferral, onlyLawfulGrounds, sendReferral } from '../handover/decide.ts';
import type { InsatsModel, Place } from '../insatser/model.ts';
import { registeredModels } from '../insatser/registry.ts';
import { awaitOffer } from '../offer/decide.ts';
import type { Actor, UnitRef } from '../organisation/organisation.ts';
import { setStepReview } from '../steps/decide.ts';
import { openTask, theCase } from '../task/open-task.ts';
import { onlyWarningsAcknowledged } from '../warning/decide.ts';
import { type Act, type Guard, given, happened, no, record, refused, type Step, type Verdict } from './act.ts';
import type { Closure, ParticipantFacts } from './case-file.ts';
import type { ImportCase, ReferCase } from './commands.ts';
import { notAhead } from './dates.ts';
import { openPhaseTasks, setFollowUpDue } from './phase-tasks.ts';
import { enterPhase, hostUnit, nextPhase, phaseOf, placeOf, setPhaseReview } from './place-and-phase.ts';
import { agencyKindOf, onlyCaseworkers, onlyTheImport, sameUnit, unitOf } from './standing.ts';
import { beginAfterReferral } from './start-insats.ts';

const hashOfModel = (model: InsatsModel): string | undefined =>
  registeredModels.find((registered) => registered.model === model)?.hash;

const onlyTheInsatsOfTheModel = (insats: string, { id }: InsatsModel): Guard =>
  insats === id ? undefined : no('modelUnknown', { insats });
/** A case keeps the model it started on: one that can't be found again by its hash can start none. */
const onlyAModelFoundByItsHash = (model: InsatsModel): Guard =>
  hashOfModel(model) === undefined ? no('modelUnknown', { insats: model.id }) : undefined;
const onlyAPlaceOfTheModel = (place: Place | undefined, facts: ParticipantFacts): Guard =>
  place?.kommuner.includes(facts.kommun) ? undefined : no('placeUnknown', { kommun: facts.kommun });
const onlyWithinTheAgesOfTheModel = ({ birthYear, referredOn }: ParticipantFacts, { age }: InsatsModel): Guard => {
  const years = yearOf(referredOn) - birthYear;
  return age && (years < age.from || years > age.to)
    ? no('ageOutsideModel', { from: age.from, to: age.to })
    : undefined;
};
/** A birthday is asked for where a rule turns on it, and nowhere else (GDPR art. 5.1 c); it is of the year that is told. */
const onlyTheBirthDateThatIsNeeded = ({ birthDate, birthYear }: ParticipantFacts, model: InsatsModel): Guard => {
  if (model.needsBirthDate && birthDate === undefined) return no('birthDateMissing');
  if (!model.needsBirthDate && birthDate !== undefined) return no('birthDateNotNeeded');
  return birthDate !== undefined && yearOf(birthDate) !== birthYear ? no('birthDateWrong') : undefined;
};
/** Who aktualiserar is an agency of the insats, and it says so of itself. */
const onlyReferrersOfTheModel = ({ referredBy }: ParticipantFacts, actor: Actor, model: InsatsModel): Guard => {
  const kind = actor.type === 'staff' ? agencyKindOf(actor.agency) : undefined;
  return kind && kind === referredBy && model.referrers.includes(kind)
    ? undefined
    : no('referrerNotAllowed', { referredBy });
};
/** Whom a unit has in one insats it may take on in its next; nobody else does it aktualisera to itself. */
const notToOneself = ({ actor, follows }: ReferCase, host: UnitRef): Guard =>
  actor.type === 'staff' && sameUnit(actor, host) && follows === undefined ? no('handoverToSelf') : undefined;

/** Aktualisering: the case begins with the referring unit as holder, which asks the place's host unit to take it over. */
export const decideReferral = (command: ReferCase, act: Act): Verdict => {
  const { actor, model } = act;
  const place = placeOf(model, command.place);
  const ground =
    place && actor.type === 'staff'
      ? groundForReferral({}, { ...command, from: actor, to: hostUnit(place) }, act)
      : undefined;
  const not =
    onlyCaseworkers(actor) ??
    onlyTheInsatsOfTheModel(command.insats, model) ??
    onlyAPlaceOfTheModel(place, command.facts) ??
    onlyReferrersOfTheModel(command.facts, actor, model) ??
    notAhead(command.facts.referredOn, act) ??
    onlyWithinTheAgesOfTheModel(command.facts, model) ??
    onlyTheBirthDateThatIsNeeded(command.facts, model) ??
    (place ? notToOneself(command, hostUnit(place)) : undefined) ??
    (actor.type === 'staff' ? onlyLawfulGrounds(command.basis, actor, act) : undefined) ??
    ground?.not ??
    onlyWarningsAcknowledged(command, model) ??
    onlyAModelFoundByItsHash(model);
  if (not || !place || actor.type !== 'staff') return refused(not ?? no('placeUnknown'));
  const referrer = unitOf(actor);
  const opening = happened(act, {
    type: 'caseReferred',
    caseId: command.caseId,
    participant: command.participant,
    insats: command.insats,
    place: command.place,
    modelHash: hashOfModel(model) ?? '',
    facts: command.facts,
    income: command.income,
    insuranceQuestionOpen: command.insuranceQuestionOpen,
    referrer,
    ...given({ acknowledged: command.acknowledged, follows: command.follows }),
  });
  // So that the receiver has somebody to ask; the unit may name another later.
  const theirs = record(act, { type: 'caseworkerAssigned', staff: actor.staff });
  const { identityProtection } = command;
  const protectedFromTheStart = identityProtection
    ? [record(act, { type: 'identityProtected', ...identityProtection })]
    : [];
  // The unit that takes somebody on in its next insats has nobody to ask.
  if (sameUnit(referrer, hostUnit(place))) {
    const phase = nextPhase(model, 'referral') ?? 'waitingList';
    return {
      type: 'allowed',
      opening,
      steps: [theirs, ...enterPhase(act, phase), ...beginAfterReferral(act, phase), ...protectedFromTheStart],
    };
  }
  const steps = [
    theirs,
    ...(ground?.steps ?? []),
    ...sendReferral(act, {
      from: referrer,
      to: hostUnit(place),
      basis: command.basis,
      ...given({ message: command.message }),
    }),
    ...setPhaseReview(act, 'referral'),
    ...protectedFromTheStart,
  ];
  return { type: 'allowed', opening, steps };
};

const inOrder = (...dates: readonly (IsoDate | undefined)[]): Guard => {
  const known = dates.filter((date) => date !== undefined);
  const wrong = known.find((date, index) => index > 0 && date < (known[index - 1] ?? date));
  return wrong && no('dateOrder', { on: wrong });
};
/** A list has no aktualisering under way; it says of the closed when and why, of the others when they started unless they wait. */
const onlyWhatAListCanSay = ({ phase, closed, startedOn }: ImportCase, model: InsatsModel): Guard => {
  const complete =
    phase !== 'referral' &&
    phaseOf(model, phase) !== undefined &&
    (phase === 'closed') === (closed !== undefined) &&
    (phase === 'waitingList' || phase === 'matching'
      ? startedOn === undefined
      : phase === 'closed' || startedOn !== undefined);
  return complete ? undefined : no('wrongPhase', { phase });
};
const onlyReasonsOfTheModel = ({ closed }: ImportCase, model: InsatsModel): Guard => {
  if (!closed) return undefined;
  const reason = model.closureReasons.find(({ id }) => id === closed.reason);
  if (!reason) return no('closureReasonUnknown', { reason: closed.reason });
  // Lists of before the sub-reasons do not say; one that says must say what the model knows.
  return closed.subReason === undefined || reason.subReasons?.some(({ id }) => id === closed.subReason)
    ? undefined
    : no('subReasonUnknown', { reason: reason.id, subReason: closed.subReason });
};

/** A list tells when somebody was aktualiserad and started, not when each phase began: that is the earliest it can have been. */
const phaseBegan = ({ facts, startedOn, closed }: ImportCase): IsoDate => closed?.on ?? startedOn ?? facts.referredOn;

const withinDays = ({ phase }: ImportCase, model: InsatsModel): number => {
  switch (phase) {
    case 'assessment':
      return model.assessment.withinDays;
    case 'insats':
    case 'workTraining':
      return model.followUp.thenAfterDays.latest;
    case 'waitingList':
    case 'matching':
    case 'waitingForPlacement':
    case 'teamReview':
    case 'handover':
    case 'referral':
    case 'closed':
      return phaseOf(model, phase)?.reviewAfterDays ?? 0;
  }
};
const isOverdue = (command: ImportCase, act: Act): boolean =>
  addDays(phaseBegan(command), withinDays(command, act.model)) < act.today;

const takenUp = (command: ImportCase, host: UnitRef, act: Act): readonly Step[] => [
  ...setPhaseReview(act, command.phase),
  // Many things may be overdue by the list's own dates; the people get one review of them all, from today.
  isOverdue(command, act)
    ? openTask(act, { kind: 'reviewImported', owner: host, subject: theCase })
    : openPhaseTasks(act),
  ...(command.nameMissing ? [openTask(act, { kind: 'completeParticipant', owner: host, subject: theCase })] : []),
  ...setFollowUpDue(act, act.model.followUp.firstAfterDays),
  ...(command.startedOn === undefined ? [] : [...setStepReview(act), awaitOffer(act)]),
];

/** A case from a list kept elsewhere: it stands where the list says, with the list's own past, at the place's host unit. */
export const decideImport = (command: ImportCase, act: Act): Verdict => {
  const { model } = act;
  const { facts, startedOn, closed, asOf } = command;
  const place = placeOf(model, command.place);
  const not =
    onlyTheImport(act.actor) ??
    onlyTheInsatsOfTheModel(command.insats, model) ??
    onlyAPlaceOfTheModel(place, facts) ??
    onlyWhatAListCanSay(command, model) ??
    onlyReasonsOfTheModel(command, model) ??
    onlyTheBirthDateThatIsNeeded(facts, model) ??
    inOrder(facts.referredOn, startedOn, closed?.on, asOf) ??
    notAhead(asOf, act) ??
    onlyAModelFoundByItsHash(model);
  if (not || !place) return refused(not ?? no('placeUnknown'));
  const host = hostUnit(place);
  const since: Instant = startOfDay(phaseBegan(command));
  const closure: Closure | undefined = closed && {
    reason: closed.reason,
    on: closed.on,
    at: since,
    by: 'import',
    ...given({ subReason: closed.subReason }),
  };
  const opening = happened(act, {
    type: 'caseImported',
    caseId: command.caseId,
    participant: command.participant,
    insats: command.insats,
    place: command.place,
    modelHash: hashOfModel(model) ?? '',
    facts,
    incomeAtStart: command.incomeAtStart,
    incomeNow: command.incomeNow,
    nameMissing: command.nameMissing,
    holder: host,
    phase: command.phase,
    phaseSince: since,
    ...given({ startedOn, closure }),
  });
  return { type: 'allowed', opening, steps: closure ? [] : takenUp(command, host, act) };
};

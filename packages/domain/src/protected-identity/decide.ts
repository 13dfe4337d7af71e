import { grantsOf, hasPart } from '../access/grants.ts';
import { type Act, allow, type Guard, no, record, refused, type Step, type Verdict } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { CommandOf, ProtectionCommand } from '../case/commands.ts';
import { openPhaseTasks, setFollowUpDue } from '../case/phase-tasks.ts';
import { enterPhase, hostUnit, leadsTo, placeOf } from '../case/place-and-phase.ts';
import { actsFor, isManager, onlyTheHolder, sameUnit, staffOf, unitOf } from '../case/standing.ts';
import { contactsOf } from '../contact/contacts.ts';
import type { UnitRef } from '../organisation/organisation.ts';
import { cancelTasks, isOpen } from '../task/open-task.ts';
import { isHiddenFrom } from './known-to.ts';
import type { NamedAccess, ProtectionKind } from './protected-identity.ts';

/** The units that have to do with the case, each once. */
const unitsAboutIt = (state: CaseFile, { model }: Act): readonly UnitRef[] => {
  const units = grantsOf(state, model).map(unitOf);
  return units.filter((unit, index) => units.findIndex((other) => sameUnit(other, unit)) === index);
};

/** Who has the participant at the unit now. Where nobody is named, whoever has taken work there: it must not stop. */
const caseworkersAt = (state: CaseFile, unit: UnitRef, { model }: Act): readonly string[] => {
  const place = placeOf(model, state.place);
  const named = [
    ...(sameUnit(state.holder, unit) ? [state.holder.caseworker] : []),
    ...(place && sameUnit(hostUnit(place), unit) ? [state.coach] : []),
    ...contactsOf(state).map(({ role, of, person }) =>
      role === 'caseworker' && person?.type === 'staff' && sameUnit(of, unit) ? person.staff : undefined,
    ),
  ].filter((staff) => staff !== undefined);
  const working = state.tasks.flatMap((task) =>
    isOpen(task) && task.claimedBy !== undefined && sameUnit(task.owner, unit) ? [task.claimedBy] : [],
  );
  return [...new Set(named.length > 0 ? named : working)];
};

/** The list as it begins, so that work does not stop: each unit's present handläggare. Its manager needs no line there. */
const firstAccess = (state: CaseFile, act: Act): readonly NamedAccess[] =>
  unitsAboutIt(state, act).flatMap((unit) => caseworkersAt(state, unit, act).map((staff) => ({ ...unit, staff })));

/** Nobody is talked of at the samverkansteam while protected: the insats goes on, or is closed, without it. */
const offTheTeamsList = (act: Act, before: CaseFile): readonly Step[] => [
  cancelTasks(act, ({ kind }) => kind === 'askTeam'),
  ...(before.phase !== 'teamReview' || before.recommendations
    ? []
    : leadsTo(act.model, 'teamReview', 'insats')
      ? [
          ...enterPhase(act, 'insats'),
          openPhaseTasks(act),
          ...setFollowUpDue(act, act.model.followUp.thenAfterDays.earliest),
        ]
      : [openPhaseTasks(act)]),
];

const protect = (state: CaseFile, kind: ProtectionKind, act: Act): Verdict => {
  const before = state.identityProtection;
  const access = before?.access ?? firstAccess(state, act);
  return allow(
    record(act, { type: 'identityProtected', kind, access }),
    ...(before ? [] : offTheTeamsList(act, state)),
  );
};

const onlyProtected = ({ identityProtection }: CaseFile): Guard =>
  identityProtection ? undefined : no('identityNotProtected');
const onlyWhoKnowsWhoItIs = (state: CaseFile, { actor }: Act): Guard =>
  isHiddenFrom(state, actor) ? no('identityHidden') : undefined;

/** Another system, which has been let in by then, or another case of the same participant. */
const onlyAnothersSystem = ({ actor }: Act): Guard =>
  actor.type === 'machine' || (actor.type === 'system' && actor.source === 'relay')
    ? undefined
    : no('roleNotAllowed', { actor: actor.type });

const takeMessage = (state: CaseFile, { kind }: CommandOf<'identityProtected'>, act: Act): Verdict => {
  const not = onlyAnothersSystem(act);
  if (not) return refused(not);
  const before = state.identityProtection;
  if (kind === 'none') return before ? allow(record(act, { type: 'identityProtectionLifted' })) : allow();
  // Told again, it changes nothing and is no error; that somebody asks to have it lifted is answered by it.
  return before?.kind === kind && before.lifting === undefined ? allow() : protect(state, kind, act);
};

/** Each unit's manager keeps its own list: whoever has no part in the case has none to keep. */
const onlyTheManagerOfAUnitWithAPart = (state: CaseFile, act: Act): Guard => {
  const { actor } = act;
  if (!isManager(actor) || actor.type !== 'staff') return no('notManager');
  const isAbout = unitsAboutIt(state, act).some((unit) => actsFor(actor, unit));
  return isAbout && hasPart(state, actor.agency, act.model) ? undefined : no('unitHasNoPart');
};

const change = (state: CaseFile, { staff }: CommandOf<'changeIdentityAccess'>, act: Act): Verdict => {
  const { actor } = act;
  const not = onlyTheManagerOfAUnitWithAPart(state, act) ?? onlyProtected(state);
  if (not || actor.type !== 'staff') return refused(not ?? no('notManager'));
  return allow(record(act, { type: 'identityAccessChanged', of: unitOf(actor), staff: [...new Set(staff)] }));
};

const askToLift = (state: CaseFile, act: Act): Verdict => {
  const staff = staffOf(act.actor);
  const not =
    onlyTheHolder(state, act.actor) ??
    onlyProtected(state) ??
    onlyWhoKnowsWhoItIs(state, act) ??
    (state.identityProtection?.lifting ? no('alreadyRecorded') : undefined);
  if (not || staff === undefined) return refused(not ?? no('roleNotAllowed'));
  return allow(record(act, { type: 'identityLiftingAsked', staff }));
};

/** Two people answer for lifting it; one is enough to let it stand. */
const answerLifting = (state: CaseFile, { answer }: CommandOf<'answerLifting'>, act: Act): Verdict => {
  const lifting = state.identityProtection?.lifting;
  const not =
    onlyTheHolder(state, act.actor) ??
    onlyProtected(state) ??
    onlyWhoKnowsWhoItIs(state, act) ??
    (lifting ? undefined : no('liftingNotAsked')) ??
    (answer === 'lifts' && lifting?.askedBy === staffOf(act.actor) ? no('secondPersonLifts') : undefined);
  if (not) return refused(not);
  return allow(record(act, { type: answer === 'lifts' ? 'identityProtectionLifted' : 'identityLiftingDeclined' }));
};

/**
 * Takes that a participant's identity is protected, who may know it all the same, and that it is protected no more. Refuses whoever is not the
 * holder's, another unit's list, and one person's word alone for lifting it.
 */
export const decideProtection = (state: CaseFile, command: ProtectionCommand, act: Act): Verdict => {
  switch (command.type) {
    case 'protectIdentity': {
      const not =
        onlyTheHolder(state, act.actor) ??
        (state.identityProtection?.kind === command.kind ? no('alreadyRecorded') : undefined);
      return not ? refused(not) : protect(state, command.kind, act);
    }
    case 'identityProtected':
      return takeMessage(state, command, act);
    case 'changeIdentityAccess':
      return change(state, command, act);
    case 'askToLiftProtection':
      return askToLift(state, act);
    case 'answerLifting':
      return answerLifting(state, command, act);
  }
};

/** A name is given or changed by who may know it. */
export const onlyWhoMayName = (state: CaseFile, type: string, act: Act): Guard =>
  type === 'participantNamed' ? onlyWhoKnowsWhoItIs(state, act) : undefined;

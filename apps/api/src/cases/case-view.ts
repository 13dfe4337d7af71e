import {
  addDays,
  addWorkingDays,
  allowedActs,
  basesFor,
  type CaseFile,
  type Category,
  type ClosureReason,
  decide,
  grantsOf,
  type InsatsModel,
  type Instant,
  isPartyToHandover,
  isPartyToMeeting,
  isSamtyckeWork,
  mayReadWhole,
  type Relation,
  readableCategories,
  relationsOf,
  roles,
  type StoredEvent,
  stockholmDate,
  taskAudience,
  type UnitRef,
  waitingFor,
  waitModelOf,
} from '@stafett/domain';
import { type CaseOptions, type CaseView, OutOfTurnReason, type WaitingForView } from '@stafett/schemas';
import type { StaffActor } from '../context.ts';
import { given } from '../given.ts';
import { handoverViewOf, linkTo } from '../handovers/handover-view.ts';
import { textRequestViewsOf, textsToAskFor } from '../handovers/text-request-view.ts';
import { insatsPartsOf } from '../insatser/insats-parts.ts';
import { meetingViewOf, wishViewsOf } from '../meetings/meeting-view.ts';
import type { Names } from '../organisation/name-book.ts';
import type { Identity } from '../participants/participants.ts';
import { mayShowKommun } from '../protected-identity/protection-view.ts';
import { taskRowOf, tasksInCase } from '../tasks/task-row.ts';
import { historyOf } from './history.ts';

/** A case on its way to somebody's eyes. */
export type Shown = {
  readonly state: CaseFile;
  readonly code: string;
  readonly model: InsatsModel;
  /** How the viewer's unit stands to it. */
  readonly relations: readonly Relation[];
  readonly viewer: StaffActor;
  readonly names: Names;
  readonly now: Instant;
  /** What is known of the participant; shown only to those who may. */
  readonly identity: Identity | undefined;
  /** The code by which the samverkansteam talks of it now. */
  readonly teamCode?: string;
  readonly history: readonly StoredEvent[];
  readonly stalled: CaseView['stalled'];
  /** Skyddade personuppgifter, as the viewer is told of them. */
  readonly protection: CaseView['protection'];
};

const waitingView = ({ state, model, names }: Shown): WaitingForView | undefined => {
  const wait = waitingFor(state, model);
  return (
    wait && {
      party: names.party(wait),
      ...(wait.staff === undefined ? {} : { staff: names.staff(wait.staff) }),
      since: wait.since,
      reason: wait.reason,
      ...(wait.wait === undefined ? {} : { wait: wait.wait }),
      nextStep: wait.nextStep,
      nextOn: wait.nextOn,
    }
  );
};

const DRY_RUN = '00000000-0000-4000-8000-000000000000';

/** Whether the case could be closed for this reason now, words given. */
const couldClose = ({ state, model, viewer, now }: Shown, { id, requires, subReasons }: ClosureReason): boolean => {
  const explanation =
    requires.type === 'explanation' ? { explanation: { document: DRY_RUN, version: 1, hash: '' } } : {};
  const [behind] = subReasons ?? [];
  const command = {
    type: 'closeCase',
    commandId: DRY_RUN,
    actor: viewer,
    reason: id,
    ...explanation,
    ...(behind ? { subReason: behind.id } : {}),
  } as const;
  return decide(state, command, now, model).type === 'accepted';
};

const optionsOf = (shown: Shown, { mayClose, mayPlan }: { mayClose: boolean; mayPlan: boolean }): CaseOptions => {
  const { model, names, state, viewer, now } = shown;
  const today = stockholmDate(now);
  const kind = names.agencies.get(viewer.agency)?.kind;
  const last = state.followUps.at(-1)?.on;
  const { earliest, latest } = model.followUp.thenAfterDays;
  const wait = waitModelOf(model);
  return {
    bases: kind === undefined ? [] : [...basesFor(kind, today)],
    closureReasons: model.closureReasons.map((reason) => ({
      id: reason.id,
      reportCode: reason.reportCode,
      needsExplanation: reason.requires.type === 'explanation',
      ...(reason.subReasons ? { subReasons: reason.subReasons.map(({ id, reportCode }) => ({ id, reportCode })) } : {}),
      open: mayClose && couldClose(shown, reason),
    })),
    handoverRoutes: model.handover.routes.map(({ route, to, actions, forum }) => {
      const joint = model.jointForums.find(({ id }) => id === forum);
      return {
        route,
        to: [...to],
        actions: [...actions],
        ...(joint ? { forum: { id: joint.id, name: joint.name, members: joint.members.map(names.party) } } : {}),
        answerBy: addWorkingDays(today, model.handover.answerWithinWorkingDays),
      };
    }),
    meetings: Object.entries(model.meetings).map(([meeting, { modes, mustAttend }]) => ({
      kind: meeting as keyof InsatsModel['meetings'],
      modes: [...modes],
      mustAttend: [...mustAttend],
    })),
    wait: {
      reasons: [...wait.reasons],
      latest: addDays(today, wait.atMostDays),
      extensionsLeft: wait.atMostExtensions - (state.wait?.extensions ?? 0),
    },
    // When the last follow-up was is part of the plan.
    ...(last === undefined || !mayPlan
      ? {}
      : { nextFollowUp: { earliest: addDays(last, earliest), latest: addDays(last, latest) } }),
  };
};

const closureView = ({ state, model, names }: Shown, withWords: boolean): CaseView['closure'] => {
  const { closure } = state;
  return (
    closure && {
      reason: closure.reason,
      reportCode: model.closureReasons.find(({ id }) => id === closure.reason)?.reportCode ?? closure.reason,
      on: closure.on,
      by: closure.by === 'import' ? 'import' : names.party(closure.by),
      ...(withWords && closure.explanation ? { explanation: linkTo(closure.explanation) } : {}),
    }
  );
};

const planParts = ({ state }: Shown): Pick<CaseView, 'assessment' | 'plan' | 'followUps' | 'placements'> => ({
  ...(state.assessment === undefined
    ? {}
    : {
        assessment: {
          completedOn: state.assessment.completedOn,
          ...(state.assessment.document ? { document: linkTo(state.assessment.document) } : {}),
        },
      }),
  ...(state.plan === undefined
    ? {}
    : { plan: { revision: state.plan.revision, on: state.plan.on, document: linkTo(state.plan.document) } }),
  followUps: state.followUps.map(({ on, document }) => ({ on, ...(document ? { document: linkTo(document) } : {}) })),
  placements: state.placements.map(({ id, from, to, status, document }) => ({
    id,
    from,
    ...(to === undefined ? {} : { to }),
    status,
    ...(document ? { document: linkTo(document) } : {}),
  })),
});

const factsView = ({ state, protection }: Shown): NonNullable<CaseView['facts']> => ({
  ...state.facts,
  kommun: mayShowKommun(protection) ? state.facts.kommun : undefined,
  incomeAtStart: state.incomeAtStart,
  incomeNow: state.incomeNow,
  insuranceQuestionOpen: state.insuranceQuestionOpen,
});

const summonsesView = ({ state, names }: Shown): NonNullable<CaseView['summonses']> =>
  state.summonses.map((summons) => ({
    id: summons.id,
    coach: names.staff(summons.coach),
    calledAt: summons.calledAt,
    answerBy: summons.answerBy,
    ...given({ outOfTurn: OutOfTurnReason.safeParse(summons.outOfTurn).data }),
    ...(summons.delivery === undefined ? {} : { delivery: summons.delivery }),
    status: summons.status,
    ...(summons.declined === undefined ? {} : { declined: summons.declined }),
  }));

const holderView = ({ state, names }: Shown): CaseView['holder'] => ({
  ...names.party(state.holder),
  ...(state.holder.caseworker === undefined ? {} : { caseworker: names.staff(state.holder.caseworker) }),
  since: state.holder.since,
});

const identityView = ({ state, identity }: Shown): CaseView['identity'] => ({
  ...(identity?.name === undefined ? {} : { name: identity.name }),
  missing: state.nameMissing,
  numberKnown: identity?.personnummer !== undefined,
  ...(identity?.erased && { erased: true }),
});

/** What stands still is said to whoever sees the whole of the status; the words about it to who reads the case's documents. */
const pausedView = ({ state }: Shown, withWords: boolean): CaseView['wait'] => {
  const { wait } = state;
  return (
    wait && {
      reason: wait.reason,
      since: wait.since,
      until: wait.until,
      extensions: wait.extensions,
      ...(withWords && wait.document ? { document: linkTo(wait.document) } : {}),
    }
  );
};

/** What moved within a unit is that unit's to know. */
const transfersView = ({ state, names, viewer }: Shown, withWords: boolean): NonNullable<CaseView['transfers']> =>
  (state.transfers ?? [])
    .filter(({ unit, endedAt }) => endedAt === undefined && unit.unit === viewer.unit)
    .map(({ from, to, at, until, note }) => ({
      from: names.staff(from),
      to: names.staff(to),
      at,
      ...given({ until }),
      ...(withWords && note ? { note: linkTo(note) } : {}),
    }));

/** The requests that the viewer follows, or that their own unit is asked. */
const moveRequestsView = ({ state, names, viewer }: Shown, whole: boolean): NonNullable<CaseView['moveRequests']> =>
  (state.moveRequests ?? [])
    .filter(({ from }) => whole || (from.unit === viewer.unit && viewer.roles.includes('manager')))
    .map(({ id, of, from, to, reason, document, askedAt, askedBy, status, answeredAt, declined }) => {
      const task = of.type === 'task' ? state.tasks.find((each) => each.id === of.id) : undefined;
      return {
        id,
        ...(task ? { task: { id: task.id, kind: task.kind } } : {}),
        from: names.party(from),
        ...(to?.type === 'unit' ? { toUnit: names.party(to) } : {}),
        ...(to?.type === 'staff' ? { toStaff: names.staff(to.staff) } : {}),
        reason,
        ...(document ? { document: linkTo(document) } : {}),
        askedAt,
        askedBy: names.party(askedBy),
        status,
        ...given({ answeredAt, declined }),
      };
    });

/** Which of the case's tasks the viewer is shown: the manager's own to the manager, and to other units' people only their own. */
const visibleTasks = (shown: Shown, whole: boolean): CaseView['tasks'] => {
  const { state, model, code, viewer, names, now, identity, relations } = shown;
  const name = readableCategories(relations, viewer.roles).includes('identity') ? identity : undefined;
  const kindOf = (task: string) => state.tasks.find(({ id }) => id === task)?.kind;
  const unconfirmed = (id: string) =>
    state.handovers.find((handover) => handover.id === id && handover.status === 'sent')?.answerBy;
  return tasksInCase(state, code, waitingFor(state, model))
    .filter(({ task }) => task.status === 'open')
    .filter(({ task }) => {
      const own = task.owner.unit === viewer.unit;
      if (own) return taskAudience(task.kind) === 'unit' || viewer.roles.includes('manager');
      // When an agency asks the participant again is its own to know.
      return whole && (!isSamtyckeWork(task.kind) || task.owner.agency === viewer.agency);
    })
    .map((task) => taskRowOf(task, names, now, name, kindOf, unconfirmed));
};

/** Whoever coordinates the insats at the place keeps the number of places. */
const placeGivers = ({ state, model, names }: Shown) => {
  const place = model.places.find(({ id }) => id === state.place);
  return place ? [...names.holding('insatsCoordinator', place.coordinator.unit)] : [];
};

/** Every unit that can see the case now, with what its people can see between them. */
const sharingOf = ({ state, model, names }: Shown): NonNullable<CaseView['sharing']> => {
  const grants = grantsOf(state, model);
  return grants
    .filter(({ unit }, index) => grants.findIndex((other) => other.unit === unit) === index)
    .map((grant) => {
      const relations = relationsOf(grants, grant);
      return {
        party: names.party(grant),
        relations: [...relations],
        categories: [...readableCategories(relations, roles)],
      };
    });
};

/** The case as the viewer may see it: what the access table does not give is not there. */
export const caseViewOf = (shown: Shown): CaseView => {
  const { state, model, viewer, relations, names, now } = shown;
  const unit: UnitRef = viewer;
  const readable = readableCategories(relations, viewer.roles);
  const may = (category: Category): boolean => readable.includes(category);
  const whole = (category: Category): boolean => mayReadWhole(category, relations, viewer.roles);
  const wait = waitingView(shown);
  const acts = allowedActs(state, viewer, model, now);
  const allowed = [...new Set(acts.map(({ type }) => type))];
  const pause = whole('status') ? pausedView(shown, may('documents')) : undefined;
  const transfers = transfersView(shown, may('documents'));
  const moves = moveRequestsView(shown, whole('status'));
  const toAskFor = may('plan') ? textsToAskFor(state, acts, names) : [];
  const askedFor = textRequestViewsOf(state, unit, names);
  const insatsParts = may('plan')
    ? insatsPartsOf({
        state,
        model,
        names,
        kind: names.agencies.get(viewer.agency)?.kind,
        withWords: may('documents'),
        teamCode: shown.teamCode,
      })
    : undefined;
  const closure = may('facts') || may('handovers') ? closureView(shown, may('documents')) : undefined;
  return {
    caseId: state.id,
    caseCode: shown.code,
    seq: state.seq,
    insats: state.insats,
    insatsName: model.name,
    place: state.place,
    phase: state.phase,
    phaseSince: state.phaseSince,
    ...(state.startedOn === undefined ? {} : { startedOn: state.startedOn }),
    origin: state.origin,
    holder: holderView(shown),
    ...(state.coach === undefined ? {} : { coach: names.staff(state.coach) }),
    ...(state.referrer && may('facts') ? { referrer: names.party(state.referrer) } : {}),
    ...(wait ? { waitingFor: wait } : {}),
    ...(wait?.reason === 'placeInInsats' ? { placeGivers: placeGivers(shown) } : {}),
    ...(shown.stalled && whole('status') ? { stalled: shown.stalled } : {}),
    ...(pause ? { wait: pause } : {}),
    ...(transfers.length > 0 ? { transfers } : {}),
    ...(moves.length > 0 ? { moveRequests: moves } : {}),
    ...(closure ? { closure } : {}),
    relations: [...relations],
    categories: [...readable],
    ...(may('identity') ? { identity: identityView(shown) } : {}),
    ...(shown.protection ? { protection: shown.protection } : {}),
    ...(may('facts') ? { facts: factsView(shown) } : {}),
    tasks: visibleTasks(shown, whole('status')),
    ...(may('history') ? { summonses: summonsesView(shown) } : {}),
    ...(may('plan') ? planParts(shown) : {}),
    ...(toAskFor.length > 0 ? { textsToAskFor: toAskFor } : {}),
    ...(askedFor.length > 0 ? { textRequests: askedFor } : {}),
    ...(insatsParts ? { insatsParts } : {}),
    ...(may('handovers')
      ? {
          handovers: state.handovers
            .filter((handover) => whole('handovers') || isPartyToHandover(handover, unit))
            // Who does not see the other handover is not told of it either.
            .map((handover, _, seen) => handoverViewOf(handover, model, names, now, seen, unit)),
        }
      : {}),
    ...(may('meetings')
      ? {
          meetings: state.meetings
            .filter((meeting) => whole('meetings') || isPartyToMeeting(state, meeting, unit))
            .map((meeting) => meetingViewOf(meeting, state, names, unit, now)),
        }
      : {}),
    ...(state.wishes && may('status') ? { wishes: [...wishViewsOf(state, names, now, unit, whole('meetings'))] } : {}),
    ...(may('history')
      ? { history: historyOf(shown.history, names, unit.agency, mayShowKommun(shown.protection)) }
      : {}),
    ...(whole('handovers') ? { sharing: sharingOf(shown) } : {}),
    allowed,
    acts: acts.map(({ type, target }) => ({ type, ...(target === undefined ? {} : { target }) })),
    options: optionsOf(shown, { mayClose: allowed.includes('closeCase'), mayPlan: may('plan') }),
  };
};

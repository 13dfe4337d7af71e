import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beginnings, commandOf, type Move, moves, stateOf } from '../../testing/index.ts';
import { commandsByRelation, mayTry } from '../access/commands-by-relation.ts';
import { grantsOf, relationsOf } from '../access/grants.ts';
import { isGiven } from '../access/texts.ts';
import { type Instant, isoDate } from '../calendar/index.ts';
import { contactsOf, partOf } from '../contact/contacts.ts';
import { nextDeadline } from '../deadline/next-deadline.ts';
import type { InsatsModel } from '../insatser/model.ts';
import { agencies, units } from '../insatser/parties.ts';
import { modelByHash, registeredModels } from '../insatser/registry.ts';
import { mayFollowClosing } from './after-closing.ts';
import { allowedCommands } from './allowed-commands.ts';
import { type CaseFile, nextSteps, waitingReasons } from './case-file.ts';
import type { Command, CommandType } from './commands.ts';
import { decide } from './decide.ts';
import type { CaseEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { queueOf } from './queue.ts';
import { stallOf } from './stall.ts';
import { waitingFor } from './waiting-for.ts';

// The promises as a reader of the ledger would check them: from events and states alone, with none of the core's own guards.

const RUNS = fc.readConfigureGlobal().numRuns ?? 20_000;
const LONGEST = 18;

const known = new Set<string>(Object.values(units).map(({ unit }) => unit));
const kindOf = (agency: string) => Object.values(agencies).find(({ id }) => id === agency)?.kind;

const commandTypes = (Object.keys(commandsByRelation) as CommandType[]).filter(
  // How a case begins; the question is never open in these; nor does a closed one go on until a samtycke's last day.
  (type) => !['referCase', 'importCase', 'resolveInsuranceQuestion', 'endSamtycke'].includes(type),
);

const holds = (claim: boolean, what: string, ...facts: readonly unknown[]): void => {
  if (!claim) throw new Error(`${what} ${JSON.stringify(facts)}`);
};

/** Promise 1: one holder, and responsibility moves only as the receiver accepts. */
const oneHolder = (before: CaseFile, command: Command, events: readonly CaseEvent[], after: CaseFile): void => {
  holds(known.has(after.holder.unit), 'a case is held by one unit', after.holder);
  const moved = before.holder.unit !== after.holder.unit;
  const changes = events.filter(({ type }) => type === 'holderChanged');
  const acceptances = events.filter(({ type }) => type === 'handoverAccepted');
  holds(
    changes.length === acceptances.length && changes.length <= 1,
    'the holder changes exactly on acceptance',
    command.type,
  );
  holds(moved === (changes.length === 1), 'the holder changes only by the event that says so', command.type);
  if (!moved) return;
  holds(command.type === 'acceptHandover', 'nothing but accepting moves responsibility', command.type);
  if (command.type !== 'acceptHandover') return;
  const asked = before.handovers.find(({ id }) => id === command.handover);
  const addressed = asked && (asked.to.type === 'unit' ? [asked.to] : asked.to.members);
  const by = command.actor.type === 'staff' ? command.actor.unit : undefined;
  holds(
    addressed?.some(({ unit }) => unit === by) === true && after.holder.unit === by,
    'the receiver itself accepts',
    command,
  );
  holds(asked?.from.unit === before.holder.unit, 'the holder handed on, nobody else', asked);
  holds(
    asked !== undefined && ['sent', 'acknowledged', 'moreInfoRequested'].includes(asked.status),
    'only an open handover is accepted',
    asked?.status,
  );
};

/** Promise 2: an open case waits for somebody, since when, why, for what, until when; and a closed one for nobody. */
const alwaysWaiting = (state: CaseFile, at: Instant, model: InsatsModel): void => {
  const waits = waitingFor(state, model);
  const due = nextDeadline(state);
  if (state.phase === 'closed') {
    holds(waits === undefined && due === undefined, 'a closed case waits for nobody', waits);
    return;
  }
  holds(waits !== undefined && due !== undefined, 'an open case waits for somebody and has a next date', state.phase);
  if (!waits || !due) return;
  holds(known.has(waits.unit), 'it waits for a unit that there is', waits);
  holds(waits.since <= at, 'it has waited since some time ago', waits, at);
  holds(
    waitingReasons.includes(waits.reason) && nextSteps.includes(waits.nextStep),
    'with a reason and a next step',
    waits,
  );
  isoDate(waits.nextOn);
};

/** A wish is met by a flerpartssamtal that was held, and an open one has a meeting ahead or somebody who is to book it. */
const noWishIsForgotten = (state: CaseFile): void => {
  if (state.phase === 'closed') return;
  for (const wish of state.wishes ?? []) {
    if (wish.status === 'withdrawn') continue;
    const meeting = state.meetings.find(({ id }) => id === wish.meeting);
    holds((wish.status === 'met') === (meeting?.status === 'held'), 'a wish is met when the meeting is held', wish);
    if (wish.status !== 'open') continue;
    const ahead = meeting?.status === 'planned' || meeting?.status === 'proposed';
    const asked = state.tasks.some(({ kind, status }) => kind === 'bookMultipartyMeeting' && status === 'open');
    holds(ahead !== asked, 'an open wish is booked, or somebody is to book it', wish);
  }
};

/** Every open task has one ladder, and no ladder stands for a closed one. */
const everyTaskIsWatched = (state: CaseFile): void => {
  const open = state.tasks.filter(({ status }) => status === 'open');
  const ladders = state.deadlines.flatMap((deadline) => (deadline.type === 'task' ? deadline.task : []));
  holds(
    ladders.length === open.length && open.every(({ id }) => ladders.includes(id)),
    'one ladder for each open task',
    ladders,
  );
  holds(new Set(state.tasks.map(({ id }) => id)).size === state.tasks.length, 'each task has its own id');
  holds(new Set(state.deadlines.map(({ id }) => id)).size === state.deadlines.length, 'each deadline has its own id');
  for (const deadline of state.deadlines) {
    const ends =
      (deadline.type === 'summonsLapses' &&
        state.summonses.every(({ status }) => status !== 'called' && status !== 'delivered')) ||
      (deadline.type === 'handoverExpires' &&
        state.handovers.every(({ status }) => status !== 'sent' && status !== 'acknowledged')) ||
      (deadline.type === 'standInEnds' &&
        state.transfers?.some(({ id, endedAt }) => id === deadline.transfer && endedAt === undefined) !== true) ||
      (deadline.type === 'parallelSupportEnds' &&
        state.handovers.every(
          ({ id, parallelSupport }) => id !== deadline.handover || parallelSupport?.ended !== undefined,
        )) ||
      (deadline.type === 'waitEnds' && state.wait === undefined) ||
      (deadline.type === 'meetingTime' && state.meetings.every(({ status }) => status !== 'planned')) ||
      (deadline.type === 'proposalLapses' && state.meetings.every(({ status }) => status !== 'proposed')) ||
      (deadline.type === 'replyMissing' &&
        state.meetings.every(({ status }) => status !== 'planned' && status !== 'proposed'));
    holds(!ends, 'no deadline outlives what it waits for', deadline);
  }
};

/** A case that stands still on purpose does so until a day, and only while it is open. */
const everyWaitEnds = (state: CaseFile): void => {
  const ends = state.deadlines.filter(({ type }) => type === 'waitEnds');
  holds(ends.length === (state.wait ? 1 : 0), 'a wait has one end', state.wait, ends);
  holds(state.wait === undefined || state.phase !== 'closed', 'a closed case waits for nothing');
};

/**
 * A case waits for a place, is on one, or neither: never two of them. So the figures and the queues of Stannade ärenden tell of the same
 * people; whoever stands in a queue for a place waits for one. Of a case from a list nobody may have written in where it is.
 */
const eitherWaitsForAPlaceOrHasOne = (state: CaseFile, at: Instant, model: InsatsModel): void => {
  const has = state.placements.some(({ status }) => status === 'ongoing');
  const { phase, origin } = state;
  holds(!has || (phase !== 'closed' && phase !== 'waitingForPlacement'), 'who has a place waits for none', phase);
  holds(phase !== 'workTraining' || has || origin === 'imported', 'who is in arbetsträning has a place', phase);
  const waits = waitingFor(state, model);
  const stall = stallOf(state, model, at);
  const queue = waits && stall && queueOf(waits, stall.cause);
  if (queue === 'waitsForPlacement') holds(phase === 'waitingForPlacement', 'in the queue for a place', phase, waits);
  if (queue === 'waitingList')
    holds(phase === 'waitingList' && state.startedOn === undefined, 'in the queue for the insats', phase, waits);
};

/** Whoever is asked to move work has it to do for as long as it is asked, and no longer. */
const everyRequestIsConsidered = (state: CaseFile): void => {
  const asked = (state.moveRequests ?? []).filter(({ status }) => status === 'open').map(({ id }) => id);
  const considered = state.tasks.flatMap(({ kind, status, subject }) =>
    kind === 'considerMove' && status === 'open' && subject.type === 'moveRequest' ? subject.id : [],
  );
  holds(asked.toSorted().join() === considered.toSorted().join(), 'one task for each open request', asked, considered);
};

/** Whoever is asked for a text has it to answer for as long as it is asked, and what is given is given once for all. */
const everyQuestionAboutATextIsAnswered = (state: CaseFile): void => {
  const requests = state.textRequests ?? [];
  const asked = requests.filter(({ status }) => status === 'open').map(({ id }) => id);
  const toAnswer = state.tasks.flatMap(({ kind, status, subject }) =>
    kind === 'answerTextRequest' && status === 'open' && subject.type === 'textRequest' ? subject.id : [],
  );
  holds(asked.toSorted().join() === toAnswer.toSorted().join(), 'one task for each open question', asked, toAnswer);
  for (const { status, given, from, askedBy, text } of requests) {
    holds(from.agency !== askedBy.agency, 'nobody asks themselves', from);
    holds((status === 'given') === (given !== undefined), 'a text is given when its author says yes', given);
    holds(given === undefined || given.document === text, 'what is given is what was asked for', given);
    holds(given === undefined || isGiven(state, given, askedBy), 'who was given a text reads it', given);
  }
};

/** Who is sought, somebody has the task to name; and a unit that has no other part in the case is not asked. */
const everyQuestionIsSomebodysTask = (state: CaseFile, model: InsatsModel): void => {
  if (state.phase === 'closed') return;
  const sought = contactsOf(state).filter(({ person }) => person === undefined);
  const asked = state.tasks.flatMap(({ kind, status, subject }) =>
    kind === 'nameCaseworker' && status === 'open' && subject.type === 'contact' ? subject.id : [],
  );
  const ids = sought.map(({ id }) => id);
  holds(ids.toSorted().join() === asked.toSorted().join(), 'one task for each question', ids, asked);
  for (const { of } of sought)
    holds(partOf(state, of, model).length > 0, 'only a unit with a part in the case is asked', of);
};

/** Skyddade personuppgifter: nothing of the case waits for a samverkansteam, and lifting takes two people or a system. */
const protectedStaysProtected = (before: CaseFile, events: readonly CaseEvent[], state: CaseFile): void => {
  holds(!state.identityProtection || !state.teamQuestion, 'who is protected is not on a team’s list');
  for (const event of events)
    holds(
      event.type !== 'identityProtectionLifted' ||
        event.by.type !== 'staff' ||
        (before.identityProtection?.lifting && before.identityProtection.lifting.askedBy !== event.by.staff) === true,
      'lifting takes two people',
      event,
    );
};

/** Promise 4, from the whole ledger: a held and recorded överlämningsmöte with every required party, or an exception in words. */
const closedOnlyByItsConditions = (ledger: readonly CaseEvent[], command: Command, model: InsatsModel): void => {
  const closing = ledger.at(-1);
  holds(closing?.type === 'caseClosed' && command.type === 'closeCase', 'only closing closes', closing?.type);
  if (closing?.type !== 'caseClosed') return;
  const requires = model.closureReasons.find(({ id }) => id === closing.closure.reason)?.requires;
  holds(requires !== undefined, 'with a reason of the model', closing.closure);
  if (requires?.type === 'explanation') {
    holds(closing.closure.explanation !== undefined, 'an exception is explained', closing.closure);
    return;
  }
  const recommended = ledger.findIndex(({ type }) => type === 'recommendationReceived');
  const asked = ledger.findIndex(({ type }) => type === 'broughtToTeam');
  if (requires?.type === 'recommendationGiven') {
    // Who is protected is talked of at no team.
    const isProtected = ledger.reduce(
      (was, { type }) => (type === 'identityProtected' ? true : type === 'identityProtectionLifted' ? false : was),
      false,
    );
    holds((asked >= 0 && asked < recommended) || isProtected, 'the team was asked and has answered', closing.closure);
    const following = ledger.some(({ type }) => type === 'followingCaseStarted');
    holds(following || requires.followingCase === undefined, 'the next insats has begun', closing.closure);
    return;
  }
  if (requires?.type === 'meetingHeld') {
    const ofItsKind = ledger.flatMap((event) =>
      (event.type === 'meetingBooked' || event.type === 'meetingProposed') && event.meeting.kind === requires.kind
        ? event.meeting.id
        : [],
    );
    const stands = ofItsKind.some((id) =>
      (['meetingHeld', 'minutesRecorded'] as const).every((type) =>
        ledger.some((event) => event.type === type && event.meeting === id),
      ),
    );
    holds(stands, 'a meeting of the insats’s own kind was held and recorded', closing.closure);
    return;
  }
  const booked = ledger.flatMap((event) =>
    (event.type === 'meetingBooked' || event.type === 'meetingProposed') && event.meeting.kind === 'handoverMeeting'
      ? event.meeting
      : [],
  );
  const recorded = booked.some((meeting) => {
    const held = ledger.find((event) => event.type === 'meetingHeld' && event.meeting === meeting.id);
    const minutes = ledger.find((event) => event.type === 'minutesRecorded' && event.meeting === meeting.id);
    const required = meeting.parties.filter((party) => party.required);
    return (
      held?.type === 'meetingHeld' &&
      minutes !== undefined &&
      held.at >= meeting.bookedAt &&
      required.every(({ id }) => held.attended.includes(id)) &&
      required.some(({ type }) => type === 'participant') &&
      required.filter(({ type }) => type === 'unit').length >= 2
    );
  });
  holds(recorded, 'an överlämningsmöte was held, complete, and recorded', closing.closure);
  const needed = requires?.acceptedHandover;
  if (!needed) return;
  const took = ledger.some((event) => {
    if (event.type !== 'handoverAccepted') return false;
    const sent = ledger.find((other) => other.type === 'handoverSent' && other.handover.id === event.handover);
    const route = sent?.type === 'handoverSent' ? sent.handover.route : undefined;
    return route === needed.route && (needed.kind === undefined || kindOf(event.unit.agency) === needed.kind);
  });
  holds(took, 'the one who takes over has accepted', closing.closure);
};

const absent = (value: unknown): boolean =>
  value === undefined || (typeof value === 'object' && value !== null && Object.values(value).some(absent));

/** Facts of a refusal are codes, ids and dates, never names or texts. */
const factsAreFew = (facts: Readonly<Record<string, unknown>>): void => {
  for (const fact of Object.values(facts))
    holds(['string', 'number', 'boolean'].includes(typeof fact) && String(fact).length <= 40, 'facts are short', facts);
};

type Told = {
  readonly accepted: number;
  readonly refused: number;
  readonly types: ReadonlySet<string>;
  readonly closure: string | undefined;
};

const play = (begin: number, played: readonly Move[]): Told => {
  const all = beginnings();
  const start = all[begin % all.length];
  if (!start) throw new Error('no beginning');
  const ledger = [...start.events];
  const commands: Command[] = [];
  const climbed = new Set<string>();
  const types = new Set<string>();
  let state = stateOf(ledger);
  let now = start.at;
  let accepted = 0;
  let refused = 0;
  played.forEach((move, step) => {
    // A running case may have been moved to a newer model on the way.
    const model = modelByHash(state.modelHash) ?? start.model;
    const { command, at } = commandOf(move, step, state, now, commands, model);
    const allowed =
      step % 6 === 0 && move.manner !== 'deadline' ? allowedCommands(state, command.actor, model, at) : undefined;
    const decision = decide(state, command, at, model);
    now = at;
    commands.push(command);
    if (decision.type === 'refused') {
      refused += 1;
      factsAreFew(decision.refusal.facts);
      holds(
        state.phase !== 'closed' ||
          mayFollowClosing(command) ||
          ['caseClosed', 'caseAlreadyExists'].includes(decision.refusal.code),
        'closed is closed',
      );
      return;
    }
    accepted += 1;
    types.add(command.type);
    holds(
      state.phase !== 'closed' || mayFollowClosing(command),
      'in a closed case only a samtycke is taken back',
      command.type,
    );
    holds(!allowed || allowed.includes(command.type), 'what is accepted was allowed', command.type);
    if (command.actor.type === 'staff')
      holds(
        mayTry(command.type, command.actor, relationsOf(grantsOf(state, model), command.actor)),
        'what is accepted passes the access table',
        command.type,
      );
    if (step % 4 === 0)
      holds(
        JSON.stringify(decide(state, command, at, model)) === JSON.stringify(decision),
        'deciding again gives the same',
        command,
      );
    const before = state;
    for (const event of decision.events) {
      state = evolve(state, event);
      ledger.push(event);
      holds(event.at === at && event.version === 1, 'an event happens when it is acted on', event.type);
      if (event.type === 'rungReached') {
        const rung = `${event.deadline} ${event.rung}`;
        holds(!climbed.has(rung), 'each rung counts once', event);
        climbed.add(rung);
      }
    }
    holds(state.seq === ledger.length, 'the sequence counts every event once');
    oneHolder(before, command, decision.events, state);
    alwaysWaiting(state, at, modelByHash(state.modelHash) ?? model);
    everyTaskIsWatched(state);
    noWishIsForgotten(state);
    everyWaitEnds(state);
    eitherWaitsForAPlaceOrHasOne(state, at, modelByHash(state.modelHash) ?? model);
    everyRequestIsConsidered(state);
    everyQuestionIsSomebodysTask(state, modelByHash(state.modelHash) ?? model);
    everyQuestionAboutATextIsAnswered(state);
    if (before) protectedStaysProtected(before, decision.events, state);
    if (state.phase === 'closed' && before.phase !== 'closed') closedOnlyByItsConditions(ledger, command, model);
  });
  // Promise 3, the core's part: the ledger alone gives the state back, and both survive JSON.
  const fresh = ledger.slice(start.events.length);
  holds(!fresh.some(absent), 'absent is absent, never undefined');
  const read = JSON.parse(JSON.stringify(ledger)) as readonly CaseEvent[];
  holds(JSON.stringify(stateOf(read)) === JSON.stringify(state), 'replaying the ledger gives the same case');
  return { accepted, refused, types, closure: state.closure?.reason };
};

test(`promises 1–4 hold after every step of ${RUNS} random journeys`, { timeout: 600_000 }, () => {
  let accepted = 0;
  let refused = 0;
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(fc.nat(9999), moves(LONGEST), (begin, played) => {
      const told = play(begin, played);
      accepted += told.accepted;
      refused += told.refused;
      for (const name of [...told.types, `closed: ${told.closure}`]) seen.set(name, (seen.get(name) ?? 0) + 1);
    }),
    { numRuns: RUNS },
  );
  // The journeys went somewhere: a generator whose every wish is refused would prove nothing.
  expect(accepted).toBeGreaterThan(refused);
  if (RUNS < 10_000) return;
  expect(commandTypes.filter((type) => !seen.has(type))).toEqual([]);
  const closedBy = (requires: string) =>
    registeredModels.some(({ model }) =>
      model.closureReasons.some((reason) => reason.requires.type === requires && seen.has(`closed: ${reason.id}`)),
    );
  expect(closedBy('handoverMeetingHeld') && closedBy('explanation')).toBe(true);
});

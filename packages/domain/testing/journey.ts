import {
  addDays,
  addDuration,
  type Instant,
  type IsoDate,
  instant,
  isoDate,
  stockholmDate,
} from '../src/calendar/index.ts';
import type { CaseFile, DocumentRef } from '../src/case/case-file.ts';
import type { Command, CommandOf, PartyRequest } from '../src/case/commands.ts';
import { decide } from '../src/case/decide.ts';
import { deriveId } from '../src/case/derive-id.ts';
import type { CaseEvent } from '../src/case/events.ts';
import { evolve } from '../src/case/evolve.ts';
import { nextDeadline } from '../src/deadline/next-deadline.ts';
import { unansweredHandover } from '../src/handover/handovers.ts';
import type { InsatsModel } from '../src/insatser/model.ts';
import { units } from '../src/insatser/parties.ts';
import { siktaArbetsmarknad } from '../src/insatser/sikta-arbetsmarknad.ts';
import type { Actor, AgencyId, UnitRef } from '../src/organisation/organisation.ts';
import type { Refusal } from '../src/refusal.ts';
import { type SharingPurpose, sharedCategories } from '../src/samtycke/samtycke.ts';
import type { TaskKind } from '../src/task/task.ts';
import { clock, importer, people, staffId, waitingList } from './people.ts';

type Without<Value, Key extends PropertyKey> = Value extends unknown ? Omit<Value, Key> : never;
/** A command before it is said who asks and under which id. */
export type Ask = Without<Command, 'commandId' | 'actor'>;

// Three years of a silent case pass a few dozen.
const MOST_DEADLINES = 300;

export const monday: Instant = instant('2026-03-02T09:00:00.000Z');

/** A reference to a made-up document. */
export const documentRef = (name: string, version = 1): DocumentRef => ({
  document: deriveId('documents of the tests', name),
  version,
  hash: deriveId('hashes of the tests', `${name} ${version}`).replaceAll('-', '').padEnd(64, '0'),
});

/** On the participant's samtycke, which the act brings: all that may be shared, for two years. */
export const agreed = (from: IsoDate, purpose: SharingPurpose = 'handOver') =>
  ({
    basis: 'samtycke',
    ground: {
      type: 'samtycke',
      categories: sharedCategories,
      purpose,
      ...(purpose === 'coordinateSupport' && { coordination: true as const }),
      form: 'written',
      from,
      until: addDays(from, 730),
    },
  }) as const;

export const referral = (
  changes: Partial<Without<CommandOf<'referCase'>, 'type' | 'commandId' | 'actor'>> = {},
): Ask => ({
  // A kommun aktualiserar to its own insats.
  ...(changes.facts?.referredBy === 'kommun'
    ? { basis: 'samtycke' }
    : agreed(changes.facts?.referredOn ?? isoDate('2026-03-02'), 'coordinateSupport')),
  type: 'referCase',
  caseId: deriveId('cases of the tests', 'case'),
  participant: deriveId('participants of the tests', 'participant'),
  insats: siktaArbetsmarknad.id,
  place: 'kfv',
  facts: {
    sex: 'K',
    birthYear: 1990,
    kommun: 'Flen',
    referredBy: 'forsakringskassan',
    referredOn: isoDate('2026-03-02'),
  },
  income: 'sjukpenning',
  insuranceQuestionOpen: false,
  ...changes,
});

/** The participant lets the person's agency tell these of the case, and meet them over it. */
export const letsTell = (journey: Journey, by: Actor, ...receivers: readonly AgencyId[]): void => {
  const { type: _, coordination: __, ...terms } = agreed(journey.today(), 'coordinateSupport').ground;
  journey.does(by, { type: 'recordSamtycke', receivers, ...terms });
};

export const unitParty = (id: string, { agency, unit }: UnitRef, required = true): PartyRequest => ({
  type: 'unit',
  id,
  required,
  agency,
  unit,
});
export const participantParty: PartyRequest = { type: 'participant', id: 'participant', required: true };

/** A case under way, with a clock of its own. It throws where a command that should go through is refused. */
export type Journey = {
  readonly model: InsatsModel;
  readonly state: () => CaseFile;
  readonly events: () => readonly CaseEvent[];
  readonly now: () => Instant;
  readonly today: () => IsoDate;
  /** Done: gives the events. */
  readonly does: (actor: Actor, ask: Ask) => readonly CaseEvent[];
  /** Tried and refused: gives the refusal. */
  readonly isRefused: (actor: Actor, ask: Ask) => Refusal;
  /** Days pass; every deadline on the way is acted on when it is due. */
  readonly wait: (days: number) => void;
  /** The next deadline passes. */
  readonly waitForNextDeadline: () => readonly CaseEvent[];
  readonly openTask: (kind: TaskKind) => CaseFile['tasks'][number];
  readonly openTasks: () => readonly TaskKind[];
};

export const newJourney = (at: Instant = monday, model: InsatsModel = siktaArbetsmarknad): Journey => {
  let now = at;
  let current: CaseFile | undefined;
  let count = 0;
  const events: CaseEvent[] = [];
  const passed = new Set<string>();
  const state = (): CaseFile => {
    if (!current) throw new Error('the case has not begun');
    return current;
  };
  const asked = (actor: Actor, ask: Ask): Command => {
    count += 1;
    return { ...ask, actor, commandId: deriveId('commands of the tests', ask.type, count) } as Command;
  };
  const does: Journey['does'] = (actor, ask) => {
    const decision = decide(current, asked(actor, ask), now, model);
    if (decision.type === 'refused')
      throw new Error(`${ask.type}: ${decision.refusal.code} ${JSON.stringify(decision.refusal.facts)}`);
    events.push(...decision.events);
    current = decision.events.reduce<CaseFile | undefined>(evolve, current);
    return decision.events;
  };
  const next = () => {
    const due = nextDeadline(state());
    if (!due) throw new Error('the case has no deadline');
    return due;
  };
  const waitForNextDeadline = () => {
    const { id, rung, at: dueAt } = next();
    if (passed.has(`${id} ${rung}`)) throw new Error('the same deadline passes again and again');
    passed.add(`${id} ${rung}`);
    if (passed.size > MOST_DEADLINES) throw new Error('deadlines breed deadlines');
    if (dueAt > now) now = dueAt;
    return does(clock, { type: 'deadlinePassed', deadline: id, rung });
  };
  return {
    model,
    state,
    events: () => events,
    now: () => now,
    today: () => stockholmDate(now),
    does,
    isRefused: (actor, ask) => {
      const decision = decide(current, asked(actor, ask), now, model);
      if (decision.type === 'accepted') throw new Error(`${ask.type} was not refused`);
      return decision.refusal;
    },
    wait: (days) => {
      const until = addDuration(now, { days });
      while (state().phase !== 'closed' && next().at <= until) waitForNextDeadline();
      now = until;
    },
    waitForNextDeadline,
    openTask: (kind) => {
      const task = state().tasks.find((candidate) => candidate.kind === kind && candidate.status === 'open');
      if (!task) throw new Error(`no open task ${kind}`);
      return task;
    },
    openTasks: () =>
      state()
        .tasks.filter(({ status }) => status === 'open')
        .map(({ kind }) => kind),
  };
};

/** The kinds of what the case waits for, but for the samtycken that it rests on. */
export const clocksOfWork = (journey: Journey): readonly string[] =>
  journey
    .state()
    .deadlines.map(({ type }) => type)
    .filter((type) => type !== 'samtyckeNearsEnd' && type !== 'samtyckeEnds');

export const openHandover = (journey: Journey): string => {
  const handover = unansweredHandover(journey.state());
  if (!handover) throw new Error('no handover is open');
  return handover.id;
};
export const lastMeeting = (journey: Journey): string => {
  const meeting = journey.state().meetings.at(-1);
  if (!meeting) throw new Error('no meeting');
  return meeting.id;
};

// The stretches of the main path, each from where the one before ends.

/** FK aktualiserar. */
export const referred = (journey: Journey = newJourney()): Journey => {
  journey.does(people.fk, referral());
  return journey;
};
/** The host unit has accepted: the case is in the kö. */
export const waiting = (journey: Journey = newJourney()): Journey => {
  referred(journey);
  journey.does(people.coach, { type: 'acceptHandover', handover: openHandover(journey) });
  return journey;
};
/** The coach has room, the letter is sent. */
export const called = (journey: Journey = newJourney()): Journey => {
  waiting(journey);
  journey.does(waitingList, {
    type: 'callParticipant',
    coach: people.coach.staff,
    answerBy: addDays(journey.today(), 14),
    calledBy: units.kommunSikta,
  });
  return journey;
};
/** The participant comes: the kartläggning begins. */
export const inAssessment = (journey: Journey = newJourney()): Journey => {
  called(journey);
  const summons = journey.state().summonses.at(-1)?.id ?? '';
  journey.does(people.coach, { type: 'recordSummonsDelivery', summons, how: 'letter', on: journey.today() });
  journey.wait(2);
  journey.does(people.coach, { type: 'answerSummons', summons, answer: 'comes' });
  return journey;
};
/** The insats is under way, with a handlingsplan. */
export const inInsats = (journey: Journey = newJourney()): Journey => {
  inAssessment(journey);
  journey.wait(20);
  journey.does(people.coach, {
    type: 'completeAssessment',
    document: documentRef('kartläggning'),
    on: journey.today(),
  });
  journey.wait(3);
  journey.does(people.coach, { type: 'savePlan', document: documentRef('handlingsplan'), on: journey.today() });
  return journey;
};
/** The first uppföljning has been held and the överlämning is being prepared. */
export const inHandover = (journey: Journey = newJourney()): Journey => {
  inInsats(journey);
  journey.wait(14);
  journey.does(people.coach, { type: 'recordFollowUp', on: journey.today(), document: documentRef('uppföljning') });
  journey.does(people.coach, { type: 'beginHandover' });
  return journey;
};
/** Arbetsförmedlingen is asked to take over. */
export const handedOver = (journey: Journey = newJourney()): Journey => {
  inHandover(journey);
  journey.does(people.coach, {
    type: 'sendHandover',
    route: 'unit',
    to: { type: 'unit', ...units.afRehab },
    action: 'vocationalRehabilitation',
    ...agreed(journey.today()),
    answerBy: addDays(journey.today(), 21),
  });
  return journey;
};
/** The överlämningsmöte is booked, with the coach, Arbetsförmedlingen, Försäkringskassan and the participant. */
export const met = (journey: Journey = newJourney()): Journey => {
  handedOver(journey);
  journey.does(people.coach, {
    type: 'bookMeeting',
    kind: 'handoverMeeting',
    startsAt: addDuration(journey.now(), { days: 7 }),
    minutesLong: 60,
    mode: 'video',
    parties: [
      unitParty('sikta', units.kommunSikta),
      unitParty('af', units.afRehab),
      unitParty('fk', units.fkRehab, false),
      participantParty,
    ],
  });
  return journey;
};
/** The meeting was held. */
export const held = (journey: Journey = newJourney()): Journey => {
  met(journey);
  const meeting = lastMeeting(journey);
  journey.does(people.af, { type: 'replyToMeeting', meeting, reply: 'comes' });
  journey.does(people.fk, { type: 'replyToMeeting', meeting, reply: 'comes' });
  journey.wait(7);
  journey.does(people.coach, { type: 'meetingHeld', meeting, attended: ['sikta', 'af', 'participant'], mode: 'video' });
  return journey;
};
/** … and its minutes recorded. */
export const recorded = (journey: Journey = newJourney()): Journey => {
  held(journey);
  journey.does(people.coach, {
    type: 'recordMinutes',
    meeting: lastMeeting(journey),
    document: documentRef('minnesanteckning'),
    commitments: [{ id: 'visit', party: 'af', dueOn: addDays(journey.today(), 14) }],
    next: { none: 'handedOver' },
  });
  return journey;
};
/** Arbetsförmedlingen has accepted: the case is theirs. */
export const accepted = (journey: Journey = newJourney()): Journey => {
  recorded(journey);
  journey.does(people.af, {
    type: 'acceptHandover',
    handover: openHandover(journey),
    caseworker: staffId('af'),
  });
  return journey;
};
/** From aktualisering to avslut. */
export const closed = (journey: Journey = newJourney()): Journey => {
  accepted(journey);
  journey.does(people.af, { type: 'closeCase', reason: 'vocationalRehabilitationAf' });
  return journey;
};

/** A case as a list kept elsewhere has it, imported on the journey's day. */
export const importOf = (
  changes: Partial<Without<CommandOf<'importCase'>, 'type' | 'commandId' | 'actor'>> = {},
): Ask => ({
  type: 'importCase',
  caseId: deriveId('cases of the tests', 'imported case'),
  participant: deriveId('participants of the tests', 'imported participant'),
  insats: siktaArbetsmarknad.id,
  place: 'kfv',
  facts: { sex: 'M', birthYear: 1985, kommun: 'Katrineholm', referredBy: 'kommun', referredOn: isoDate('2019-10-30') },
  incomeAtStart: 'forsorjningsstod',
  incomeNow: 'forsorjningsstod',
  nameMissing: false,
  phase: 'insats',
  asOf: isoDate('2020-12-09'),
  ...(changes.phase === 'waitingList' ? {} : { startedOn: isoDate('2020-01-12') }),
  ...changes,
});
export const importedCase = (changes: Parameters<typeof importOf>[0] = {}): Journey => {
  const journey = newJourney();
  journey.does(importer, importOf(changes));
  return journey;
};

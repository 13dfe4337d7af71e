import type { Transaction } from '@stafett/db';
import {
  agendaOf,
  allowedInGroup,
  allowedInTeam,
  caseworkRoles,
  decideSamverkansteam,
  type GroupSeries,
  type Instant,
  type Samverkansteam,
  teamInterval,
  teams,
  type UnitRef,
  waitingForGroup,
} from '@stafett/domain';
import { type AgendaItemView, GatheringRequest, GatheringView } from '@stafett/schemas';
import { type Found, findGathering } from '../acts/gatherings.ts';
import type { StaffActor } from '../context.ts';
import { given } from '../given.ts';
import type { Names } from '../organisation/name-book.ts';
import { figuresView } from '../team/figures-view.ts';
import { toldView } from '../team/told-view.ts';
import { unitProcedure } from '../trpc.ts';
import { nameOfTeam } from './list.ts';

const readers: readonly string[] = [...caseworkRoles, 'teamMember'];

/** Whoever calls the team together supports it, and reads no questions (lag 2003:1210 § 7). */
const callsTeam = (team: string, { unit }: UnitRef): boolean =>
  Object.values(teams).some(({ id, calledBy }) => id === team && calledBy.unit === unit);

const bare = ({ agency, unit }: UnitRef): UnitRef => ({ agency, unit });

/** Which of the team's texts the actor may read: row-level security alone knows. */
type Readable = ReadonlySet<string>;

const textsReadOf = async (transaction: Transaction, { state }: Found): Promise<Readable> => {
  if (!state) return new Set();
  const [{ meetings }, agenda] = 'agenda' in state ? [state.series, state.agenda] : [state, []];
  const texts = [
    ...meetings.flatMap(({ minutes }) => minutes?.document.document ?? []),
    ...agenda.flatMap(({ recommendation: given }) =>
      given ? [given.document.document, ...(given.shared ? [given.shared.document] : [])] : [],
    ),
  ];
  const rows = await transaction.document.findMany({ where: { id: { in: texts } }, select: { id: true } });
  return new Set(rows.map(({ id }) => id));
};

const agendaView = (
  state: Samverkansteam | undefined,
  names: Names,
  readsQuestions: boolean,
  readable: Readable,
): AgendaItemView[] =>
  (state?.agenda ?? []).map(({ code, question, told, raisedBy, raisedAt, status, deferred, recommendation }) => ({
    code,
    question: question.document,
    raisedBy: names.party(bare(raisedBy)),
    raisedAt,
    status,
    // At which meeting would tie the code it had there to the one it has now.
    deferred: deferred.map(({ reason }) => ({ reason })),
    ...given({
      told: told && readsQuestions && status !== 'withdrawn' ? toldView(told) : undefined,
      recommendation: recommendation && {
        meeting: recommendation.meeting,
        on: recommendation.on,
        // Whoever gave it reads their own words.
        ...given({
          document: [recommendation.document, recommendation.shared].flatMap((text) =>
            text && readable.has(text.document) ? text.document : [],
          )[0],
        }),
      },
    }),
  }));

const seriesView = (
  series: GroupSeries,
  state: Samverkansteam | undefined,
  names: Names,
  readable: Readable,
  now: Instant,
) => {
  const waits = waitingForGroup(series, now);
  return {
    topic: series.topic,
    calledBy: names.party(bare(series.calledBy)),
    members: series.members.map((member) => names.party(bare(member))),
    interval: series.interval,
    meetings: series.meetings.map((meeting) => ({
      id: meeting.id,
      startsAt: meeting.startsAt,
      minutesLong: meeting.minutesLong,
      mode: meeting.mode,
      status: meeting.status,
      parties: meeting.parties.map((party) => ({
        unit: names.party(bare(party)),
        ...given({ reply: party.reply, repliedAt: party.repliedAt, attended: party.attended }),
      })),
      agenda: state ? agendaOf(state, meeting).map(({ code }) => code) : [],
      written: meeting.minutes !== undefined,
      ...given({
        cancelled: meeting.cancelled,
        minutes: [meeting.minutes?.document.document].find((text) => text !== undefined && readable.has(text)),
        noNext: meeting.noNext,
      }),
    })),
    ...given({
      waitingFor: waits && {
        about: waits.about,
        units: waits.units.map((unit) => names.party(bare(unit))),
        nextOn: waits.nextOn,
        ...given({ meeting: waits.meeting }),
      },
      endedOn: series.endedOn,
    }),
  };
};

/** A team that nobody has asked anything yet: who is in it stands already, and its first meeting may be planned. */
const unopened = (team: string, actor: StaffActor, now: Instant, names: Names) => {
  const found = Object.values(teams).find(({ id }) => id === team);
  const plan = { type: 'planGroupMeeting', commandId: 'asked whether allowed', actor } as const;
  // Any day ahead: of the first meeting no rule but that looks at it.
  const startsAt = new Date(Date.parse(now) + 30 * 86_400_000).toISOString() as Instant;
  const may = decideSamverkansteam(undefined, { ...plan, startsAt }, now, team).type === 'accepted';
  return {
    topic: 'samverkansteam' as const,
    calledBy: names.party(bare(found?.calledBy ?? actor)),
    members: (found ? [found.calledBy, ...found.members] : []).map((member) => names.party(bare(member))),
    interval: teamInterval,
    meetings: [],
    agenda: [],
    allowed: may ? [{ type: plan.type }] : [],
  };
};

/** A samverkansteam's agenda by the cases' codes, or a group, with its meetings. One that the unit is not in is none. */
export const view = unitProcedure
  .input(GatheringRequest)
  .output(GatheringView)
  .query(async ({ ctx, input: { gathering } }) => {
    const now = ctx.clock();
    const { found, readable } = await ctx.read(async (transaction) => {
      const one = await findGathering(transaction, ctx.actor, gathering);
      return { found: one, readable: await textsReadOf(transaction, one) };
    });
    const names = await ctx.names.read();
    const calls = found.kind === 'samverkansteam' && callsTeam(found.team, ctx.actor);
    const readsQuestions = !calls && ctx.actor.roles.some((role) => readers.includes(role));
    const name = found.kind === 'samverkansteam' ? nameOfTeam(found.team) : undefined;
    const about = { gathering, readsQuestions, ...given({ name }) };
    if (found.kind === 'samverkansteam') {
      if (!found.state) return { ...about, ...unopened(found.team, ctx.actor, now, names) };
      return {
        ...about,
        ...seriesView(found.state.series, found.state, names, readable, now),
        agenda: agendaView(found.state, names, readsQuestions, readable),
        ...given({ figures: figuresView(found.state.cohorts ?? []) }),
        allowed: allowedInTeam(found.state, ctx.actor, now).map((act) => ({ ...act })),
      };
    }
    const { state } = found;
    if (!state) throw new Error('a group is found by its state');
    return {
      ...about,
      ...seriesView(state, undefined, names, readable, now),
      agenda: [],
      allowed: allowedInGroup(state, ctx.actor, now).map((act) => ({ ...act })),
    };
  });

import { caseworkRoles } from '../access/access-table.ts';
import { type Instant, stockholmDate } from '../calendar/index.ts';
import { type Guard, given, no } from '../case/act.ts';
import { deriveId } from '../case/derive-id.ts';
import type { Effect } from '../case/effects.ts';
import { actsFor, onlyTheSystem, unitOf } from '../case/standing.ts';
import { decideGroupMeeting, groupEvents } from '../group-meeting/decide.ts';
import type { GroupMeeting, GroupSeries } from '../group-meeting/group-meeting.ts';
import type { Organises } from '../group-meeting/why-not.ts';
import { type Team, teams } from '../insatser/parties.ts';
import type { Actor, Role } from '../organisation/organisation.ts';
import { accept, type Decision } from '../refusal.ts';
import type { AgendaItem, Samverkansteam, SamverkansteamCommand, SamverkansteamEvent } from './samverkansteam.ts';
import { teamInterval } from './samverkansteam.ts';
import { evolveSamverkansteam } from './samverkansteam-evolve.ts';
import { teamCode } from './team-code.ts';

type CommandOf<Type extends SamverkansteamCommand['type']> = Extract<SamverkansteamCommand, { type: Type }>;
type Answer = Decision<SamverkansteamEvent>;

const MINUTES_LONG = 120;

const findTeam = (team: string): Team | undefined => Object.values<Team>(teams).find(({ id }) => id === team);

const teamRoles: readonly Role[] = [...caseworkRoles, 'teamMember'];
/** The unit that calls the team and every member look after its meetings; none of them is above the others. */
const byAnyMember: Organises = (actor, { members }) => members.some((member) => actsFor(actor, member));
/** Who recommends works at a member's unit; the förbund's own people support, and recommend nothing (lag 2003:1210 § 7). */
const onlyTeamMembers = (actor: Actor, { id, members, calledBy }: GroupSeries): Guard => {
  if (actor.type !== 'staff' || !actor.roles.some((role) => teamRoles.includes(role)))
    return no('roleNotAllowed', { actor: actor.type });
  const recommends = members.some((member) => actsFor(actor, member)) && !actsFor(actor, calledBy);
  return recommends ? undefined : no('notParty', { series: id });
};

const onlyMeetingsThatCameAbout = ({ id, status, startsAt }: GroupMeeting, at: Instant): Guard => {
  if (status === 'cancelled') return no('meetingNotHeld', { meeting: id, status });
  return startsAt <= at ? undefined : no('meetingAhead', { meeting: id, startsAt });
};
const onlyWaitingItems = ({ code, status }: AgendaItem): Guard =>
  status === 'waiting' ? undefined : no('agendaItemNotOpen', { code, status });
const isOnAgendaOf = (item: AgendaItem, meeting: GroupMeeting): boolean =>
  item.raisedAt <= meeting.startsAt && !item.deferred.some((deferral) => deferral.meeting === meeting.id);
/** What was raised after the meeting began, or put off at it, is for the next. */
const onlyItemsOnTheAgenda = (item: AgendaItem, meeting: GroupMeeting): Guard =>
  isOnAgendaOf(item, meeting) ? undefined : no('agendaItemNotFound', { code: item.code, meeting: meeting.id });

/** The cases that the meeting is to talk of, in the order they were raised. */
export const agendaOf = ({ agenda }: Samverkansteam, meeting: GroupMeeting): readonly AgendaItem[] =>
  agenda.filter((item) => item.status === 'waiting' && isOnAgendaOf(item, meeting));

/** No case is talked past: before the meeting is written up each got a rekommendation or was put off. */
const onlyWithASettledAgenda = (state: Samverkansteam, command: SamverkansteamCommand): Guard => {
  if (command.type !== 'recordGroupMinutes') return undefined;
  const meeting = state.series.meetings.find(({ id }) => id === command.meeting);
  const [left] = meeting ? agendaOf(state, meeting) : [];
  return left && no('agendaItemUnsettled', { code: left.code });
};
/** Who is in a team the parties have agreed on, and one that cases may be brought to does not end. */
const onlyWhatKeepsTheTeam = (command: SamverkansteamCommand): Guard =>
  command.type === 'inviteUnits' ||
  command.type === 'leaveGroup' ||
  command.type === 'endSeries' ||
  (command.type === 'recordGroupMinutes' && 'none' in command.next && command.next.none === 'groupEnds')
    ? no('seriesWrong', { part: 'team' })
    : undefined;

const refused = (refusal: NonNullable<Guard>): Answer => ({ type: 'refused', refusal });

const opening = (team: Team, at: Instant, by: Actor): readonly SamverkansteamEvent[] => {
  const calledBy = unitOf(team.calledBy);
  const series = {
    type: 'seriesPlanned',
    series: team.id,
    topic: 'samverkansteam',
    calledBy,
    members: [calledBy, ...team.members.map(unitOf)],
    interval: teamInterval,
    minutesLong: MINUTES_LONG,
    mode: 'physical',
  } as const;
  return groupEvents(undefined, [series], at, by);
};

/** Codes are short, so two cases may have come by the same; a rekommendation must never reach the other one. */
const ownCode = (agenda: readonly AgendaItem[], code: string): string => {
  const same = agenda
    .flatMap((item) => [item.code, ...(item.earlierCodes ?? [])])
    .filter((other) => other === code || other.startsWith(`${code}-`)).length;
  return same === 0 ? code : `${code}-${same + 1}`;
};

const consult = (
  state: Samverkansteam,
  command: CommandOf<'recommend' | 'deferCase'>,
  at: Instant,
): Guard | SamverkansteamEvent => {
  const { actor: by, code, meeting: id } = command;
  const not = onlyTeamMembers(by, state.series);
  if (not) return not;
  const meeting = state.series.meetings.find((known) => known.id === id);
  const item = state.agenda.findLast((raised) => raised.code === code);
  if (!meeting) return no('groupMeetingNotFound', { meeting: id });
  if (!item) return no('agendaItemNotFound', { code });
  const wrong = onlyMeetingsThatCameAbout(meeting, at) ?? onlyWaitingItems(item) ?? onlyItemsOnTheAgenda(item, meeting);
  if (wrong) return wrong;
  if (command.type === 'deferCase') {
    // Each meeting has codes of its own. The case's id is random, and no member of the team is told it.
    const nextCode = ownCode(state.agenda, teamCode(item.caseId, { team: state.team, meeting: id }));
    return { type: 'caseDeferred', version: 1, at, by, code, meeting: id, reason: command.reason, nextCode };
  }
  const on = stockholmDate(meeting.startsAt);
  const { caseId } = item;
  return { type: 'teamRecommended', version: 1, at, by, caseId, code, meeting: id, document: command.document, on };
};

/** What came to pass in a case. It can't be refused; told again it changes nothing. */
const noted = (
  { agenda }: Samverkansteam,
  command: CommandOf<'raiseCase' | 'withdrawCase' | 'shareRecommendation'>,
  at: Instant,
): readonly SamverkansteamEvent[] => {
  const { actor: by, caseId } = command;
  if (command.type === 'shareRecommendation') {
    const { document } = command;
    const item = agenda.find(
      ({ caseId: of, recommendation }) => of === caseId && recommendation?.document.document === command.recommendation,
    );
    return !item || item.recommendation?.shared
      ? []
      : [{ type: 'recommendationShared', version: 1, at, by, caseId, code: item.code, document }];
  }
  const waiting = agenda.find((item) => item.caseId === caseId && item.status === 'waiting');
  if (command.type === 'withdrawCase')
    return waiting ? [{ type: 'raisedCaseWithdrawn', version: 1, at, by, caseId, code: waiting.code }] : [];
  const { code, question, told, by: raisedBy } = command;
  const known = agenda.some(
    (item) => item.caseId === caseId && (item.code === code || item.earlierCodes?.includes(code)),
  );
  if (waiting || known) return [];
  const raised = { caseId, code: ownCode(agenda, code), question, ...given({ told }), raisedBy };
  return [{ type: 'caseRaised', version: 1, at, by, ...raised }];
};

/**
 * What may happen in a samverkansteam. Takes its state (undefined before its first event), what is asked, when, and which team it is.
 * Gives the events, none when a case tells what the team knows already, or a coded no: who recommends and plans, what is not on the
 * agenda, a meeting written up before each of its cases is settled, and whatever a group's meetings are refused for.
 */
export const decideSamverkansteam = (
  state: Samverkansteam | undefined,
  command: SamverkansteamCommand,
  at: Instant,
  team: string,
): Answer => {
  const found = findTeam(team);
  if (!found) return refused(no('noTeam', { team: team.slice(0, 40) }));
  const opened = state ? [] : opening(found, at, command.actor);
  const now = opened.reduce<Samverkansteam | undefined>(evolveSamverkansteam, state);
  if (!now) return refused(no('noTeam', { team: found.id }));
  switch (command.type) {
    case 'raiseCase':
    case 'withdrawCase':
    case 'shareRecommendation': {
      const not = onlyTheSystem(command.actor);
      if (not) return refused(not);
      const events = noted(now, command, at);
      return events.length === 0 ? accept() : accept(...opened, ...events);
    }
    case 'recommend':
    case 'deferCase': {
      const answer = consult(now, command, at);
      if (!answer) return accept();
      return 'code' in answer && 'facts' in answer ? refused(answer) : accept(...opened, answer);
    }
    default: {
      const decision = decideGroupMeeting(now.series, command, at, byAnyMember);
      if (decision.type === 'refused') return decision;
      const not = onlyWhatKeepsTheTeam(command) ?? onlyWithASettledAgenda(now, command);
      return not ? refused(not) : accept(...opened, ...decision.events);
    }
  }
};

const theTeam = { type: 'system', source: 'team' } as const;

/** What an event of the team asks of the cases: a rekommendation goes back to the one it is of. `commandId` is of the act that gave it. */
export const effectsOfSamverkansteam = (event: SamverkansteamEvent, commandId: string): readonly Effect[] => {
  if (event.type !== 'teamRecommended') return [];
  const { caseId, document, meeting, on } = event;
  const id = deriveId(commandId, 'recommendationGiven');
  return [
    {
      type: 'toJourney',
      caseId,
      command: { type: 'recommendationGiven', commandId: id, actor: theTeam, document, meeting, on },
    },
  ];
};

import type { Instant } from '../calendar/index.ts';
import { sameUnit } from '../case/standing.ts';
import { type AllowedGroupAct, allowedInGroup } from '../group-meeting/allowed.ts';
import { type Team, teams } from '../insatser/parties.ts';
import type { Actor, UnitRef } from '../organisation/organisation.ts';
import type { Samverkansteam, SamverkansteamCommand } from './samverkansteam.ts';
import { decideSamverkansteam } from './samverkansteam-decide.ts';

export type AllowedTeamAct =
  | AllowedGroupAct
  | { readonly type: 'recommend' | 'deferCase'; readonly meeting: string; readonly code: string };

// Stands where a command carries a text that no rule looks into.
const somePaper = { document: 'some document', version: 1, hash: '' };

const onCases = (state: Samverkansteam, actor: Actor, at: Instant): readonly AllowedTeamAct[] =>
  state.series.meetings.flatMap(({ id: meeting }) =>
    state.agenda.flatMap(({ code }) =>
      (['recommend', 'deferCase'] as const).flatMap((type): readonly AllowedTeamAct[] => {
        const asked = { type, actor, commandId: 'asked whether allowed', code, meeting };
        const command: SamverkansteamCommand =
          type === 'recommend' ? { ...asked, type, document: somePaper } : { ...asked, type, reason: 'other' };
        return decideSamverkansteam(state, command, at, state.team).type === 'accepted'
          ? [{ type, meeting, code }]
          : [];
      }),
    ),
  );

/** What this actor may do in the samverkansteam now, by the very rules that decide it. Empty for who has no part in it. */
export const allowedInTeam = (state: Samverkansteam, actor: Actor, at: Instant): readonly AllowedTeamAct[] => [
  ...allowedInGroup(
    state.series,
    actor,
    at,
    (command) => decideSamverkansteam(state, command, at, state.team).type === 'accepted',
  ),
  ...onCases(state, actor, at),
];

/** The teams that the unit is a member of, or calls. */
export const teamsOf = (unit: UnitRef): readonly Team[] =>
  Object.values<Team>(teams).filter(
    ({ members, calledBy }) => sameUnit(calledBy, unit) || members.some((member) => sameUnit(member, unit)),
  );

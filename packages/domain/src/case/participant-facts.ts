import type { Actor } from '../organisation/organisation.ts';
import { openTaskOnce, theCase } from '../task/open-task.ts';
import { type Act, allow, type Guard, no, record, refused, type Verdict } from './act.ts';
import type { CaseFile } from './case-file.ts';
import type { ParticipantFactCommand } from './commands.ts';
import { notAhead } from './dates.ts';
import { onlyTheHolder, unitOf } from './standing.ts';

const agenciesOf = (state: CaseFile): readonly string[] => [
  state.holder.agency,
  ...(state.referrer ? [state.referrer.agency] : []),
  ...state.handovers.flatMap(({ to }) => (to.type === 'unit' ? [to.agency] : to.members.map(({ agency }) => agency))),
  ...state.meetings.flatMap(({ parties }) => parties.flatMap((party) => (party.type === 'unit' ? [party.agency] : []))),
];

/** Systems of the agencies in the case may tell; people tell as the holder. */
const onlyWhoStandsInTheCase = (state: CaseFile, actor: Actor): Guard => {
  if (actor.type !== 'machine') return onlyTheHolder(state, actor);
  return agenciesOf(state).includes(actor.agency) ? undefined : no('notParty');
};

/** Takes what has happened to the participant. Told again, it changes nothing and is no error: two systems may both tell. */
export const decideParticipantFact = (state: CaseFile, command: ParticipantFactCommand, act: Act): Verdict => {
  const not = onlyWhoStandsInTheCase(state, act.actor) ?? notAhead(command.on, act);
  if (not) return refused(not);
  switch (command.type) {
    case 'participantDied':
      return state.diedOn === command.on
        ? allow()
        : allow(record(act, { type: 'participantDied', on: command.on }), (now) =>
            openTaskOnce(act, { kind: 'confirmDeath', owner: unitOf(now.holder), subject: theCase })(now),
          );
    case 'moved':
      return state.facts.kommun === command.kommun
        ? allow()
        : allow(record(act, { type: 'participantMoved', kommun: command.kommun, on: command.on }), (now) =>
            openTaskOnce(act, { kind: 'reviewMove', owner: unitOf(now.holder), subject: theCase })(now),
          );
  }
};

import type { Actor } from '../organisation/organisation.ts';
import { openTaskOnce, theCase } from '../task/open-task.ts';
import { type Act, allow, type Guard, record, refused, type Verdict } from './act.ts';
import type { CaseFile } from './case-file.ts';
import type { ParticipantFactCommand } from './commands.ts';
import { notAhead } from './dates.ts';
import { onlyTheHolder, unitOf } from './standing.ts';

/** People tell as the holder; another system, which has been let in by then, for the agency that it belongs to. */
const onlyTheHolderOrASystem = (state: CaseFile, actor: Actor): Guard =>
  actor.type === 'machine' ? undefined : onlyTheHolder(state, actor);

/** Takes what has happened to the participant. Told again, it changes nothing and is no error: two systems may both tell. */
export const decideParticipantFact = (state: CaseFile, command: ParticipantFactCommand, act: Act): Verdict => {
  const not = onlyTheHolderOrASystem(state, act.actor) ?? notAhead(command.on, act);
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

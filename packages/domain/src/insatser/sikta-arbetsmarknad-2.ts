import { defineInsats } from './define-insats.ts';
import { teams } from './parties.ts';
import { siktaArbetsmarknad } from './sikta-arbetsmarknad.ts';
import { due, soon, usualMeetings } from './usual.ts';

/**
 * The second version of SIKTA-Arbetsmarknad: the same journey, reasons and figures, and besides what the parties asked for after a year.
 * A case may be parked for a while for a named reason, a participant's wish for a flerpartssamtal has a date, parallel support goes on
 * for half a year at most, and the samverkansteam may be asked. Cases that run on the first version stay there until their coordinator moves them.
 */
export const siktaArbetsmarknad2 = defineInsats({
  ...siktaArbetsmarknad,
  team: teams.kfv.id,
  multiparty: { withinDays: 14 },
  // The sender's support until the person is ready (Hörby keeps daglig verksamhet running), but not without end.
  parallelSupport: { atMostDays: 180 },
  wait: {
    atMostDays: 90,
    atMostExtensions: 1,
    reasons: ['consent', 'employer', 'wageSubsidy', 'insurance', 'care', 'placement', 'participant'],
  },
  meetings: { ...siktaArbetsmarknad.meetings, checkIn: usualMeetings.checkIn },
  tasks: {
    ...siktaArbetsmarknad.tasks,
    bookMultipartyMeeting: due(5, soon),
    // A caseworker who takes over is in touch sooner: hope turns to hopelessness meanwhile (the workshop).
    firstContact: due(3, soon),
  },
});

import type { HandoverRoute } from '../handover/handover.ts';
import type { MeetingKind } from '../meeting/meeting.ts';
import type { SharingPurpose } from './samtycke.ts';

// What the participant agreed to is what it is used for (OSL 12:2, GDPR art. 5.1 b): each act by what it may serve. Any of them will do.

export const purposesOfHandover = (route: HandoverRoute): readonly SharingPurpose[] => {
  switch (route) {
    // The insats is itself the joint support that the participant is aktualiserad to.
    case 'referral':
      return ['handOver', 'coordinateSupport'];
    case 'jointAssessment':
      return ['handOver', 'jointAssessment'];
    case 'unit':
    case 'jointForum':
      return ['handOver'];
  }
};

export const purposesOfMeeting = (kind: MeetingKind): readonly SharingPurpose[] => {
  switch (kind) {
    case 'handoverMeeting':
      return ['handOver', 'coordinateSupport'];
    // Whoever is to take over is met by all who are in it, also before the överlämningsmöte.
    case 'multipartyMeeting':
      return ['handOver', 'coordinateSupport', 'jointAssessment'];
    case 'followUp':
    case 'planReview':
    case 'checkIn':
      return ['followUp', 'coordinateSupport'];
  }
};

/** A text that whoever has taken over asks for goes on with what it was handed over for. */
export const purposesOfText: readonly SharingPurpose[] = ['handOver', 'coordinateSupport'];

import type { ReasonsByParty } from '@stafett/domain';
import type { MeetingPartyView, MeetingView } from '@stafett/schemas';
import type { TFunction } from 'i18next';
import type { Tone } from '../../parts/status-text.tsx';
import { partyName } from '../handovers/party-names.ts';

/** Who a party of a meeting is: a unit, the participant, or somebody by role. */
export const meetingPartyName = (t: TFunction, party: MeetingPartyView): string => {
  switch (party.type) {
    case 'unit':
      return partyName(party.party);
    case 'participant':
      return t('partyParticipant');
    case 'external':
      return t(`externalPartyRole.${party.role}`);
  }
};

export const replyTones: Readonly<Record<NonNullable<MeetingPartyView['reply']>, Tone>> = {
  comes: 'plain',
  otherTime: 'waiting',
  cannot: 'late',
};

/** What the meeting waits for next, as a state in words. */
export type MeetingStage = 'proposed' | 'planned' | 'toTell' | 'toMinute' | 'minuted' | 'cancelled';

/** A planned meeting, be it a case's or a group's, that has `begun` is to be told about. */
export const stageOf = (
  meeting: Pick<MeetingView, 'status'> & { readonly minutes?: unknown },
  begun: boolean,
): MeetingStage => {
  switch (meeting.status) {
    case 'cancelled':
      return 'cancelled';
    case 'held':
      return meeting.minutes ? 'minuted' : 'toMinute';
    case 'proposed':
      return 'proposed';
    case 'planned':
      return begun ? 'toTell' : 'planned';
  }
};

export const stageTones: Readonly<Record<MeetingStage, Tone>> = {
  proposed: 'waiting',
  planned: 'plain',
  toTell: 'active',
  toMinute: 'active',
  minuted: 'done',
  cancelled: 'done',
};

/** "Deltagaren: Sjuk", for each party that has a reason of its own. */
export const reasonLines = (
  t: TFunction,
  { parties }: Pick<MeetingView, 'parties'>,
  reasons: ReasonsByParty | undefined,
): readonly string[] =>
  parties.flatMap((party) => {
    const reason = reasons?.[party.id];
    return reason ? [`${meetingPartyName(t, party)}: ${t(`meetingChangeReason.${reason}`)}`] : [];
  });

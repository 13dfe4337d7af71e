import type {
  DeferralReason,
  GroupChangeReason,
  GroupReminder,
  GroupTopic,
  NoNextGroupMeetingReason,
} from '@stafett/domain';

/** Groups that meet without a case, and the samverkansteam: the words of their codes. */
export const groupCodes = {
  /** A group has no name of its own: what it is and who calls it. */
  name: '{{topic}} ({{unit}})',
  topic: {
    caseworkers: 'Handläggarträff',
    dua: 'Dua-gruppen',
    mentors: 'Mentorsnätverket',
    samverkansteam: 'Samverkansteam',
    other: 'Annan grupp',
  } satisfies Record<GroupTopic, string>,

  changeReason: {
    tooFewCan: 'För få kan',
    tooFewCame: 'För få kom',
    illness: 'Sjukdom',
    doubleBooked: 'Tiden krockar',
    holiday: 'Ledighet',
    noLongerNeeded: 'Behövs inte längre',
    other: 'Annat',
  } satisfies Record<GroupChangeReason, string>,

  /** What the group waits for; stands after "väntar på". */
  reminder: {
    reply: 'svar på inbjudan',
    chase: 'besked från dem som inte har svarat',
    meeting: 'att mötet hålls',
    held: 'besked om mötet hölls',
    minutes: 'anteckningar från mötet',
    next: 'en dag för nästa möte',
  } satisfies Record<GroupReminder, string>,

  noNext: {
    groupEnds: 'Gruppen slutar träffas',
    dayToBeSet: 'Dagen bestäms senare',
  } satisfies Record<NoNextGroupMeetingReason, string>,

  deferralReason: {
    timeRanOut: 'Tiden räckte inte',
    moreInformationNeeded: 'Mer underlag behövs',
    partyMissing: 'Någon som behövdes var inte med',
    other: 'Annat',
  } satisfies Record<DeferralReason, string>,
};

import type { Words } from '../sv.ts';

export const groupCodes: Words['groupCodes'] = {
  name: '{{topic}} ({{unit}})',
  topic: {
    caseworkers: 'Caseworkers’ meeting',
    dua: 'The Dua group',
    mentors: 'The mentor network',
    samverkansteam: 'Samverkansteam',
    other: 'Another group',
  },

  changeReason: {
    tooFewCan: 'Too few can come',
    tooFewCame: 'Too few came',
    illness: 'Illness',
    doubleBooked: 'The time clashes',
    holiday: 'Holiday',
    noLongerNeeded: 'No longer needed',
    other: 'Other',
  },

  reminder: {
    reply: 'a reply to the invitation',
    chase: 'word from those who have not answered',
    meeting: 'the meeting to be held',
    held: 'word of whether the meeting was held',
    minutes: 'notes from the meeting',
    next: 'a day for the next meeting',
  },

  noNext: {
    groupEnds: 'The group stops meeting',
    dayToBeSet: 'The day is set later',
  },

  deferralReason: {
    timeRanOut: 'Time ran out',
    moreInformationNeeded: 'More information is needed',
    partyMissing: 'Somebody who was needed was not there',
    other: 'Other',
  },
};

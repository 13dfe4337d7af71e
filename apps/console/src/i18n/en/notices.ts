import type { Words } from '../sv.ts';

export const noticesPage: Words['noticesPage'] = {
  title: 'Notices',
  bell: 'Notices',
  unread_one: '{{count}} unread',
  unread_other: '{{count}} unread',
  unreadTitle: 'Unread',
  readTitle: 'Read',
  none: 'Nothing new has happened',
  noneText: 'Here you see new tasks, reminders and answers to what you have sent.',
  shown: 'The latest {{count}} are shown.',
  shared: 'What is told to the whole unit is read for everybody once one of you has read it.',
  toUnit: 'To the whole unit',
  toMe: 'To you',
  markRead: 'Mark as read',
  markReadOf: 'Mark as read: {{what}}',
  markAll: 'Mark all as read',
  marked: 'All notices are read',
  markedNext: 'The tasks stay until they are done.',

  kind: {
    taskOpened: 'New task: {{task}}',
    taskAssigned: 'You have been given a task: {{task}}',
    taskReminder: 'Reminder: {{task}}',
    colleagueLate: 'A task in the unit is late: {{task}}',
    caseStuck: 'A case is not moving on: {{task}}',
    raiseInTeam: 'A case has stood still for long: {{task}}',
    handoverAccepted: 'The receiver has taken over',
    handoverDeclined: 'The receiver has declined the handover',
    handoverExpired: 'The receiver has not answered the handover in time',
    handoverCompleted: 'The receiver has told how the handover went',
    meetingMoved: 'A meeting has a new time',
    meetingCancelled: 'A meeting is cancelled',
  },
  someTask: 'see the case',

  mail: 'E-mail',
  mailOn:
    'You get an e-mail at {{address}} when something new waits for you, at most one every fifteen minutes. The e-mail never says who or what it is about.',
  mailOff: 'You get no e-mail. The address {{address}} is kept in case you want to start again.',
  mailNone: 'No e-mail address is entered for you. Whoever administers Stafett at your agency can enter it.',
  mailRefused:
    'E-mail to {{address}} does not arrive. Ask whoever administers Stafett at your agency to correct the address.',
  stopMail: 'Stop e-mail',
  startMail: 'Get e-mail',
  mailStopped: 'You get no more e-mail from Stafett',
  mailStarted: 'You get an e-mail when something new waits for you',
};

export const mailAddress: Words['mailAddress'] = {
  title: 'E-mail',
  address: 'E-mail address',
  hint: 'An e-mail goes there when something new waits for the person. It never says who or what it is about. Leave the field empty if the person is to get no e-mail.',
  saved: '{{name}} gets e-mail at {{address}}',
  removed: '{{name}} gets no e-mail',
  declined: 'The person has chosen to get no e-mail.',
  refused: 'The receiving e-mail server does not know the address. Check it and save again.',
};

import type { NoticeKind } from '@stafett/domain';

/** Aviseringar: what has happened that one is told of. */
export const noticesPage = {
  title: 'Aviseringar',
  bell: 'Aviseringar',
  unread_one: '{{count}} oläst',
  unread_other: '{{count}} olästa',
  unreadTitle: 'Olästa',
  readTitle: 'Lästa',
  none: 'Inget nytt har hänt',
  noneText: 'Här ser du nya uppgifter, påminnelser och svar på det du har skickat.',
  shown: 'De {{count}} senaste visas.',
  shared: 'Det som är till hela enheten blir läst för alla när någon av er har läst det.',
  toUnit: 'Till hela enheten',
  toMe: 'Till dig',
  markRead: 'Markera som läst',
  markReadOf: 'Markera som läst: {{what}}',
  markAll: 'Markera alla som lästa',
  marked: 'Alla aviseringar är lästa',
  markedNext: 'Uppgifterna finns kvar tills de är gjorda.',

  kind: {
    taskOpened: 'Ny uppgift: {{task}}',
    taskAssigned: 'Du har fått en uppgift: {{task}}',
    taskReminder: 'Påminnelse: {{task}}',
    colleagueLate: 'En uppgift i enheten är försenad: {{task}}',
    caseStuck: 'Ett ärende kommer inte vidare: {{task}}',
    raiseInTeam: 'Ett ärende har stått stilla länge: {{task}}',
    handoverAccepted: 'Mottagaren har tagit emot överlämningen',
    handoverDeclined: 'Mottagaren har tackat nej till överlämningen',
    handoverExpired: 'Mottagaren har inte svarat på överlämningen i tid',
    handoverCompleted: 'Mottagaren har berättat hur överlämningen gick',
    meetingSettled: 'Mötet har fått en tid',
    meetingMoved: 'Ett möte har fått en ny tid',
    meetingPlaceSet: 'Ett möte har fått en plats eller länk',
    meetingCancelled: 'Ett möte har ställts in',
    waitEnded: 'Det som ärendet väntade på har hänt',
    moveAccepted: 'Chefen har flyttat arbetet som du bad om',
    moveDeclined: 'Chefen har sagt nej till att flytta arbetet',
    workTransferred: 'Du har tagit över en kollegas arbete: {{task}}',
    workReturned: 'Du har fått tillbaka arbetet från din vikarie',
  } satisfies Record<NoticeKind, string>,
  /** Where the notice says no task. */
  someTask: 'se ärendet',

  mail: 'E-post',
  mailOn:
    'Du får ett mejl till {{address}} när något nytt väntar på dig, högst ett var femtonde minut. Mejlet säger aldrig vem eller vad det gäller.',
  mailOff: 'Du får inga mejl. Adressen {{address}} finns kvar om du vill börja igen.',
  mailNone: 'Ingen e-postadress är inskriven för dig. Den som administrerar Stafett hos er kan skriva in den.',
  mailRefused: 'Mejlen till {{address}} kommer inte fram. Be den som administrerar Stafett hos er att rätta adressen.',
  stopMail: 'Sluta få mejl',
  startMail: 'Få mejl',
  mailStopped: 'Du får inga fler mejl från Stafett',
  mailStarted: 'Du får mejl när något nytt väntar på dig',
};

/** On the administrator's page of a person. */
export const mailAddress = {
  title: 'E-post',
  address: 'E-postadress',
  hint: 'Dit går ett mejl när något nytt väntar på personen. Mejlet säger aldrig vem eller vad det gäller. Lämna fältet tomt om personen inte ska få mejl.',
  saved: '{{name}} får mejl till {{address}}',
  removed: '{{name}} får inga mejl',
  declined: 'Personen har själv valt att inte få mejl.',
  refused: 'Adressen tas inte emot av mottagarens e-postserver. Kontrollera den och spara igen.',
};

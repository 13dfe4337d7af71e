import type { DocumentKind } from '@stafett/schemas';

/** Ärende. */
export const casePage = {
  title: 'Ärende',
  closed: 'Ärendet är avslutat.',
  readExplanation: 'Läs förklaringen till avslutet',
  stalled: 'Ärendet har stått stilla i {{for}}',
  stalledCause: 'Orsak: {{cause}}.',
  phase: 'Fas',
  phaseSince: '{{phase}} sedan {{date}}',
  holder: 'Har ansvaret',
  lastHolder: 'Hade ansvaret',
  caseworker: 'Handläggare: {{name}}',
  noCaseworker: 'Ingen handläggare är utsedd',
  coach: 'Coach',
  started: 'Insatsen började',
  referrer: 'Aktualiserade',

  participant: 'Deltagaren',
  identity: 'Namn och personnummer',
  identityWhat: 'namn och personnummer',
  nameMissing: 'Namnet saknas.',
  nameUnknown: 'Namnet är inte känt',
  numberUnknown: 'Personnumret är inte ifyllt',
  canShow: 'Mottagaren ser namnet och kan visa personnumret. Visningen loggas.',
  canShowName: 'Mottagaren ser namnet.',
  person: 'Person',
  personText: '{{sex}}, född {{birthYear}}, {{kommun}}',
  referred: 'Aktualiserad',
  referredText: '{{date}} av {{agency}}',
  income: 'Försörjning',
  changeIncome: 'Ändra försörjning',
  insurance: 'Ersättning',
  insuranceOpen: 'Frågan hos Försäkringskassan är öppen',
  insuranceResolve: 'Ange att den är avgjord',

  tasks: 'Uppgifter',
  noTasks: 'Din enhet har inga öppna uppgifter i ärendet.',
  noTasksYet: 'Det finns ingen uppgift att göra än. Överst på sidan står vad ärendet väntar på.',
  toDo: {
    answer: 'Skriv in deltagarens svar',
    followUp: 'Skriv in uppföljning',
    meeting: 'Öppna mötet',
    list: 'Gå till kön',
    resume: 'Ta upp ärendet igen',
  },

  planTitle: 'Plan',
  assessment: 'Kartläggning',
  ready: 'Klar {{date}}',
  notYet: 'Inte gjord ännu',
  readAssessment: 'Läs kartläggningen',
  plan: 'Handlingsplan',
  planOf: 'Nummer {{revision}}, från {{date}}',
  readPlan: 'Läs handlingsplanen',
  writePlan: 'Skriv handlingsplan',
  changePlan: 'Ändra handlingsplanen',
  followUp: 'Uppföljning {{number}}',
  heldOn: 'Hölls {{date}}',
  readFollowUp: 'Läs uppföljning {{number}}',
  placement: 'Arbetsträning',
  placementFrom: 'Från {{from}}',
  placementEnded: '{{from}} till {{to}}',
  readPlacement: 'Läs om platsen',
  endPlacement: 'Avsluta arbetsträningen',

  meetings: 'Möten',
  noMeetings: 'Inga möten är bokade.',

  handovers: 'Överlämningar',
  noHandovers: 'Ärendet har inte lämnats över till någon.',
  openHandover: 'Öppna överlämningen',
  earlierHandovers: 'Tidigare överlämningar',

  sharing: 'Delning och samtycke',
  sharingLead:
    'De här enheterna kan se något i ärendet nu. Ingen annan får veta att det finns. När en enhets del i ärendet är slut ser den inget mer.',
  sharingWho: 'Enhet',
  sharingWhy: 'Därför att den',
  sharingWhat: 'Ser',
  youSee: 'Din enhet kan se det här i ärendet:',

  historyAll: 'Visa också uppgifter',
  bySystem: 'Stafett',
  byImport: 'Importen',
};

/** Ärenden: the list. */
export const casesPage = {
  which: 'Välj vilka ärenden som visas',
  held: 'Vi har ansvaret',
  followed: 'Vi följer',
  closed: 'Avslutade',
  refer: 'Aktualisera',
  case: 'Ärende',
  phase: 'Fas',
  allPhases: 'Alla faser',
  since: 'sedan {{date}}',
  waitsFor: 'Väntar på',
  you: 'Dig',
  next: 'Nästa',
  who: 'Handläggare eller coach',
  gone: 'inte längre i listan',
  empty: {
    held: 'Enheten har inga öppna ärenden',
    followed: 'Enheten följer inga ärenden hos andra',
    closed: 'Inga ärenden är avslutade',
  },
};

export const searchPage = {
  title: 'Sökresultat',
  ask: 'Skriv en kod, ett namn eller ett personnummer i sökfältet. Minst två tecken.',
  found_one: '{{count}} ärende, sökt på {{by}}',
  found_other: '{{count}} ärenden, sökt på {{by}}',
  by: { code: 'ärendets kod', personnummer: 'personnummer', name: 'namn' },
  more: 'Det finns fler träffar än vad som visas. Skriv mer av namnet.',
  none: 'Inget ärende hittades',
  noneText: 'Sökningen gäller bara ärenden som du har rätt att öppna.',
};

export const documentPage = {
  title: 'Dokument',
  version: 'Version',
  versionOf: 'Version {{version}}, {{date}}',
  written: 'Skrivet {{date}}',
  writtenBy: 'Skrivet av {{name}}, {{date}}',
};

export const documentKind = {
  referralMessage: 'Underlag till aktualisering',
  handoverMessage: 'Underlag till överlämning',
  handoverQuestion: 'Fråga om underlag',
  handoverAnswer: 'Svar på fråga om underlag',
  declineNeeded: 'Vad som skulle behövas',
  minutes: 'Mötesanteckningar',
  assessment: 'Kartläggning',
  plan: 'Handlingsplan',
  followUp: 'Uppföljning',
  placement: 'Arbetsträning',
  closureExplanation: 'Förklaring till avslut',
  taskNote: 'Anteckning',
} satisfies Record<DocumentKind, string>;

import type { Words } from '../sv.ts';

export const referral: Words['referral'] = {
  title: 'Refer somebody',
  lead: 'You ask the insats whether it can take on a person. You are responsible until the insats has accepted.',
  to: 'To {{insats}} at {{party}}',
  where: 'Insats',
  whereHint: '{{kommuner}}. {{party}} answers.',
  age: 'The insats is for those who are {{from}}–{{to}} years old.',
  name: 'The person’s name',
  birthDateHint: 'The insats needs the day of birth. It is taken from the personnummer.',
  personnummer: 'Personal or coordination number',
  birthYear: 'Year of birth',
  birthYearHint: 'By the personal number {{year}}',
  birthYearDiffers: 'The year of birth differs from the personal number, which says {{year}}',
  sex: 'Sex',
  kommun: 'Municipality',
  income: 'Income',
  aktivitetsstod: 'The insats can’t be given together with aktivitetsstöd',
  aktivitetsstodText: 'Check the income before you send. The insats may have to decline.',
  insurance: 'There is an open question of benefit at Försäkringskassan',
  insuranceHint: 'The insats is told, but can begin all the same.',
  insuranceBlocks: 'The insats can’t begin until the question is settled.',
  referredOn: 'Referred on',
  message: 'Information for the insats',
  messageHint: 'Why the insats suits, and what the person wants. Write no diagnoses.',
  send: 'Send the referral',
  done: 'The referral is sent',
  doneText: '{{to}} is to answer. You are responsible until they have accepted.',
  none: 'Your unit can’t refer to any insats',
  noneText: 'The rules of the insatser say which agencies can refer.',
  ageChecked: 'Yes, the person turns {{age}} this year',
  ageCheckedHint: 'The age is unusual for the insatser. Check the year of birth before you tick the box.',
  warning: 'Read this first',
  acknowledged: 'I have read the warning and want to refer all the same',
  another: 'Refer the person once more',
  anotherHint:
    'A unit that you work in already has an open case for the person. Tick the box only if the person is to have another.',
};

/** The same person again, among the cases of one's own unit. */
export const samePerson = {
  title_one: 'You already have an open case for this person',
  title_other: 'You already have {{count}} open cases for this person',
  text: 'Look at it before you accept or go on, so that the person is not counted or called twice.',
  open: 'Open case {{code}}',
};

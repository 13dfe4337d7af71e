import type { Words } from '../sv.ts';

export const protection: Words['protection'] = {
  mark: 'Protected personal data',
  since: 'Marked since {{date}}',
  hidden:
    'You are not on the list of those who may see who the participant is. You see where the case is and whom you can turn to.',
  shown: 'Only those on the list may see who the participant is. Do not show the details to anybody else.',
  knownHereAlone:
    'Your unit knows it from another case. In this case the details are protected at your unit alone, until whoever has the case marks it.',
  kind: {
    sekretessmarkering: 'Sekretessmarkering (confidentiality mark)',
    skyddadFolkbokforing: 'Skyddad folkbokföring (protected registration)',
  },
  kommun: 'Lives in {{kommun}}',
  whatWithKommun: 'name, personal number and municipality',
  who: 'May see the personal data',
  ofUnit: 'At {{unit}}',
  nobody: 'Nobody but the manager',
  managers: 'Manager: {{names}}',
  noManager: 'The unit has no manager in Stafett.',
  turnTo: 'Do you need the details for your work? Ask your manager to put you on the list.',
  change: 'Change the list',
  liftingAsked: '{{name}} has asked for the mark to be removed.',
  liftingOwn: 'You have asked for the mark to be removed. Somebody else at your unit needs to answer.',
  answer: 'Answer',

  protectLead:
    'The mark applies at once, in all of the participant’s cases and at every agency that has one. Other agencies are not told who marked it.',
  protectNext:
    'After that the name is in no list, can’t be searched for and does not leave the case. The caseworker and the managers still see it when they ask.',
  whichKind: 'What protection does the participant have?',
  kindHint: {
    sekretessmarkering:
      'A warning in the population register that the details need to be weighed before they are given out.',
    skyddadFolkbokforing:
      'The participant is registered at another place than where they live. Stafett then does not show the municipality.',
  },
  protectSend: 'Mark the case',
  protected: 'The personal data are protected',
  protectedText: 'Go through who at your unit may see them.',

  accessLead:
    'Choose who at your unit needs to know who the participant is. As the manager you may always see it. Other units have lists of their own.',
  accessWho: 'May see the personal data',
  accessHint: 'Those who are not chosen see the code of the case and the words “protected personal data”.',
  accessSend: 'Save the list',
  accessSaved: 'The list is saved',
  accessSavedText: 'It applies from now on. The change is in the log.',
  noColleagues: 'There is nobody else at the unit to put on the list.',

  askLead:
    'Another person at your unit, who may see the personal data too, needs to answer before the mark is removed.',
  askNext: 'Only remove the mark when you know that the protection has ended.',
  askSend: 'Ask for the mark to be removed',
  asked: 'You have asked for the mark to be removed',
  askedText: 'The personal data are protected until somebody else at your unit has answered.',

  answerLead: 'If the mark is removed, everybody who may see the case sees the name again.',
  answerQuestion: 'Has the protection ended?',
  lifts: 'Yes, remove the mark',
  keeps: 'No, let the mark stand',
  answerSend: 'Answer',
  lifted: 'The mark is removed',
  liftedText: 'Other agencies’ cases of the same person are still marked.',
  kept: 'The mark stands',
};

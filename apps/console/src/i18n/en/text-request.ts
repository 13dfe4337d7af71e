import type { Words } from '../sv.ts';

export const textRequest: Words['textRequest'] = {
  title: 'Texts from another agency',
  text: {
    assessment: 'The assessment, completed {{date}}',
    plan: 'The action plan, from {{date}}',
    followUp: 'Follow-up {{number}}, {{date}}',
  },
  earlier: {
    assessment: 'An earlier assessment',
    plan: 'An earlier action plan',
    followUp: 'An earlier follow-up',
  },
  writtenBy: 'Written by {{party}}',
  askable: 'You have not been given these texts. Whoever wrote a text considers whether you may read it.',
  askFor: 'Ask for the text',
  answerIt: 'Answer',
  read: 'Read the text',
  askedLine: '{{from}} asked {{to}} for the text on {{date}}',
  givenLine: 'Given on {{date}}',
  refusedLine: 'Answer of {{date}}: {{reason}}',
  status: {
    open: 'Waits for an answer',
    given: 'Given',
    refused: 'Not given',
    lapsed: 'No longer applies',
  },

  lead: 'The agency that wrote the text gets the question and considers whether you may read it. You see the answer in the case.',
  which: 'Which text do you need?',
  why: 'What do you need it for?',
  whyHint: 'Whoever wrote the text reads this to be able to consider the question. Write no diagnoses.',
  send: 'Send the question',
  asked: 'The question is sent',
  askedText: 'Whoever wrote the text has been given a task to answer.',
  nothing: 'There is no text to ask for at the moment.',
  gone: 'The question does not exist, or is not yours to answer.',

  answerLead:
    '{{party}} is responsible for the case and asks you for a text: {{text}}. Consider whether you may give it.',
  whyTitle: 'What they need the text for',
  answer: 'Do you give the text?',
  gives: 'Yes',
  givesHint: 'They may read the text as it stands above, and no other texts.',
  refuses: 'No',
  reason: 'Why not?',
  reasons: {
    noGround: 'We have no legal ground to give it',
    harm: 'Somebody may be harmed if it is given',
    notNeeded: 'It is not needed for what you are to do',
    outdated: 'What it says is no longer right',
  },
  answerSend: 'Answer',
  givenTitle: 'The text is given',
  refusedTitle: 'You have answered no',
  answeredText: '{{party}} sees the answer in the case.',
};

import type { TextRefusalReason } from '@stafett/domain';

/** A text that another agency wrote: asked for, given or refused. */
export const textRequest = {
  title: 'Texter från en annan myndighet',
  text: {
    assessment: 'Kartläggningen, klar {{date}}',
    plan: 'Handlingsplanen, från {{date}}',
    followUp: 'Uppföljning {{number}}, {{date}}',
  },
  earlier: {
    assessment: 'En tidigare kartläggning',
    plan: 'En tidigare handlingsplan',
    followUp: 'En tidigare uppföljning',
  },
  writtenBy: 'Skriven av {{party}}',
  askable: 'De här texterna har ni inte fått. Den som har skrivit en text prövar om ni får läsa den.',
  askFor: 'Be om texten',
  answerIt: 'Svara',
  read: 'Läs texten',
  askedLine: '{{from}} bad {{to}} om texten {{date}}',
  givenLine: 'Lämnades ut {{date}}',
  refusedLine: 'Svar {{date}}: {{reason}}',
  status: {
    open: 'Väntar på svar',
    given: 'Utlämnad',
    refused: 'Lämnas inte ut',
    lapsed: 'Gäller inte längre',
  },

  lead: 'Den myndighet som har skrivit texten får frågan och prövar om ni får läsa den. Ni ser svaret i ärendet.',
  which: 'Vilken text behöver ni?',
  why: 'Vad behöver ni den till?',
  whyHint: 'Den som har skrivit texten läser det här för att kunna pröva frågan. Skriv inga diagnoser.',
  send: 'Skicka frågan',
  asked: 'Frågan är skickad',
  askedText: 'Den som har skrivit texten har fått en uppgift om att svara.',
  nothing: 'Det finns ingen text att be om just nu.',
  gone: 'Frågan finns inte, eller så är den inte er att svara på.',

  answerLead: '{{party}} har ansvaret för ärendet och ber er om en text: {{text}}. Pröva om ni får lämna ut den.',
  whyTitle: 'Vad de behöver texten till',
  answer: 'Lämnar ni ut texten?',
  gives: 'Ja',
  givesHint: 'De får läsa texten som den står här ovanför, och inga andra texter.',
  refuses: 'Nej',
  reason: 'Varför inte?',
  reasons: {
    noGround: 'Vi har ingen rättslig grund att lämna ut den',
    harm: 'Någon kan ta skada av att den lämnas ut',
    notNeeded: 'Den behövs inte till det ni ska göra',
    outdated: 'Det som står i den stämmer inte längre',
  } satisfies Record<TextRefusalReason, string>,
  answerSend: 'Svara',
  givenTitle: 'Texten är utlämnad',
  refusedTitle: 'Ni har svarat nej',
  answeredText: '{{party}} ser svaret i ärendet.',
};

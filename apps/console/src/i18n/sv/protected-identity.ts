import type { ProtectionKind } from '@stafett/domain';

/** Skyddade personuppgifter: the mark on the case page, its part and its forms. */
export const protection = {
  mark: 'Skyddade personuppgifter',
  since: 'Märkt sedan {{date}}',
  hidden:
    'Du står inte på listan över vilka som får se vem deltagaren är. Du ser var ärendet är och vem du kan vända dig till.',
  shown: 'Bara de som står på listan får se vem deltagaren är. Visa inte uppgifterna för någon annan.',
  knownHereAlone:
    'Er enhet vet det från ett annat ärende. I det här ärendet är uppgifterna skyddade bara hos er, tills den som har ärendet märker det.',
  kind: {
    sekretessmarkering: 'Sekretessmarkering',
    skyddadFolkbokforing: 'Skyddad folkbokföring',
  } satisfies Record<ProtectionKind, string>,
  kommun: 'Bor i {{kommun}}',
  whatWithKommun: 'namn, personnummer och kommun',
  who: 'Får se personuppgifterna',
  ofUnit: 'På {{unit}}',
  nobody: 'Ingen utom chefen',
  managers: 'Chef: {{names}}',
  noManager: 'Enheten har ingen chef i Stafett.',
  turnTo: 'Behöver du uppgifterna för ditt arbete? Be din chef att sätta upp dig på listan.',
  change: 'Ändra listan',
  liftingAsked: '{{name}} har bett om att märkningen tas bort.',
  liftingOwn: 'Du har bett om att märkningen tas bort. Någon annan hos er behöver svara.',
  answer: 'Svara',

  protectLead:
    'Märkningen gäller direkt, i deltagarens alla ärenden och hos alla myndigheter som har ett sådant. Andra myndigheter får inte veta vem som har märkt.',
  protectNext:
    'Namnet syns därefter inte i några listor, går inte att söka på och lämnar inte ärendet. Handläggaren och cheferna får fortfarande se det när de ber om det.',
  whichKind: 'Vilket skydd har deltagaren?',
  kindHint: {
    sekretessmarkering: 'En varning i folkbokföringen om att uppgifterna behöver prövas innan de lämnas ut.',
    skyddadFolkbokforing: 'Deltagaren är folkbokförd på en annan plats än där hen bor. Stafett visar då inte kommunen.',
  } satisfies Record<ProtectionKind, string>,
  protectSend: 'Märk ärendet',
  protected: 'Personuppgifterna är skyddade',
  protectedText: 'Se över vilka på er enhet som får se dem.',

  accessLead:
    'Välj vilka på er enhet som behöver veta vem deltagaren är. Du som är chef får alltid se det. Andra enheter har egna listor.',
  accessWho: 'Får se personuppgifterna',
  accessHint: 'Den som inte är markerad ser ärendets kod och orden ”skyddade personuppgifter”.',
  accessSend: 'Spara listan',
  accessSaved: 'Listan är sparad',
  accessSavedText: 'Den gäller från och med nu. Ändringen står i loggen.',
  noColleagues: 'Det finns ingen annan på enheten att sätta upp på listan.',

  askLead: 'En annan person hos er, som också får se personuppgifterna, behöver svara innan märkningen tas bort.',
  askNext: 'Ta bara bort märkningen när ni vet att skyddet har upphört.',
  askSend: 'Be om att märkningen tas bort',
  asked: 'Du har bett om att märkningen tas bort',
  askedText: 'Personuppgifterna är skyddade tills någon annan hos er har svarat.',

  answerLead: 'Tas märkningen bort syns namnet igen för alla som har rätt att se ärendet.',
  answerQuestion: 'Har skyddet upphört?',
  lifts: 'Ja, ta bort märkningen',
  keeps: 'Nej, låt märkningen stå kvar',
  answerSend: 'Svara',
  lifted: 'Märkningen är borttagen',
  liftedText: 'Andra myndigheters ärenden om samma person är fortfarande märkta.',
  kept: 'Märkningen står kvar',
};

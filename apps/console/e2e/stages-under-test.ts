import { addDays, type IsoDate } from '@stafett/domain';
import { expect } from 'vitest';
import {
  choose,
  expectSentence,
  expectText,
  fill,
  follow,
  openTask,
  type Page,
  type Person,
  pick,
  press,
  pressMore,
  told,
} from './person-under-test.ts';

export const KOMMUN = 'katrineholm-socialnamnden';
export const SIKTA = 'SIKTA Katrineholm–Flen–Vingåker';
const HOST = `Katrineholms kommun, socialnämnden, ${SIKTA}`;
const PLATTFORMEN = 'Arbetsförmedlingen, Plattformen';
const PSYKIATRIN = 'Region Sörmland, Psykiatriska mottagningen Katrineholm';

/** A made-up participant and everything that is written about them. */
export type Story = {
  readonly name: string;
  /** Twelve digits. */
  readonly personnummer: string;
  readonly phone: string;
  readonly address: string;
  readonly referral: string;
  readonly assessment: string;
  readonly plan: string;
  readonly followUp: string;
  readonly handover: string;
  readonly situation: string;
  readonly ownWords: string;
  readonly commitment: string;
  readonly fulfilled: string;
};

export type Case = { readonly path: string; readonly code: string };

/** Where the page of a case is, and its code, when that page is shown. */
const caseOn = async (page: Page): Promise<Case> => ({
  path: /\/arenden\/[0-9a-f-]+/.exec(page.url())?.[0] ?? '',
  code: ((await page.getByRole('heading', { level: 1 }).textContent()) ?? '').replace('Ärende ', ''),
});

const ON_A_DAY = String.raw`\d{1,2} \p{L}+( \d{4})?`;

const THEN_REMINDED = String.raw`Sista dag är ${ON_A_DAY}\. Efter det går en påminnelse\.`;
const TWO_CLOCKS = String.raw`Mottagaren ska bekräfta senast ${ON_A_DAY} och svara senast ${ON_A_DAY}\. Efter det går en påminnelse\.`;
const PLANNED = String.raw`Det är planerat till ${ON_A_DAY}\.`;
const nextIs = (step: string): string => String.raw`Nästa: ${step} ${ON_A_DAY}\.`;

/** "Just nu väntar ärendet på … sedan …: …." and what comes next, with today as since when. */
const expectWait = (page: Page, party: string, reason: string, next = THEN_REMINDED): Promise<void> => {
  const today = new Intl.DateTimeFormat('sv-SE', { day: 'numeric', month: 'long', timeZone: 'Europe/Stockholm' });
  const since = today.format(new Date());
  const words = `^Just nu väntar ärendet på ${party} sedan ${since}: ${reason}\\. ${next}`;
  return expectSentence(page, new RegExp(words, 'u'));
};

/** On the participant's samtycke, given in writing today, to all that may be shared; nothing is asked where one stands. */
export const agree = async (page: Page, purpose?: string): Promise<void> => {
  await choose(page, /Rättslig grund/, 'Samtycke');
  const shared = page.getByRole('group', { name: /Vad får ni lämna ut/ });
  await shared
    .or(page.getByText(/^Deltagaren har samtyckt/))
    .first()
    .waitFor();
  if (!(await shared.isVisible())) return;
  for (const category of [/^Möten/, /^Kartläggning/]) await shared.getByRole('checkbox', { name: category }).check();
  if (purpose) await choose(page, /Vad ska uppgifterna användas till/, purpose);
  const coordinator = page.getByRole('checkbox', { name: /^Samordnaren för insatsen/ });
  if (await coordinator.isVisible()) await coordinator.check();
  await choose(page, /Hur har deltagaren samtyckt/, 'Skriftligt');
  await fill(page, /Gäller till och med/, addDays(nextMinute().day as IsoDate, 180));
};

/** The same for whoever is new to the case and asked to a meeting, which is what may be shared. */
export const agreeToMeeting = async (page: Page): Promise<void> => {
  await choose(page, /Vad ska uppgifterna användas till/, 'Samordna stödet');
  await choose(page, /Hur har deltagaren samtyckt/, 'Skriftligt');
  await fill(page, /Gäller till och med/, addDays(nextMinute().day as IsoDate, 180));
};

export const refer = async ({ page, go }: Person, story: Story): Promise<Case> => {
  await go('/aktualisera');
  await fill(page, 'Personens namn', story.name);
  // Whoever may refer to one insats alone isn't asked which.
  const insats = page.getByRole('radio', { name: /^SIKTA-Arbetsmarknad/ });
  if (await insats.isVisible()) await insats.check();
  await fill(page, /Personnummer/, story.personnummer);
  await fill(page, 'Födelseår', story.personnummer.slice(0, 4));
  await choose(page, 'Kön', 'Kvinna');
  await pick(page, 'Kommun', 'Katrineholm');
  await pick(page, 'Försörjning', 'Sjukpenning');
  await agree(page, 'Samordna stödet');
  await fill(page, /Underlag till insatsen/, story.referral);
  await press(page, 'Skicka aktualiseringen');
  await told(page, 'Aktualiseringen är skickad');
  await expectWait(page, HOST, 'svar på aktualisering', TWO_CLOCKS);
  return caseOn(page);
};

export const acceptReferral = async ({ page, go }: Person, { code }: Case, { referral }: Story): Promise<void> => {
  await go('/inkorg?uppgift=answerReferral');
  await openTask(page, 'Svara på aktualisering', code);
  await expectText(page, referral);
  await press(page, 'Ta emot');
  await press(page.getByRole('region', { name: 'Ta emot' }), 'Ta emot');
  await told(page, 'Ni har tagit emot aktualiseringen');
  await expectWait(page, 'en ledig coachplats', 'plats i insatsen', nextIs('genomgång av ärendet'));
};

/** Whoever looks at the case meanwhile sees the new sentence without doing anything. */
export const seeItWaitForAPlace = ({ page }: Person): Promise<void> =>
  expectWait(page, 'en ledig coachplats', 'plats i insatsen', nextIs('genomgång av ärendet'));

export const giveCoachPlaces = async ({ page, go }: Person, coach: string, places: number): Promise<void> => {
  await go('/ko');
  await press(page, `Ändra platser för ${coach}`);
  await fill(page, 'Antal platser', String(places));
  await press(page, 'Spara');
  await told(page, `${coach} har nu ${places} platser`);
};

/** The coach calls the participant before their turn, since others wait. */
export const call = async ({ page, go }: Person, { code }: Case): Promise<void> => {
  await go('/ko');
  await press(page, 'Kalla nästa');
  await choose(page, 'Vem ska kallas?', 'Någon annan, utanför turordningen');
  const waiting = await page.getByRole('combobox', { name: 'Deltagare' }).getByRole('option').allTextContents();
  await pick(page, 'Deltagare', waiting.find((words) => words.includes(code)) ?? code);
  await choose(page, 'Skäl att gå före', 'Försörjningen tar slut');
  await press(page, 'Kalla deltagaren');
  await told(page, /är kallad/);
  await follow(page, 'Skriv ut och lämna kallelsen');
  await expectWait(page, 'dig', 'att kallelsen lämnas till deltagaren');
};

export const writeLetter = async ({ page }: Person, story: Story): Promise<void> => {
  await follow(page, 'Visa brevet för utskrift');
  await fill(page, /Din telefon/, story.phone);
  await fill(page, /Deltagarens adress/, story.address);
  const letter = page.getByRole('article');
  await expectText(letter, `Hej ${story.name}!`);
  await expectText(letter, `Ring ${story.phone}`);
};

export const deliverSummons = async ({ page, go }: Person, { path }: Case): Promise<void> => {
  await go(path);
  await press(page, 'Skriv in att kallelsen är lämnad');
  await choose(page, 'Hur lämnade du kallelsen?', 'Brev');
  await press(page, 'Spara');
  await told(page, 'Kallelsen är lämnad');
  await expectWait(page, 'deltagaren', 'deltagarens svar på kallelsen', nextIs('kallelsen slutar gälla'));
};

export const answerSummons = async ({ page }: Person): Promise<void> => {
  await press(page, 'Skriv in deltagarens svar');
  await choose(page, 'Vad svarade deltagaren?', 'Kommer');
  await press(page, 'Spara svaret');
  await told(page, 'Deltagaren kommer');
  await expectWait(page, 'dig', 'kartläggning');
};

export const assess = async ({ page }: Person, { assessment }: Story): Promise<void> => {
  await follow(page, 'Gör klar kartläggningen');
  await fill(page, /Behov av anpassning/, assessment);
  await fill(page, 'Sammanfattning', 'Vill och kan arbeta halvtid');
  await press(page, 'Gör klar kartläggningen');
  await told(page, 'Kartläggningen är klar');
  await expectWait(page, 'dig', 'handlingsplan');
};

export const writePlan = async ({ page }: Person, { plan }: Story): Promise<void> => {
  await follow(page, 'Skriv handlingsplan');
  await fill(page, 'Huvudsaklig placering', plan);
  await fill(page, 'Veckoschema och närvarotid', 'Måndag till torsdag 9–12');
  await fill(page, 'Delmål', 'Intyg från handledaren');
  await fill(page, 'Tid för uppföljning', 'Om två veckor på mottagningen');
  await press(page, 'Spara handlingsplanen');
  await told(page, 'Handlingsplanen är sparad');
  await expectWait(page, 'dig', 'uppföljning', PLANNED);
};

export const followUp = async ({ page }: Person, { followUp: text }: Story): Promise<void> => {
  await follow(page, 'Skriv in uppföljning');
  await fill(page, /Vad ni kom fram till/, text);
  await press(page, 'Spara uppföljningen');
  await told(page, 'Uppföljningen är sparad');
  await expectWait(page, 'dig', 'uppföljning', PLANNED);
};

export const beginHandover = async ({ page }: Person): Promise<void> => {
  await pressMore(page, 'Börja överlämning');
  await press(page, 'Börja överlämning');
  await told(page, 'Överlämningen är påbörjad');
  await expectWait(page, 'dig', 'att överlämningen skickas');
};

/** To Plattformen, the joint forum of Arbetsförmedlingen and kommunen; what they will see is shown first. */
export const sendToPlattformen = async ({ page }: Person, { handover }: Story): Promise<void> => {
  await follow(page, 'Skicka överlämning');
  await choose(page, 'Väg', 'Till ett gemensamt forum');
  await choose(page, 'Det ni begär', 'Ta över ärendet');
  await agree(page);
  await fill(page, /Underlag till mottagaren/, handover);
  await press(page, 'Granska innan du skickar');
  await page.getByRole('heading', { name: 'Det här kommer mottagaren att se' }).waitFor();
  await press(page, 'Skicka överlämningen');
  await told(page, /Överlämningen är skickad till/);
  await expectWait(page, PLATTFORMEN, 'svar på överlämning', TWO_CLOCKS);
};

type Time = { readonly day: string; readonly clock: string };

/** The next full minute that there is time to book: a meeting is booked ahead, and told of once it has begun. */
export const nextMinute = (): Time => {
  const at = new Date(Math.ceil((Date.now() + 20_000) / 60_000) * 60_000);
  const stockholm = at.toLocaleString('sv-SE', {
    timeZone: 'Europe/Stockholm',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  const [day = '', clock = ''] = stockholm.split(' ');
  return { day, clock };
};

/** Överlämningsmöte with the participant, the holder, Arbetsförmedlingen, Försäkringskassan and the region. */
export const bookHandoverMeeting = async ({ page }: Person, time: () => Time): Promise<void> => {
  await follow(page, 'Boka överlämningsmöte');
  const required = page.getByRole('group', { name: 'De som måste vara med' });
  await required.getByLabel('Katrineholms kommun, socialnämnden, Plattformen').uncheck();
  await required.getByLabel('Försäkringskassan, Rehab Öst, Katrineholm').check();
  await pick(page, /En enhet till som måste vara med/, PSYKIATRIN);
  await agreeToMeeting(page);
  await choose(page, 'Så hålls mötet', 'Video');
  const { day, clock } = time();
  await fill(page, 'Dag', day);
  await fill(page, 'Klockslag', clock);
  await press(page, 'Boka möte');
  await told(page, 'Mötet är bokat');
  await expectWait(page, PLATTFORMEN, 'svar på överlämning', TWO_CLOCKS);
};

export const comeToMeeting = async ({ page, go }: Person, { code }: Case): Promise<void> => {
  await go('/inkorg?uppgift=replyToMeeting');
  await openTask(page, 'Svara på mötesinbjudan', code);
  await press(page.getByRole('region', { name: 'Svara' }), 'Kommer');
  await told(page, 'Ert svar: Kommer');
};

export const openMeeting = async ({ page, go }: Person, { path }: Case): Promise<void> => {
  await go(path);
  await follow(page, /kl\. \d\d:\d\d/);
  await page.getByRole('heading', { level: 1, name: /Överlämningsmöte/ }).waitFor();
};

/** The participant has no console: their answer is written in by whoever booked. */
export const recordParticipantsReply = async ({ page }: Person): Promise<void> => {
  await press(page, 'Skriv in svar: Deltagaren');
  await page.getByRole('menuitem', { name: 'Kommer', exact: true }).click();
  await told(page, /Svaret är inskrivet/);
};

export const holdMeeting = async ({ page }: Person): Promise<void> => {
  const held = page.getByRole('button', { name: 'Mötet hölls', exact: true });
  // It is offered once the meeting has begun; the page is looked at anew until then.
  const look = async (): Promise<boolean> => {
    if (await held.isVisible()) return true;
    await page.reload();
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    return held.isVisible();
  };
  await expect.poll(look, { timeout: 100_000, interval: 1_000 }).toBe(true);
  await held.click();
  await press(page, 'Spara att mötet hölls');
  await told(page, 'Mötet är inskrivet som hållet');
};

/** With one åtagande, the region's. */
export const writeMinutes = async ({ page }: Person, story: Story): Promise<void> => {
  await fill(page, 'Läget', story.situation);
  await fill(page, /Deltagarens egna ord/, story.ownWords);
  await press(page, 'Lägg till ett åtagande');
  const commitment = page.getByRole('group', { name: 'Åtagande 1' });
  await pick(commitment, 'Vem', PSYKIATRIN);
  await fill(commitment, 'Vad', story.commitment);
  await fill(commitment, 'Senast', nextMinute().day);
  await choose(page, 'Nästa möte', 'Det behövs inget nästa möte');
  await choose(page, 'Varför det inte behövs något nästa möte', 'Ärendet är överlämnat');
  await press(page, 'Spara anteckningarna');
  await told(page, 'Mötesanteckningarna är sparade');
};

export const confirmMinutes = async ({ page, go }: Person, { code }: Case, story: Story): Promise<void> => {
  await go('/inkorg?uppgift=confirmMinutes');
  await openTask(page, 'Bekräfta mötesanteckningar', code);
  await expectText(page, story.ownWords);
  await expectText(page, story.commitment);
  await press(page, 'Bekräfta anteckningarna');
  await told(page, 'Ni har bekräftat anteckningarna');
};

export const fulfilCommitment = async ({ page, go }: Person, { code }: Case, { fulfilled }: Story): Promise<void> => {
  await go('/inkorg?uppgift=fulfilCommitment');
  await openTask(page, 'Gör det ni kom överens om på mötet', code);
  await fill(page, /Anteckning/, fulfilled);
  await press(page, 'Markera som klar');
  await page.getByText('Klart: Gör det ni kom överens om på mötet').first().waitFor();
};

/** The responsibility has moved to whoever accepted at Arbetsförmedlingen, who now has everything to close it. */
export const seeItWaitForClosing = ({ page }: Person): Promise<void> => expectWait(page, 'dig', 'avslut');

export const closeAsHandedToPlattformen = async ({ page }: Person): Promise<void> => {
  await pressMore(page, 'Avsluta ärendet');
  await choose(page, 'Avslutsorsak', 'Plattformen');
  await choose(page, 'Försörjning vid avslut', 'Lön');
  await press(page, 'Gå vidare');
  await page.getByText('Ett avslutat ärende går inte att öppna igen.').waitFor();
  await press(page, 'Avsluta ärendet');
  await told(page, 'Ärendet är avslutat: Plattformen');
  await seeItClosed(page);
};

export const seeItClosed = (page: Page): Promise<void> =>
  expectSentence(page, new RegExp(`^Ärendet är avslutat sedan ${ON_A_DAY}: Plattformen\\.$`, 'u'));

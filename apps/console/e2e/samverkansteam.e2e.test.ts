import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays, addDuration, instant, isoDate, nextWorkingDay, stockholmDate, teams, units } from '@stafett/domain';
import { agreed } from '@stafett/domain/testing';
import { beforeAll, expect, test } from 'vitest';
import { apiOf } from './api-under-test.ts';
import { faultsOn } from './page-check-under-test.ts';
import { choose, expectText, fill, follow, type Person, pick, press, told } from './person-under-test.ts';
import { ROOT } from './stack-under-test.ts';
import { KOMMUN } from './stages-under-test.ts';
import { wholeStack } from './whole-stack-under-test.ts';

const stack = wholeStack('empty');
const { arrive } = stack;

let petra: Person;
let amir: Person;
let anna: Person;
let sara: Person;
let ida: Person;
let bo: Person;
let helena: Person;
beforeAll(async () => {
  petra = await arrive(KOMMUN, 'Petra Lindqvist');
  amir = await arrive('arbetsformedlingen', 'Amir Haddad');
  anna = await arrive('forsakringskassan', 'Anna Ek');
  sara = await arrive('region-sormland', 'Sara Nyqvist');
  ida = await arrive('arbetsformedlingen', 'Ida Sjögren');
  bo = await arrive('forsakringskassan', 'Bo Lagerkvist');
  helena = await arrive('samordningsforbundet', 'Helena Grahn');
});

const gathering = teams.kfv.id;
const QUESTION = 'Vad kan vi göra för att praktiken ska hålla?';
const RECOMMENDATION = 'Teamet rekommenderar färre timmar och en fast handledare.';
const CONSIDER = /^Ta ställning till samverkansteamets/;
const today = stockholmDate(instant(Date.now()));
const id = randomUUID;

/** Those of SIKTA-Arbetsmarknad's published list who are to be handed over, held by SIKTA. Gives some of their cases. */
const imported = async (): Promise<readonly string[]> => {
  const list = await readFile(join(ROOT, 'infra/dev/data/sikta-arbetsmarknad-201209.csv'), 'utf8');
  const [head = '', ...rows] = list.split('\n');
  const some = rows.filter((row) => row.includes(';overlamning;'));
  const api = await apiOf(helena, stack.url);
  const about = { list: 'sikta-arbetsmarknad-e2e', asOf: isoDate('2020-12-09'), csv: [head, ...some, ''].join('\n') };
  const { importId } = await api.imports.run.mutate(about);
  await expect
    .poll(async () => (await api.imports.list.query()).imports.find((one) => one.importId === importId)?.done, {
      timeout: 30_000,
    })
    .toBe(some.length);
  const holder = await apiOf(petra, stack.url);
  const { rows: cases } = await holder.cases.list.query({ insats: 'sikta-arbetsmarknad' });
  return cases.map(({ caseId }) => caseId);
};

const toUnits = [
  { of: () => amir, to: units.afRehab, action: 'vocationalRehabilitation' },
  { of: () => anna, to: units.fkRehab, action: 'vocationalRehabilitation' },
  { of: () => sara, to: units.regionPsykiatri, action: 'care' },
] as const;

/** SIKTA hands the case over, and the other agency takes it. */
const handOver = async (caseId: string, { of, to, action }: (typeof toUnits)[number]): Promise<void> => {
  const [holder, receiver] = await Promise.all([apiOf(petra, stack.url), apiOf(of(), stack.url)]);
  await holder.handovers.send.mutate({
    commandId: id(),
    caseId,
    route: 'unit',
    to: { type: 'unit', agency: to.agency, unit: to.unit },
    action,
    ...agreed(today),
    answerBy: addDays(today, 21),
  });
  const { rows } = await receiver.handovers.list.query({ direction: 'toUs' });
  const handover = rows.find((row) => row.caseId === caseId)?.handover.id ?? '';
  await receiver.handovers.accept.mutate({ commandId: id(), caseId, handover });
};

const raised = [
  { question: 'Hur kommer vi vidare när vården och rehabiliteringen drar åt olika håll?', needs: ['care'] },
  { question: 'Vem tar nästa steg när sjukpenningen tar slut?', needs: ['income', 'workAbilityAssessment'] },
  { question: 'Finns det en plats där det går att börja med några timmar i veckan?', needs: ['everydayStructure'] },
  { question: 'Räcker stödet på arbetsplatsen, eller behövs något annat först?', needs: ['workWithSupport'] },
] as const;
/** The case is before the team, as its holder wrote it. */
const raise = async (person: Person, caseId: string, n: number): Promise<void> => {
  const api = await apiOf(person, stack.url);
  const { question, needs } = raised[n] ?? raised[0];
  await api.insatser.bringToTeam.mutate({
    commandId: id(),
    caseId,
    question,
    needs: [...needs],
    tried: ['workTraining', 'multipartyMeeting'],
    blocking: 'care',
    smallGroup: 'cannotWait',
  });
};
const codeOf = async (person: Person, caseId: string): Promise<string> => {
  const api = await apiOf(person, stack.url);
  return (await api.cases.get.query({ caseId })).insatsParts?.team?.question?.code ?? '';
};

test('five cases of four agencies: a meeting recommends, each agency gets its task, and the next meeting is booked', async () => {
  const [ofAf = '', ofFk = '', ofRegion = '', ofKommun = '', written = ''] = await imported();
  for (const [n, caseId] of [ofAf, ofFk, ofRegion].entries()) {
    const way = toUnits[n];
    if (!way) continue;
    await handOver(caseId, way);
    await raise(way.of(), caseId, n);
  }
  await raise(petra, ofKommun, 3);

  await petra.go(`/arenden/${written}/gor/samverkansteam`);
  await fill(petra.page, /^Vad vill du/, `${QUESTION} Petra Lindqvist undrar, 850312-2395.`);
  await choose(petra.page, 'Vad behöver deltagaren?', 'Arbetsträning');
  await choose(petra.page, 'Vad har prövats?', 'Studier');
  await pick(petra.page, /^Vad hindrar ärendet/, 'Plats för arbetsträning');
  // Enough of those that SIKTA sees are alike: no reason is asked for, and the bands are shown that the team will see.
  await expectText(petra.page, 'Det här visas för teamet');
  // Who it is may not be told: the places are marked, and nothing that was written is lost.
  await press(petra.page, 'Lämna till samverkansteamet');
  await expectText(petra.page, 'Det här behöver skrivas om');
  const marks = petra.page.locator('mark');
  expect(await marks.allTextContents()).toEqual(['Petra Lindqvist', '850312-2395']);
  expect(await faultsOn(petra.page, 'bring to team, marked')).toEqual([]);
  await fill(petra.page, /^Vad vill du/, QUESTION);
  await press(petra.page, 'Lämna till samverkansteamet');
  await told(petra.page, 'Frågan är lämnad till samverkansteamet');

  // They come to the team's page by themselves: codes, and nothing of whom or which they are of.
  await ida.go('/samverkansteam');
  const agenda = ida.page.getByRole('region', { name: 'Ärendekö' });
  await expect.poll(() => agenda.getByRole('heading', { name: /^Ärende / }).count(), { timeout: 30_000 }).toBe(5);
  const code = await codeOf(petra, written);
  await press(agenda, `Läs frågan i ${code}`);
  await expectText(ida.page, QUESTION);
  const shown = (await ida.page.getByRole('main').textContent()) ?? '';
  for (const agency of ['Arbetsförmedlingen', 'Försäkringskassan', 'Region Sörmland', 'socialnämnden'])
    expect(shown).toContain(agency);
  for (const secret of ['SIKTA-Arbetsmarknad', written]) expect(shown).not.toContain(secret);
  // As long as no meeting has ended there are no figures to tell somebody's age by.
  const figures = ida.page.getByRole('region', { name: 'Teamets ärenden i siffror' });
  await expectText(figures, /^Siffrorna visas när teamet har fått minst fem ärenden/);
  expect(await faultsOn(ida.page, 'team agenda')).toEqual([]);

  // Whose code it is the raising agency finds out, with a reason; to another there is no such code.
  for (const person of [anna, petra]) {
    await person.go('/teamkod');
    await fill(person.page, 'Ärendets kod i teamet', code.toLowerCase());
    await choose(person.page, 'Varför behöver du veta vilket ärende det är?', 'Förbereda mötet');
    await fill(person.page, 'Beskriv kort varför', 'Jag ska svara på teamets fråga.');
    await press(person.page, 'Hitta ärendet');
    if (person === anna) await expectText(anna.page, /^Det finns inget ärende med den koden/);
    else await told(petra.page, /^Koden är ärende /);
    expect(await faultsOn(person.page, person === anna ? 'code of nobody' : 'code of a case')).toEqual([]);
  }
  expect(await anna.page.getByRole('link', { name: 'Öppna ärendet' }).count()).toBe(0);
  await follow(petra.page, 'Öppna ärendet');
  await petra.page.waitForURL(`**/arenden/${written}`);

  // Too soon for a form's full minutes: the meeting begins in some seconds.
  const startsAt = addDuration(instant(Date.now()), { seconds: 4 });
  const api = await apiOf(helena, stack.url);
  await api.gatherings.planMeeting.mutate({ commandId: id(), gathering, startsAt });
  // Nobody touches the member's page: what may be done there comes when the meeting begins.
  await follow(ida.page, 'Visa i mötesläge');
  await expectText(ida.page, 'Ärende 1 av 5');
  expect(await ida.page.getByRole('navigation').count()).toBe(0);
  for (let n = 1; n <= 5; n += 1) {
    await expectText(ida.page, `Ärende ${n} av 5`);
    if (n === 1) expect(await faultsOn(ida.page, 'team meeting mode')).toEqual([]);
    await press(ida.page, /^Skriv rekommendation i /);
    await fill(ida.page, 'Rekommendation', n === 1 ? 'Låt Berit Hallkvist börja om.' : RECOMMENDATION);
    await press(ida.page, 'Lämna rekommendationen');
    if (n === 1) {
      await expectText(ida.page, 'Det här behöver skrivas om');
      expect(await faultsOn(ida.page, 'team recommend, marked')).toEqual([]);
      await fill(ida.page, 'Rekommendation', RECOMMENDATION);
      await press(ida.page, 'Lämna rekommendationen');
    }
    await told(ida.page, /^Rekommendationen i .* är lämnad$/);
    if (n < 5) await press(ida.page, 'Nästa ärende');
  }

  // It ends by booking the next.
  await expectText(ida.page, 'Alla ärenden är klara');
  await press(ida.page, 'Mötet hölls');
  for (const unit of [/^Arbetsförmedlingen/, /^Försäkringskassan/, /^Samordningsförbundet/])
    await choose(ida.page, 'Vilka enheter kom?', unit);
  await press(ida.page, 'Mötet hölls');
  await told(ida.page, 'Det är sparat att mötet hölls');
  await press(ida.page, 'Skriv anteckningar');
  await fill(ida.page, 'Anteckningar från mötet', 'Teamet gick igenom fem ärenden.');
  await fill(ida.page, 'Dag', nextWorkingDay(addDays(today, 91)));
  await fill(ida.page, 'Klockslag', '09:00');
  expect(await faultsOn(ida.page, 'team minutes')).toEqual([]);
  await press(ida.page, 'Spara anteckningarna');
  await told(ida.page, 'Anteckningarna är sparade');
  await follow(ida.page, 'Lämna mötesläget');
  await expectText(ida.page.getByRole('region', { name: 'Möten' }), 'Planerat');
  await expectText(figures, /^Siffrorna visar hur många ärenden teamet har fått till och med mötet /);
  await expectText(figures.getByRole('row', { name: 'Totalt 5' }), '5');

  // Back at the agencies: each has its task, with what the team wrote.
  for (const [person, caseId] of [
    [amir, ofAf],
    [anna, ofFk],
    [sara, ofRegion],
  ] as const) {
    await person.go('/inkorg?uppgift=considerRecommendation');
    await follow(person.page, CONSIDER);
    await expectText(person.page, RECOMMENDATION);
    expect(person.page.url()).toContain(caseId);
  }
  for (const caseId of [ofKommun, written]) {
    await petra.go(`/arenden/${caseId}`);
    await follow(petra.page, CONSIDER);
    await expectText(petra.page, RECOMMENDATION);
  }

  // The holder, who knows the names, lets the whole team read it; of the others' the team reads nothing.
  await choose(petra.page, 'Följer ni rekommendationen?', 'Ja');
  await choose(petra.page, 'Vad gör ni nu?', 'Fortsätter insatsen');
  await choose(petra.page, /^Vad får hela teamet läsa/, 'En text som jag skriver');
  await fill(petra.page, 'Text till teamet', 'Petra Lindqvist tycker: färre timmar.');
  await press(petra.page, 'Spara ställningstagandet');
  await expectText(petra.page, 'Det här behöver skrivas om');
  expect(await faultsOn(petra.page, 'share a recommendation')).toEqual([]);
  await choose(petra.page, /^Vad får hela teamet läsa/, 'Texten som den är');
  await press(petra.page, 'Spara ställningstagandet');
  await told(petra.page, 'Ställningstagandet är sparat');
  // Another agency's members see that the meeting is written up, and not the notes.
  await bo.go('/samverkansteam');
  const meetings = bo.page.getByRole('region', { name: 'Möten' });
  await expectText(meetings, 'Hållet');
  expect(await meetings.getByRole('button', { name: 'Läs anteckningarna' }).count()).toBe(0);
  const given = bo.page.getByRole('region', { name: 'Rekommendationer' });
  await press(given, `Läs rekommendationen i ${code}`);
  await expectText(given, RECOMMENDATION);
  expect(await given.getByText('Visas här om den enhet som har ärendet delar den').count()).toBe(4);
  expect(await faultsOn(bo.page, 'team reads what is shared')).toEqual([]);
});

test('a group without a case is started; those who are asked are told, and answer', async () => {
  await helena.go('/grupper/ny');
  await press(helena.page, 'Starta en grupp');
  await helena.page.getByRole('heading', { name: 'Det finns ett problem' }).waitFor();
  expect(await faultsOn(helena.page, 'group empty')).toEqual([]);
  await choose(helena.page, 'Vad är det för grupp?', 'Handläggarträff');
  await choose(helena.page, /Vilka enheter/, /SIKTA Katrineholm/);
  await choose(helena.page, 'Hur ofta ska gruppen träffas?', /fyra gånger om året/);
  await fill(helena.page, 'Första mötet', addDays(today, 30));
  await fill(helena.page, 'Klockslag', '13:00');
  await pick(helena.page, 'Hur långt är ett möte?', '90 minuter');
  await choose(helena.page, /hålls mötet/, 'Video');
  await press(helena.page, 'Starta en grupp');
  await told(helena.page, 'Gruppen är startad');
  await helena.page.getByRole('heading', { level: 1, name: /^Handläggarträff/ }).waitFor();
  expect(await faultsOn(helena.page, 'group started')).toEqual([]);

  await petra.go('/aviseringar');
  await follow(petra.page, 'Er enhet är inbjuden till en grupp');
  await petra.page.getByRole('heading', { level: 1, name: /^Handläggarträff/ }).waitFor();
  await press(petra.page, 'Svara på inbjudan');
  await choose(petra.page, 'Kommer ni?', 'Kommer');
  await press(petra.page, 'Skicka svaret');
  await told(petra.page, 'Ert svar är sparat');
  await expectText(helena.page.getByRole('table'), 'Kommer');
  for (const act of ['Bjud in fler enheter', 'Avsluta gruppen']) {
    await press(helena.page, act);
    expect(await faultsOn(helena.page, `group ${act}`)).toEqual([]);
    await press(helena.page, 'Avbryt');
  }
});

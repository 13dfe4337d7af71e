import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays, addDuration, instant, isoDate, stockholmDate, teams } from '@stafett/domain';
import { beforeAll, expect, test } from 'vitest';
import { apiOf } from './api-under-test.ts';
import { faultsOn } from './page-check-under-test.ts';
import { choose, expectText, fill, follow, type Person, pick, press, told } from './person-under-test.ts';
import { ROOT } from './stack-under-test.ts';
import { KOMMUN } from './stages-under-test.ts';
import { wholeStack } from './whole-stack-under-test.ts';

const stack = wholeStack();
const { arrive } = stack;

let petra: Person;
let ida: Person;
let helena: Person;
beforeAll(async () => {
  petra = await arrive(KOMMUN, 'Petra Lindqvist');
  ida = await arrive('arbetsformedlingen', 'Ida Sjögren');
  helena = await arrive('samordningsforbundet', 'Helena Grahn');
});

const gathering = teams.kfv.id;
const QUESTION = 'Vad kan vi göra för att praktiken ska hålla?';
const RECOMMENDATION = 'Teamet rekommenderar färre timmar och en fast handledare.';
const today = stockholmDate(instant(Date.now()));

/** Somebody of SIKTA-Unga's published list who is in the insats, held by SIKTA: one row of it is enough here. */
const imported = async (): Promise<string> => {
  const list = await readFile(join(ROOT, 'infra/dev/data/sikta-unga-201209.csv'), 'utf8');
  const rows = list.split('\n');
  const row = rows.find((one) => one.includes(';insats;;'));
  const api = await apiOf(helena, stack.url);
  const csv = [rows[0], row, ''].join('\n');
  const about = { list: 'sikta-unga-e2e', asOf: isoDate('2020-12-09'), csv };
  const { importId } = await api.imports.run.mutate(about);
  const holder = await apiOf(petra, stack.url);
  await expect
    .poll(async () => (await api.imports.list.query()).imports.find((one) => one.importId === importId)?.done, {
      timeout: 30_000,
    })
    .toBe(1);
  const { rows: cases } = await holder.cases.list.query({ insats: 'sikta-unga' });
  return cases[0]?.caseId ?? '';
};

test('a question goes to the samverkansteam by a code; its rekommendation comes back to the case, and the next meeting is booked', async () => {
  const caseId = await imported();
  await petra.go(`/arenden/${caseId}/gor/samverkansteam`);
  await fill(petra.page, /^Vad vill du/, `${QUESTION} Petra Lindqvist undrar, 850312-2395.`);
  await choose(petra.page, 'Vad behöver deltagaren?', 'Arbetsträning');
  await choose(petra.page, 'Vad har prövats?', 'Studier');
  await pick(petra.page, /^Vad hindrar ärendet/, 'Plats för arbetsträning');
  // Enough of the published list are alike: no reason is asked for, and the bands are shown that the team will see.
  await expectText(petra.page, 'Det här visas för teamet');
  expect(await faultsOn(petra.page, 'bring to team')).toEqual([]);
  // Who it is may not be told: the places are marked, and nothing that was written is lost.
  await press(petra.page, 'Lämna till samverkansteamet');
  await expectText(petra.page, 'Det här behöver skrivas om');
  const marks = petra.page.locator('mark');
  expect(await marks.allTextContents()).toEqual(['Petra Lindqvist', '850312-2395']);
  expect(await faultsOn(petra.page, 'bring to team, marked')).toEqual([]);
  await fill(petra.page, /^Vad vill du/, QUESTION);
  await press(petra.page, 'Lämna till samverkansteamet');
  await told(petra.page, 'Frågan är lämnad till samverkansteamet');

  // It comes to the team's page by itself.
  await ida.go('/samverkansteam');
  const agenda = ida.page.getByRole('region', { name: 'Ärendekö' });
  await expectText(agenda, 'Plats för arbetsträning');
  await press(agenda, /^Läs frågan i/);
  await expectText(ida.page, QUESTION);
  const code =
    /[2-9A-Z]{2}-[2-9A-Z]{4}/.exec(
      (await agenda.getByRole('heading', { name: /^Ärende / }).textContent()) ?? '',
    )?.[0] ?? '';
  expect(await ida.page.getByRole('main').textContent()).not.toContain('SIKTA-Unga');
  expect(await faultsOn(ida.page, 'team agenda')).toEqual([]);

  // Too soon for a form's full minutes: the meeting begins in some seconds.
  const startsAt = addDuration(instant(Date.now()), { seconds: 6 });
  const api = await apiOf(helena, stack.url);
  await api.gatherings.planMeeting.mutate({ commandId: randomUUID(), gathering, startsAt });
  await helena.go('/samverkansteam');
  // Nobody touches the member's page: what may be done there comes when the meeting begins.
  await follow(ida.page, 'Visa i mötesläge');
  await expectText(ida.page, 'Ärende 1 av 1');
  await expectText(ida.page, QUESTION);
  expect(await ida.page.getByRole('navigation').count()).toBe(0);
  expect(await faultsOn(ida.page, 'team meeting mode')).toEqual([]);
  await press(ida.page, `Skriv rekommendation i ${code}`);
  await fill(ida.page, 'Rekommendation', RECOMMENDATION);
  expect(await faultsOn(ida.page, 'team recommend')).toEqual([]);
  await press(ida.page, 'Lämna rekommendationen');
  await told(ida.page, `Rekommendationen i ${code} är lämnad`);

  await expectText(ida.page, 'Alla ärenden är klara');
  await follow(ida.page, 'Lämna mötesläget');

  await press(helena.page, 'Mötet hölls');
  for (const unit of [/^Arbetsförmedlingen/, /^Försäkringskassan/, /^Samordningsförbundet/])
    await choose(helena.page, 'Vilka enheter kom?', unit);
  await press(helena.page.getByRole('region', { name: 'Mötet hölls' }), 'Mötet hölls');
  await told(helena.page, 'Det är sparat att mötet hölls');
  await press(helena.page, 'Skriv anteckningar');
  await fill(helena.page, 'Anteckningar från mötet', 'Teamet gick igenom ett ärende.');
  await fill(helena.page, 'Dag', addDays(today, 91));
  await fill(helena.page, 'Klockslag', '09:00');
  expect(await faultsOn(helena.page, 'team minutes')).toEqual([]);
  await press(helena.page, 'Spara anteckningarna');
  await told(helena.page, 'Anteckningarna är sparade');
  await expectText(helena.page.getByRole('region', { name: 'Möten' }), 'Planerat');
  expect(await faultsOn(helena.page, 'team after')).toEqual([]);

  // Back at the case: what the team wrote, and the holder's task to decide.
  await petra.go(`/arenden/${caseId}`);
  await follow(petra.page, /^Ta ställning till samverkansteamets/);
  await expectText(petra.page, RECOMMENDATION);
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

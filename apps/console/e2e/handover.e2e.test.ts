import { randomUUID } from 'node:crypto';
import { agreed } from '@stafett/domain/testing';
import { expect, test } from 'vitest';
import { apiOf } from './api-under-test.ts';
import { faultsOn } from './page-check-under-test.ts';
import {
  choose,
  expectSentence,
  expectText,
  fill,
  follow,
  openTask,
  type Person,
  pick,
  press,
  told,
} from './person-under-test.ts';
import { agree, KOMMUN, SIKTA } from './stages-under-test.ts';
import { wholeStack } from './whole-stack-under-test.ts';

const stack = wholeStack('empty');
const { arrive } = stack;

const REHAB = 'Rehabilitering till arbete, Katrineholm';
const AF_REHAB = `Arbetsförmedlingen, ${REHAB}`;
const PSYKIATRIN = 'Region Sörmland, Psykiatriska mottagningen Katrineholm';
const NEEDED = 'Ett utlåtande om hur många timmar hon klarar';
const WHY = 'Vi planerar behandlingen och behöver veta vad som är prövat';
const ASSESSMENT = 'Klarar fyra timmar om dagen';

/** Looked at when somebody wants to (`STAFETT_SHOTS=folder`); each page's make is looked at by another test. */
const look = async ({ page }: Person, name: string): Promise<void> => {
  if (process.env.STAFETT_SHOTS !== undefined) expect.soft(await faultsOn(page, name)).toEqual([]);
};

/** From the aktualisering to the day that the coach begins to hand the case on: what another test shows. */
const readyToHandOver = async (petra: Person): Promise<{ caseId: string; code: string }> => {
  const [anna, lars] = [await arrive('forsakringskassan', 'Anna Ek'), await arrive(KOMMUN, 'Lars Hedman', SIKTA)];
  const [fk, kommun, chef] = await Promise.all([anna, petra, lars].map((person) => apiOf(person, stack.url)));
  if (!fk || !kommun || !chef) throw new Error('nobody is signed in');
  const commandId = randomUUID;
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' }) as never;
  const list = { insats: 'sikta-arbetsmarknad', place: 'kfv' };
  const { caseId } = await fk.cases.refer.mutate({
    commandId: commandId(),
    ...list,
    participant: { name: 'Omar Omväg', personnummer: '198704122384' },
    sex: 'M',
    birthYear: 1987,
    kommun: 'Katrineholm',
    referredOn: today,
    income: 'sjukpenning',
    insuranceQuestionOpen: false,
    ...agreed(today, 'coordinateSupport'),
  });
  const seen = await kommun.cases.get.query({ caseId });
  const { staff } = await kommun.session.me.query();
  const handover = seen.handovers?.[0]?.id ?? '';
  await kommun.handovers.accept.mutate({ commandId: commandId(), caseId, handover, caseworker: staff.id });
  await chef.waitingList.setCapacity.mutate({ commandId: commandId(), ...list, coach: staff.id, seats: 30 });
  await expect
    .poll(async () => (await kommun.waitingList.view.query(list)).rows.some((row) => row.caseId === caseId))
    .toBe(true);
  const outOfTurn = { caseId, reason: 'coachMatch' } as const;
  const answerBy = new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10) as never;
  await kommun.waitingList.callNext.mutate({ commandId: commandId(), ...list, coach: staff.id, answerBy, outOfTurn });
  const summons = async () => (await kommun.cases.get.query({ caseId })).summonses?.[0]?.id;
  await expect.poll(summons).toBeDefined();
  const called = { caseId, summons: (await summons()) ?? '' };
  await kommun.summons.deliver.mutate({ commandId: commandId(), ...called, how: 'phone', on: today });
  await kommun.summons.answer.mutate({ commandId: commandId(), ...called, answer: 'comes' });
  const on = { caseId, on: today };
  await kommun.cases.completeAssessment.mutate({ commandId: commandId(), ...on, text: { summary: ASSESSMENT } });
  const plan = { mainOccupation: 'Trädgård', weeklySchedule: 'Mån–tors', milestones: 'Intyg', followUp: 'Var vecka' };
  await kommun.cases.savePlan.mutate({ commandId: commandId(), ...on, text: plan });
  await kommun.cases.beginHandover.mutate({ commandId: commandId(), caseId });
  return { caseId, code: seen.caseCode };
};

test('a declined handover is sent to another unit and accepted: the holder changes only then, and the sender follows it to its outcome', async () => {
  const petra = await arrive(KOMMUN, 'Petra Lindqvist');
  const { caseId, code } = await readyToHandOver(petra);
  const ofCase = `/arenden/${caseId}`;
  const amir = await arrive('arbetsformedlingen', 'Amir Haddad');
  const lisa = await arrive('arbetsformedlingen', 'Lisa Bergqvist', REHAB);
  const sara = await arrive('region-sormland', 'Sara Nyqvist');

  await petra.go(`${ofCase}/gor/overlamning`);
  await choose(petra.page, 'Väg', 'Till en enhet');
  await pick(petra.page, 'Mottagare', AF_REHAB);
  await choose(petra.page, 'Det ni begär', 'Arbetslivsinriktad rehabilitering');
  await agree(petra.page);
  await fill(petra.page, /Underlag till mottagaren/, 'Redo för nästa steg');
  await press(petra.page, 'Granska innan du skickar');
  await look(petra, 'granska');
  await press(petra.page, 'Skicka överlämningen');
  await told(petra.page, `Överlämningen är skickad till ${AF_REHAB}`);
  await expectSentence(petra.page, new RegExp(`väntar ärendet på ${AF_REHAB}.*svar på överlämning`));

  // Two colleagues answer: one comes first.
  for (const { page, go } of [amir, lisa]) {
    await go('/inkorg?uppgift=answerHandover');
    await openTask(page, 'Svara på överlämning', code);
    await press(page, 'Tacka nej');
  }
  const herText = lisa.page.getByRole('textbox', { name: /Vad som skulle behövas/ });
  await choose(lisa.page, 'Varför ni tackar nej', 'Vi har ingen möjlighet att ta emot nu');
  await herText.fill('Plats finns i mars');
  await choose(amir.page, 'Varför ni tackar nej', 'Underlaget räcker inte');
  await fill(amir.page, /Vad som skulle behövas/, NEEDED);
  await look(amir, 'tacka nej');
  await press(amir.page.getByRole('region', { name: 'Tacka nej' }), 'Tacka nej');
  await told(amir.page, 'Ni har tackat nej');
  await press(lisa.page.getByRole('region', { name: 'Tacka nej' }), 'Tacka nej');
  await expectText(lisa.page.getByRole('alert'), /Amir Haddad tackade nej .*Det du skrev finns kvar/);
  expect(await herText.inputValue()).toBe('Plats finns i mars');
  await expectText(lisa.page, 'Er enhet ser inte längre ärendet');
  await look(lisa, 'kom tvaa');

  // The sender has it back, with why and what would be needed; nobody else has become the holder.
  await expectSentence(petra.page, /väntar ärendet på dig/);
  await petra.go(`${ofCase}#overlamningar`);
  await follow(petra.page.getByRole('table', { name: 'Tidigare överlämningar' }), /Arbetslivsinriktad rehabilitering/);
  await expectText(petra.page, 'Underlaget räcker inte');
  await expectText(petra.page, NEEDED);
  await look(petra, 'nej');

  // To another unit, with the plan to read.
  await follow(petra.page, 'Skicka överlämning');
  await choose(petra.page, 'Väg', 'Till en enhet');
  await pick(petra.page, 'Mottagare', PSYKIATRIN);
  await choose(petra.page, 'Det ni begär', 'Vård');
  await petra.page.getByRole('checkbox', { name: /Handlingsplanen/ }).check();
  await agree(petra.page);
  await press(petra.page, 'Granska innan du skickar');
  await expectText(petra.page, 'Trädgård');
  await press(petra.page, 'Skicka överlämningen');
  await told(petra.page, `Överlämningen är skickad till ${PSYKIATRIN}`);
  await expectSentence(petra.page, new RegExp(`väntar ärendet på ${PSYKIATRIN}.*svar på överlämning`));
  await follow(petra.page, 'Öppna överlämningen');
  await expectText(petra.page, 'Skickad i stället för en tidigare överlämning');
  await look(petra, 'skickad i staallet');

  await sara.go('/inkorg?uppgift=answerHandover');
  await openTask(sara.page, 'Svara på överlämning', code);
  await expectText(sara.page, 'Trädgård');
  await press(sara.page, 'Ta emot');
  await press(sara.page.getByRole('region', { name: 'Ta emot' }), 'Ta emot');
  await told(sara.page, 'Ni har tagit emot ärendet');
  await expectSentence(sara.page, /väntar ärendet på (er|dig)/);
  // The sender's page follows by itself.
  await expectText(petra.page, 'Mottagen');
  await expectSentence(petra.page, new RegExp(`väntar ärendet på ${PSYKIATRIN}`));

  // A text that was not sent along is asked for, and given.
  await look(sara, 'aarendet hos mottagaren');
  await follow(sara.page, /Be om texten: Kartläggningen/);
  await fill(sara.page, /Vad behöver ni den till/, WHY);
  await look(sara, 'be om text');
  await press(sara.page, 'Skicka frågan');
  await told(sara.page, 'Frågan är skickad');
  await petra.go('/uppgifter');
  await openTask(petra.page, 'Svara om en text', code);
  await expectText(petra.page, WHY);
  await choose(petra.page, 'Lämnar ni ut texten?', 'Ja');
  await choose(petra.page, /Rättslig grund/, 'Samtycke');
  await expectText(petra.page, /Deltagaren har samtyckt till att ni lämnar uppgifterna till Region Sörmland/);
  await look(petra, 'svara om text');
  await press(petra.page, 'Svara');
  await told(petra.page, 'Texten är utlämnad');
  await look(petra, 'aarendet hos avsaandaren');
  await follow(sara.page, 'Läs texten');
  await expectText(sara.page, ASSESSMENT);

  await sara.go(ofCase);
  await follow(sara.page.getByRole('table', { name: 'Tidigare överlämningar' }), /Vård/);
  await press(sara.page, 'Berätta hur det gick');
  await choose(sara.page, 'Hur det gick', 'En plan är överenskommen');
  await press(sara.page, 'Skicka');
  await told(sara.page, 'Överlämningen är slutförd');
  await petra.go(ofCase);
  await follow(petra.page.getByRole('table', { name: 'Tidigare överlämningar' }), /Vård/);
  await expectText(petra.page, 'En plan är överenskommen');
  await look(petra, 'hur det gick');
});

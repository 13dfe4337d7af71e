import { randomUUID } from 'node:crypto';
import { units } from '@stafett/domain';
import { agreed } from '@stafett/domain/testing';
import { expect, test } from 'vitest';
import { apiOf } from './api-under-test.ts';
import { faultsOn } from './page-check-under-test.ts';
import {
  choose,
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
import { agreeToMeeting, holdMeeting, KOMMUN } from './stages-under-test.ts';
import { wholeStack } from './whole-stack-under-test.ts';

const stack = wholeStack('empty');
const { arrive } = stack;

const PSYKIATRIN = 'Region Sörmland, Psykiatriska mottagningen Katrineholm';
const FORSAKRINGSKASSAN = 'Försäkringskassan, Rehab Öst, Katrineholm';
const ROOM = 'Rum 3, Köpmangatan 4';
const LINK = 'https://video.example/samtal';

/** The Swedish day so many days from now. */
const dayIn = (days: number): string =>
  new Date(Date.now() + days * 24 * 60 * 60_000).toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });
/** What is booked for another day is moved to begin in a moment: the clocks of a whole stack can't be moved, and nobody waits a minute. */
const A_MOMENT_MS = 2_000;

/** Referred by Försäkringskassan and taken on by the kommun: what another test shows. */
const takenOn = async (anna: Person, petra: Person): Promise<string> => {
  const [fk, kommun] = [await apiOf(anna, stack.url), await apiOf(petra, stack.url)];
  const { caseId } = await fk.cases.refer.mutate({
    commandId: randomUUID(),
    insats: 'sikta-arbetsmarknad',
    place: 'kfv',
    participant: { name: 'Sally Samtal', personnummer: '198704122384' },
    sex: 'K',
    birthYear: 1987,
    kommun: 'Katrineholm',
    referredOn: dayIn(0) as never,
    income: 'sjukpenning',
    insuranceQuestionOpen: false,
    ...agreed(dayIn(0) as never, 'coordinateSupport'),
  });
  const handover = (await kommun.cases.get.query({ caseId })).handovers?.[0]?.id ?? '';
  const { staff } = await kommun.session.me.query();
  await kommun.handovers.accept.mutate({ commandId: randomUUID(), caseId, handover, caseworker: staff.id });
  return caseId;
};

/** Looked at when somebody wants to (`STAFETT_SHOTS=folder`); each page's make is looked at by another test. */
const look = async ({ page }: Person, name: string): Promise<void> => {
  if (process.env.STAFETT_SHOTS !== undefined) expect.soft(await faultsOn(page, name)).toEqual([]);
};

const answerEach = async (page: Page, answers: readonly string[]): Promise<void> => {
  const asked = page.getByRole('group').filter({ has: page.getByRole('radio', { name: 'Kan inte' }) });
  for (const [index, answer] of answers.entries())
    await asked.nth(index).getByRole('radio', { name: answer, exact: true }).check();
};

const openMeeting = async ({ page, go }: Person, caseId: string): Promise<void> => {
  await go(`/arenden/${caseId}`);
  await follow(page.getByRole('table', { name: 'Möten' }), /tider är föreslagna|kl\. \d\d:\d\d/);
  await page.getByRole('heading', { level: 1, name: /Flerpartssamtal/ }).waitFor();
};

test('a flerpartssamtal with four parties goes from the participant’s wish to commitments that are followed', async () => {
  const anna = await arrive('forsakringskassan', 'Anna Ek');
  const petra = await arrive(KOMMUN, 'Petra Lindqvist');
  const sara = await arrive('region-sormland', 'Sara Nyqvist');
  const caseId = await takenOn(anna, petra);

  await petra.go(`/arenden/${caseId}`);
  await pressMore(petra.page, 'Skriv in att deltagaren önskar ett flerpartssamtal');
  await fill(petra.page, /Deltagarens egna ord/, 'Jag vill säga det en gång');
  await press(petra.page, 'Spara önskemålet');
  await told(petra.page, 'Önskemålet är inskrivet');
  await expectText(petra.page, /Deltagaren önskade ett flerpartssamtal i dag/);

  // Two times to choose between.
  await petra.go(`/arenden/${caseId}/gor/mote?typ=multipartyMeeting`);
  await choose(petra.page, 'Tid', 'Föreslå flera tider');
  await petra.page.getByRole('group', { name: 'De som måste vara med' }).getByLabel(FORSAKRINGSKASSAN).check();
  await pick(petra.page, /En enhet till som måste vara med/, PSYKIATRIN);
  await agreeToMeeting(petra.page);
  await choose(petra.page, 'Så hålls mötet', 'Video');
  await fill(petra.page, /Plats eller länk/, LINK);
  for (const [index, days] of [2, 3].entries()) {
    const row = petra.page.getByRole('group', { name: `Tid ${index + 1}`, exact: true });
    await fill(row, 'Dag', dayIn(days));
    await fill(row, 'Klockslag', '09:30');
  }
  await press(petra.page, 'Föreslå mötestider');
  await told(petra.page, 'Tiderna är föreslagna');

  for (const party of [anna, sara]) {
    await openMeeting(party, caseId);
    await party.page.getByRole('link', { name: LINK }).waitFor();
    await answerEach(party.page, ['Kan', 'Kan inte']);
    await press(party.page, 'Svara på tiderna');
    await told(party.page, 'Ert svar är skickat');
  }
  await openMeeting(petra, caseId);
  await press(petra.page, 'Skriv in svar: Deltagaren');
  await answerEach(petra.page, ['Kan', 'Kan']);
  await press(petra.page, 'Spara svaret');
  await told(petra.page, /Svaret är inskrivet/);
  await expectText(petra.page, 'Passar alla som måste vara med');
  await press(petra.page, /^Bestäm tid:/);
  await told(petra.page, 'Mötestiden är bestämd');

  // Where they meet is another: nobody answers anew for that.
  await press(petra.page, 'Ange plats eller länk');
  await fill(petra.page, /Plats eller länk/, ROOM);
  await press(petra.page, 'Ange plats eller länk');
  await told(petra.page, 'Plats eller länk är sparad');
  await openMeeting(anna, caseId);
  await expectText(anna.page, ROOM);

  const api = await apiOf(petra, stack.url);
  const meeting = (await api.cases.get.query({ caseId })).meetings?.at(-1);
  const participant = meeting?.parties.find(({ type }) => type === 'participant')?.id ?? '';
  await api.meetings.reschedule.mutate({
    commandId: randomUUID(),
    caseId,
    meeting: meeting?.id ?? '',
    startsAt: new Date(Date.now() + A_MOMENT_MS).toISOString() as never,
    reasons: { [participant]: 'otherTimeWished' },
  });
  await openMeeting(petra, caseId);
  await expectText(petra.page, /Deltagaren: /);
  await holdMeeting(petra);
  await fill(petra.page, 'Läget', 'Alla har hört samma sak');
  await fill(petra.page, /Deltagarens egna ord/, 'Nu vet jag vem som gör vad');
  for (const [index, [who, what]] of [
    [PSYKIATRIN, 'Skriver intyg'],
    ['Deltagaren', 'Ringer arbetsgivaren'],
  ].entries()) {
    await press(petra.page, 'Lägg till ett åtagande');
    const row = petra.page.getByRole('group', { name: `Åtagande ${index + 1}` });
    await pick(row, 'Vem', who ?? '');
    await fill(row, 'Vad', what ?? '');
    await fill(row, 'Senast', dayIn(3));
  }
  await choose(petra.page, 'Nästa möte', 'Det behövs inget nästa möte');
  await choose(petra.page, 'Varför det inte behövs något nästa möte', 'Det behövs inte');
  await press(petra.page, 'Spara anteckningarna');
  await told(petra.page, 'Mötesanteckningarna är sparade');
  const commitments = petra.page.getByRole('table', { name: 'Åtaganden' });
  await expectText(commitments, 'Skriver intyg');
  await expectText(commitments, 'Ringer arbetsgivaren');

  // The wish is met, and each commitment is somebody's task: the region's own, and the participant's with the holder.
  await petra.go(`/arenden/${caseId}`);
  await expectText(petra.page, /Det hölls samma dag/);
  const { caseCode, tasks } = await api.cases.get.query({ caseId });
  expect(tasks.filter(({ kind }) => kind === 'fulfilCommitment')).toHaveLength(2);
  await sara.go('/inkorg?uppgift=fulfilCommitment');
  await openTask(sara.page, 'Gör det ni kom överens om på mötet', caseCode);
  await press(sara.page, 'Markera som klar');
  await sara.page.getByText('Klart: Gör det ni kom överens om på mötet').first().waitFor();

  // Each that was there says that the minutes are right; who called the meeting sees what has been done of what was promised.
  for (const party of [anna, sara]) {
    await party.go('/inkorg?uppgift=confirmMinutes');
    await openTask(party.page, 'Bekräfta mötesanteckningar', caseCode);
    await expectText(party.page, 'Nu vet jag vem som gör vad');
    await press(party.page, 'Bekräfta anteckningarna');
    await told(party.page, 'Ni har bekräftat anteckningarna');
  }
  await openMeeting(petra, caseId);
  const followed = petra.page.getByRole('table', { name: 'Åtaganden' }).getByRole('row');
  await expectText(followed.filter({ hasText: 'Skriver intyg' }), 'Klart');
  await expectText(followed.filter({ hasText: 'Ringer arbetsgivaren' }), 'Inte klart ännu');

  // The participant takes the kommun's samtycke back while others have the minutes and the case open: their pages close by themselves.
  await anna.go(`/arenden/${caseId}`);
  await expectText(anna.page, /Just nu väntar ärendet/);
  await petra.go(`/arenden/${caseId}/gor/aterkalla-samtycke`);
  await expectText(petra.page, 'Allt som er myndighet har delat i ärendet med stöd av samtycke stängs.');
  await look(petra, 'samtycke withdrawn, the form');
  await press(petra.page, 'Återkalla samtycket');
  await told(petra.page, 'Samtycket är återkallat');
  for (const party of [anna, sara]) {
    await expectText(party.page, 'Er enhet ser inte längre ärendet');
    expect(
      await party.page.getByText(/Nu vet jag vem som gör vad|Just nu väntar ärendet|Sally|Ärende [A-Z]/).count(),
    ).toBe(0);
  }
  await look(anna, 'samtycke withdrawn, the case closed');
  await look(sara, 'samtycke withdrawn, the minutes closed');
  await look(petra, 'samtycke withdrawn, the holder');

  // From wish to held is a figure of the insats.
  const helena = await arrive('samordningsforbundet', 'Helena Grahn');
  await helena.go('/siffror?insats=sikta-arbetsmarknad');
  const figure = helena.page.getByRole('region', { name: 'Flerpartssamtal som deltagaren har önskat' });
  await expectText(figure, '0 dagar');
  await figure
    .locator('dt', { hasText: 'Hållna under perioden' })
    .locator('xpath=following-sibling::dd')
    .getByText('1')
    .waitFor();
});

test('of two who want the same weekly time the second is told, keeps what they wrote and takes another', async () => {
  const gunilla = await arrive('arbetsformedlingen', 'Gunilla Mårtens');
  await gunilla.go('/personal');
  await follow(gunilla.page, 'Tider för möten');
  await press(gunilla.page, 'Lägg till en tid');
  await pick(gunilla.page, 'Vem', 'Marko Lehtinen');
  await pick(gunilla.page, 'Veckodag', 'torsdag');
  await fill(gunilla.page, 'Börjar klockan', '10.30');
  await press(gunilla.page, 'Spara');
  await expectText(gunilla.page.getByRole('alert'), 'Personen har redan en annan tid den dagen som går in i den här');
  await fill(gunilla.page, 'Börjar klockan', '13');
  await press(gunilla.page, 'Spara');
  await told(gunilla.page, 'Tiden är tillagd');

  const susanne = await arrive('arbetsformedlingen', 'Susanne Wennberg');
  const mona = await arrive('kavlinge-socialnamnden', 'Mona Persson');
  const { page, go } = mona;
  const [af, kommun] = [await apiOf(susanne, stack.url), await apiOf(mona, stack.url)];
  const opened = async (): Promise<string> => {
    const { caseId } = await af.cases.refer.mutate({
      commandId: randomUUID(),
      insats: 'samverkansteam-konsultation',
      place: 'kavlinge',
      participant: { name: 'Tore Tidlös' },
      sex: 'M',
      birthYear: 1981,
      kommun: 'Kävlinge',
      referredOn: dayIn(0) as never,
      income: 'okand',
      insuranceQuestionOpen: false,
      ...agreed(dayIn(0) as never, 'coordinateSupport'),
    });
    const handover = (await kommun.cases.get.query({ caseId })).handovers?.at(-1)?.id ?? '';
    await kommun.handovers.accept.mutate({ commandId: randomUUID(), caseId, handover });
    return caseId;
  };
  const [mine, others] = [await opened(), await opened()];
  const kind = 'multipartyMeeting' as const;
  const days = { from: dayIn(0) as never, to: dayIn(50) as never };
  const [first, second] = (await kommun.slots.free.query({ caseId: others, kind, ...days })).slots;
  if (!first || !second) throw new Error('no time is free');

  await go(`/arenden/${mine}/gor/mote?typ=${kind}`);
  await choose(page, 'Tid', 'Välj en ledig tid');
  const list = page.getByRole('combobox', { name: 'Ledig tid' });
  await list.selectOption(`${first.slot.rule} ${first.slot.on}`);
  await choose(page, 'Så hålls mötet', 'Video');
  await fill(page, /Plats eller länk/, 'https://möte.example/tore');
  const asked = ({ agency, unit }: { readonly agency: string; readonly unit: string }) =>
    ({ type: 'unit', id: randomUUID(), required: true, agency, unit }) as const;
  const { startsAt, minutesLong, slot, party } = first;
  const parties = [
    asked(units.kavlingeArbetsmarknad),
    asked(party),
    { type: 'participant', id: randomUUID(), required: true } as const,
  ];
  const booking = { caseId: others, kind, startsAt, minutesLong, mode: 'video' as const, slot, parties };
  await kommun.meetings.book.mutate({ commandId: randomUUID(), ...booking });
  await press(page, 'Boka möte');
  await expectText(page.getByRole('alert'), /hann boka tiden före dig/);
  expect(await page.getByRole('textbox', { name: /Plats eller länk/ }).inputValue()).toBe('https://möte.example/tore');
  await expect.poll(() => list.locator(`option[value="${slot.rule} ${slot.on}"]`).count()).toBe(0);
  await list.selectOption(`${second.slot.rule} ${second.slot.on}`);
  await press(page, 'Boka möte');
  await told(page, 'Mötet är bokat');
  expect((await kommun.cases.get.query({ caseId: mine })).meetings).toMatchObject([{ slot: second.slot }]);

  // Moved, it may take another of the weekly times.
  const meetings = async () => (await kommun.cases.get.query({ caseId: mine })).meetings ?? [];
  const [third] = (await kommun.slots.free.query({ caseId: mine, kind, ...days })).slots;
  if (!third) throw new Error('no other time is free');
  await go(`/arenden/${mine}/moten/${(await meetings())[0]?.id}`);
  await press(page, 'Byt tid');
  await choose(page, 'Tid', 'Välj en ledig tid');
  await list.selectOption(`${third.slot.rule} ${third.slot.on}`);
  await press(page, 'Byt tid');
  await told(page, 'Mötet har fått en ny tid');
  expect(await meetings()).toMatchObject([{ slot: third.slot, startsAt: third.startsAt, rescheduled: 1 }]);
});

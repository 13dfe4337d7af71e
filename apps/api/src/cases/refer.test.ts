import { randomUUID } from 'node:crypto';
import { isoDate, stockholmDate, units } from '@stafett/domain';
import { agreed } from '@stafett/domain/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, openApi, problemIn, until } from '../api-under-test.ts';
import { aReferral } from '../referral-under-test.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.stop());

const columns =
  'ref;insats;kommun;kon;fodelsear;aktualiserad_av;aktualiserad;start;forsorjning_start;forsorjning_nu;fas;avslutad;avslutsorsak;personnummer';
const row = 'A-1;sikta-arbetsmarknad;Flen;M;1990;kommun;2020-05-01;2020-06-01;sjukpenning;;insats;;;19900118-9811';

test('a participant whom the unit knows by the number alone gets the name that is typed, once', async () => {
  const [helena, petra, anna] = await Promise.all(['forbund-helena', 'kommun-petra', 'fk-anna'].map(api.signIn));
  if (!helena || !petra || !anna) throw new Error('nobody signed in');
  await helena.api.imports.run.mutate({ list: 'en-rad', asOf: isoDate('2020-12-09'), csv: `${columns}\n${row}\n` });
  const { rows } = await until(
    () => petra.api.cases.list.query({}),
    (found) => found.rows.length === 1,
  );
  const caseId = rows[0]?.caseId ?? '';
  const identity = () => petra.api.cases.get.query({ caseId }).then((view) => view.identity);
  expect(await identity()).toEqual({ missing: true, numberKnown: true });
  // Anna's unit has had the imported case before.
  await api.look(
    `INSERT INTO case_grant (case_id, participant_id, agency, unit, relation)
     SELECT case_id, participant_id, $2::uuid, $3::uuid, 'sender' FROM case_grant WHERE case_id = $1 AND relation = 'holder'`,
    caseId,
    units.fkRehab.agency,
    units.fkRehab.unit,
  );
  const refer = (name: string) =>
    anna.api.cases.refer.mutate(
      aReferral({
        participant: { name, personnummer: '19900118-9811' },
        sex: 'M',
        birthYear: 1990,
        another: true,
      }),
    );
  await refer('Nils Nummer');
  expect(await identity()).toMatchObject({ name: 'Nils Nummer', numberKnown: true });
  await refer('Någon Annan');
  expect(await petra.api.cases.revealIdentity.mutate({ caseId })).toEqual({
    name: 'Nils Nummer',
    personnummer: '199001189811',
  });
});

const aktualisering = (personnummer: string) => ({
  commandId: randomUUID(),
  insats: 'sikta-arbetsmarknad',
  place: 'kfv',
  participant: { name: 'Stina Svensson', personnummer },
  sex: 'K' as const,
  birthYear: Number(personnummer.slice(0, 4)),
  kommun: 'Flen',
  referredOn: stockholmDate(api.deps.clock()),
  income: 'okand' as const,
  insuranceQuestionOpen: false,
  ...agreed(stockholmDate(api.deps.clock()), 'coordinateSupport'),
});

test('an unlikely year of birth is asked about before it is believed', async () => {
  const anna = await api.signIn('fk-anna');
  const old = aktualisering('19121212-1212');
  expect(await problemIn(anna.api.cases.refer.mutate(old))).toMatchObject({
    code: 'invalidInput',
    fields: [{ path: 'birthYear', reason: 'unlikelyAge' }],
  });
  expect(await anna.api.cases.refer.mutate({ ...old, ageChecked: true })).toMatchObject({ outcome: 'saved' });
});

test('the same person again: the sender is told of its own unit’s open case, the receiver of theirs, nobody of others’', async () => {
  const [anna, petra, sara] = await Promise.all(['fk-anna', 'kommun-petra', 'region-sara'].map(api.signIn));
  if (!anna || !petra || !sara) throw new Error('nobody signed in');
  const number = '19870412-2384';
  const first = aktualisering(number);
  const { caseId: one } = await anna.api.cases.refer.mutate(first);
  // The same act sent again is the same act.
  expect(await anna.api.cases.refer.mutate(first)).toMatchObject({ caseId: one });
  const before = await petra.api.cases.get.query({ caseId: one });
  expect(before.samePerson).toBeUndefined();
  const accepted = before.handovers?.[0]?.id ?? '';
  await petra.api.handovers.accept.mutate({ commandId: randomUUID(), caseId: one, handover: accepted });

  // The region is told nothing: that the person is known elsewhere is not theirs to hear (JO 3185-2017).
  const { caseId: two } = await sara.api.cases.refer.mutate(aktualisering(number));
  expect((await sara.api.cases.get.query({ caseId: two })).samePerson).toBeUndefined();

  // The receiver sees who it is anyway, and that the unit has a case for the person.
  const { samePerson } = await petra.api.cases.get.query({ caseId: two });
  expect(samePerson).toEqual([
    { caseId: one, caseCode: before.caseCode, insatsName: 'SIKTA-Arbetsmarknad', phase: 'waitingList' },
  ]);
  expect(await api.look('SELECT 1 FROM read_log WHERE case_ids @> $1::uuid[]', [two, one])).not.toEqual([]);

  // The sender is asked, about its own unit's case alone.
  const again = aktualisering(number);
  expect(await problemIn(sara.api.cases.refer.mutate(again))).toMatchObject({
    code: 'openCaseExists',
    facts: { case: two },
  });
  expect(await sara.api.cases.refer.mutate({ ...again, another: true })).toMatchObject({ outcome: 'saved' });
});

test('Arbetsförmedlingen reads that TUNA can’t be offered together with aktivitetsstöd, and then decides', async () => {
  const simon = await api.signIn('af-simon');
  const { insatser } = await simon.api.cases.referralOptions.query();
  expect(insatser.find(({ insats }) => insats === 'tuna')?.warnings).toEqual([
    { code: 'notTogetherWithAktivitetsstod', income: 'aktivitetsstod' },
  ]);
  const referral = {
    ...aktualisering('19900118-9811'),
    insats: 'tuna',
    place: 'eskilstuna',
    kommun: 'Eskilstuna',
    sex: 'M' as const,
    income: 'aktivitetsstod' as const,
  };
  expect(await problemIn(simon.api.cases.refer.mutate(referral))).toMatchObject({
    code: 'warningNotAcknowledged',
    facts: { warning: 'notTogetherWithAktivitetsstod' },
    status: 422,
  });
  const commandId = randomUUID();
  const seen = { ...referral, commandId, acknowledged: ['notTogetherWithAktivitetsstod' as const] };
  expect(await simon.api.cases.refer.mutate(seen)).toMatchObject({ caseId: expect.any(String) });
});

test('whoever works in several of the agency’s units is told of an open case in any of them, a colleague in another unit is not', async () => {
  const [anna, petra, oskar, somebody] = await Promise.all(
    ['fk-anna', 'kommun-petra', 'kommun-oskar', 'kommun-lars'].map(api.signIn),
  );
  if (!anna || !petra || !oskar || !somebody) throw new Error('nobody signed in');
  const lars = await api.actFor(somebody, units.kommunForsorjning.unit);
  const number = '19850709-9805';
  const { caseId } = await anna.api.cases.refer.mutate(aktualisering(number));
  const handover = (await petra.api.cases.get.query({ caseId })).handovers?.[0]?.id ?? '';
  await petra.api.handovers.accept.mutate({ commandId: randomUUID(), caseId, handover });

  // SIKTA holds the case. Lars leads it too, whichever unit he acts for; and his being told is a reading.
  expect(await problemIn(lars.api.cases.refer.mutate(aktualisering(number)))).toMatchObject({
    code: 'openCaseExists',
    facts: { case: caseId },
  });
  const read = `SELECT 1 FROM read_log WHERE action = 'cases.refer' AND unit = $1 AND case_ids @> $2::uuid[]`;
  expect(await api.look(read, units.kommunSikta.unit, [caseId])).toHaveLength(1);
  // Oskar works at Försörjningsstöd alone: within the agency, too, a unit without a part in a case learns nothing of it.
  const toOwnInsats = { ...aktualisering(number), ground: undefined };
  const { caseId: his } = await oskar.api.cases.refer.mutate(toOwnInsats);
  expect((await oskar.api.cases.get.query({ caseId: his })).samePerson).toBeUndefined();
});

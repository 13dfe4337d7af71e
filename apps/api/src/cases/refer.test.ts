import { randomUUID } from 'node:crypto';
import { isoDate, stockholmDate, units } from '@stafett/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, openApi, until } from '../api-under-test.ts';

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
    anna.api.cases.refer.mutate({
      commandId: randomUUID(),
      insats: 'sikta-arbetsmarknad',
      place: 'kfv',
      participant: { name, personnummer: '19900118-9811' },
      sex: 'M',
      birthYear: 1990,
      kommun: 'Flen',
      referredOn: stockholmDate(api.deps.clock()),
      income: 'okand',
      insuranceQuestionOpen: false,
      basis: 'samtycke',
    });
  await refer('Nils Nummer');
  expect(await identity()).toMatchObject({ name: 'Nils Nummer', numberKnown: true });
  await refer('Någon Annan');
  expect(await petra.api.cases.revealIdentity.mutate({ caseId })).toEqual({
    name: 'Nils Nummer',
    personnummer: '199001189811',
  });
});

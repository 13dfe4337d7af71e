import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { apiOf } from './api-under-test.ts';
import { choose, expectText, type Person, pick, press, told } from './person-under-test.ts';
import { KOMMUN, SIKTA } from './stages-under-test.ts';
import { wholeStack } from './whole-stack-under-test.ts';

const CASES = 30;

const stack = wholeStack();
const { arrive } = stack;

/** The published list's cases have nobody named: thirty of them become hers. */
const giveCases = async (petra: Person): Promise<readonly string[]> => {
  const api = await apiOf(petra, stack.url);
  const { staff } = await api.session.me.query();
  const { rows } = await api.cases.list.query({ which: 'held', limit: CASES });
  await Promise.all(
    rows.map(({ caseId }) => api.cases.assignCaseworker.mutate({ commandId: randomUUID(), caseId, staff: staff.id })),
  );
  return rows.map(({ caseCode }) => caseCode);
};

test('a caseworker leaves, and her thirty open cases are a colleague’s in one act', async () => {
  const petra = await arrive(KOMMUN, 'Petra Lindqvist');
  const codes = await giveCases(petra);
  expect(codes.length).toBe(CASES);

  const lars = await arrive(KOMMUN, 'Lars Hedman', SIKTA);
  await lars.go('/lamna-over');
  await pick(lars.page, 'Vems arbete?', `Petra Lindqvist (${CASES} ärenden)`);
  await lars.page.getByRole('table', { name: 'Det här lämnas över' }).waitFor();
  await pick(lars.page, 'Till vem?', 'Håkan Stolt');
  await choose(lars.page, 'Hur länge?', 'För gott');
  const [first = ''] = codes;
  await lars.page.getByRole('textbox', { name: `Anteckning om ärende ${first}` }).fill('Ring helst på förmiddagen');
  await press(lars.page, `Lämna över ${CASES} ärenden`);
  await told(lars.page, `${CASES} ärenden är överlämnade`);
  await expectText(lars.page, 'Petra Lindqvist har inget öppet arbete i enheten');

  // The successor has all of them, and a first contact to make in each.
  const hakan = await arrive(KOMMUN, 'Håkan Stolt');
  const api = await apiOf(hakan, stack.url);
  const { rows } = await api.cases.list.query({ which: 'held', limit: 200 });
  const { staff } = await api.session.me.query();
  expect(rows.filter(({ caseworker }) => caseworker?.id === staff.id).map(({ caseCode }) => caseCode)).toEqual(
    expect.arrayContaining([...codes]),
  );
  await hakan.go('/uppgifter');
  await expectText(hakan.page, 'Ta första kontakten');
});

import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { apiOf } from './api-under-test.ts';
import { faultsOn } from './page-check-under-test.ts';
import { press } from './person-under-test.ts';
import { KOMMUN, SIKTA } from './stages-under-test.ts';
import { wholeStack } from './whole-stack-under-test.ts';

const stack = wholeStack();
const { arrive } = stack;

test('the pages for what stands still, for the flow and for handing work over can be read by everybody', async () => {
  const mats = await arrive('samordningsforbundet', 'Mats Oldenburg');
  // The published list tells of years before Stafett.
  await mats.go('/flode?from=2016-01-01');
  await mats.page.getByRole('table', { name: 'Tid i varje fas' }).waitFor();
  await mats.page.locator('.bars svg').first().waitFor();
  const faults = [...(await faultsOn(mats.page, 'flöde'))];

  const helena = await arrive('samordningsforbundet', 'Helena Grahn');
  await helena.go('/stannade?all=true');
  await helena.page.getByRole('checkbox', { name: 'Markera alla' }).check();
  await press(helena.page, 'Flytta till …');
  faults.push(...(await faultsOn(helena.page, 'stannade')));

  const lars = await arrive(KOMMUN, 'Lars Hedman', SIKTA);
  const api = await apiOf(lars, stack.url);
  const { rows } = await api.cases.list.query({ which: 'held', limit: 1 });
  const { staff } = await api.session.me.query();
  const caseId = rows[0]?.caseId ?? '';
  await api.cases.assignCaseworker.mutate({ commandId: randomUUID(), caseId, staff: staff.id });
  await lars.go('/lamna-over');
  await lars.page.getByRole('combobox', { name: 'Vems arbete?' }).selectOption({ index: 1 });
  await lars.page.getByRole('table', { name: 'Det här lämnas över' }).waitFor();
  faults.push(...(await faultsOn(lars.page, 'lämna över')));
  // A held case of the list: its form to pause it.
  await lars.go(`/arenden/${caseId}/gor/pausa`);
  await press(lars.page, 'Pausa ärendet');
  await lars.page.getByRole('heading', { name: 'Det finns ett problem' }).waitFor();
  faults.push(...(await faultsOn(lars.page, 'pausa')));
  expect(faults).toEqual([]);
});

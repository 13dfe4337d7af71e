import { randomUUID } from 'node:crypto';
import { addDays, stockholmDate, units } from '@stafett/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, openApi, type Person, problemIn } from '../api-under-test.ts';
import { aReferral } from '../referral-under-test.ts';

let api: ApiUnderTest;
let anna: Person;
let petra: Person;
let lars: Person;
let helena: Person;
beforeAll(async () => {
  api = await openApi();
  [anna, petra, lars, helena] = await Promise.all([
    api.signIn('fk-anna'),
    api.signIn('kommun-petra'),
    api.signIn('kommun-lars'),
    api.signIn('forbund-helena'),
  ]);
  lars = await api.actFor(lars, units.kommunSikta.unit);
});
afterAll(() => api.stop());

const id = randomUUID;
const today = () => stockholmDate(api.deps.clock());
const refer = async (): Promise<string> => {
  const { caseId } = await anna.api.cases.refer.mutate(
    aReferral({
      participant: { name: 'Tyst Torsten' },
      sex: 'M',
      birthYear: 1979,
    }),
  );
  return caseId;
};
const rowOf = async (caseId: string, queue?: string) => {
  const cases = await helena.api.coordination.stalled.query({ stalledOnly: false, ...(queue && { queue }) });
  return { row: cases.rows.find((one) => one.caseId === caseId), queues: cases.byQueue };
};

test('a coordinator hurries on what the case waits for, each rung once, and finds it in its named queue', async () => {
  const caseId = await refer();
  // Nobody there has taken it on.
  expect((await rowOf(caseId, 'unknownCaseworker')).row).toMatchObject({ queue: 'unknownCaseworker' });
  const task = (await petra.api.cases.get.query({ caseId })).tasks[0];
  await petra.api.tasks.claim.mutate({ commandId: id(), caseId, task: task?.id ?? '', version: task?.version ?? 0 });
  const { row, queues } = await rowOf(caseId);
  expect(row?.queue).toMatch(/^waitsOn:/);
  expect(queues.find(({ queue }) => queue === row?.queue)).toMatchObject({ agencyName: expect.stringMatching(/.+/) });

  // One click reminds, the next goes on; the step and its day are told beforehand, and so is why the case stands still.
  expect(row).toMatchObject({ hurry: 'remind', cause: 'counterpart', waitingFor: { nextStep: 'act' } });
  const { happened } = await helena.api.coordination.remind.mutate({ commandId: id(), caseId });
  expect(happened).toContain('rungReached');
  const again = await problemIn(helena.api.coordination.remind.mutate({ commandId: id(), caseId }));
  expect(again).toMatchObject({ code: 'alreadyReminded', status: 409 });
  // Whoever has been reminded and has not answered is late.
  const late = (await rowOf(caseId, 'answerMissing')).row;
  expect(late).toMatchObject({ queue: 'answerMissing', hurry: 'escalate', waitingFor: { nextStep: 'manager' } });
  expect(late?.waitingFor.nextOn).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect((await rowOf(caseId, row?.queue)).row).toBeUndefined();
  await helena.api.coordination.escalate.mutate({ commandId: id(), caseId });
  const inbox = await lars.api.tasks.unitInbox.query({});
  expect(inbox.rows.map(({ kind }) => kind)).toContain('remindColleague');
  // The förbund's own coordinator follows and hurries nobody.
  const mats = await api.signIn('forbund-mats');
  const followed = await mats.api.coordination.stalled.query({ stalledOnly: false });
  expect(followed.rows.map(({ hurry }) => hurry)).toEqual([undefined]);
  // The referrer waits like everybody else.
  await expect(anna.api.coordination.escalate.mutate({ commandId: id(), caseId: id() })).rejects.toThrow(
    'caseNotFound',
  );
});

test('that somebody else do the work is asked of the unit’s manager, who answers', async () => {
  const caseId = await refer();
  const words = 'Ingen har svarat sedan i våras.';
  await helena.api.coordination.requestMove.mutate({ commandId: id(), caseId, reason: 'silence', text: words });
  const twice = helena.api.coordination.requestMove.mutate({ commandId: id(), caseId, reason: 'silence' });
  expect(await problemIn(twice)).toMatchObject({ code: 'moveRequestOpen' });
  const seenBy = async ({ api: one }: Person) => (await one.cases.get.query({ caseId })).moveRequests;
  expect(await seenBy(petra)).toBeUndefined();
  const [request] = (await seenBy(lars)) ?? [];
  expect(request).toMatchObject({ reason: 'silence', status: 'open', task: { kind: 'answerReferral' } });
  // In words to the manager who is asked, and to nobody else in the case.
  const text = { caseId, document: request?.document?.document ?? '' };
  expect((await lars.api.documents.read.query(text)).content).toEqual({ kind: 'moveReason', text: words });
  expect(await problemIn(anna.api.documents.read.query(text))).toMatchObject({ code: 'documentNotFound' });
  await lars.api.coordination.answerMove.mutate({
    commandId: id(),
    caseId,
    request: request?.id ?? '',
    answer: 'accepts',
    staff: petra.staff,
  });
  const [answered] = (await seenBy(helena)) ?? [];
  expect(answered).toMatchObject({ status: 'accepted', toStaff: { id: petra.staff } });
  const { tasks } = await petra.api.cases.get.query({ caseId });
  expect(tasks.find(({ kind }) => kind === 'answerReferral')?.claimedBy?.id).toBe(petra.staff);
});

test('a case stands still for a reason and until a day, is made to wait longer, and is taken up again', async () => {
  const caseId = await refer();
  const handover = (await petra.api.cases.get.query({ caseId })).handovers?.[0]?.id ?? '';
  await petra.api.handovers.accept.mutate({ commandId: id(), caseId, handover });
  const until = addDays(today(), 14);
  const text = 'Läkarintyget ska komma';
  await petra.api.cases.park.mutate({ commandId: id(), caseId, waitFor: 'care', until, text });
  const parked = await petra.api.cases.get.query({ caseId });
  expect(parked).toMatchObject({
    wait: { reason: 'care', until, extensions: 0 },
    waitingFor: { reason: 'wait', wait: 'care', nextStep: 'waitEnds' },
  });
  expect(parked.history?.at(-1)).toMatchObject({ type: 'caseParked', facts: { reason: 'care', until } });
  const { document } = parked.wait ?? {};
  if (!document) throw new Error('nothing was written');
  expect((await petra.api.documents.read.query({ caseId, ...document })).content).toMatchObject({ text });
  expect((await rowOf(caseId)).row).toMatchObject({ queue: 'paused' });
  // The coordinator sees that it waits, not what was written about it.
  expect((await helena.api.cases.get.query({ caseId })).wait).toEqual({
    reason: 'care',
    since: parked.wait?.since,
    until,
    extensions: 0,
  });
  await petra.api.cases.extendWait.mutate({ commandId: id(), caseId, until: addDays(until, 7) });
  await petra.api.cases.resume.mutate({ commandId: id(), caseId });
  const resumed = await petra.api.cases.get.query({ caseId });
  expect(resumed.wait).toBeUndefined();
  expect(resumed.history?.at(-1)).toMatchObject({ type: 'caseResumed', facts: { how: 'resumed' } });
});

test('every row says why it stands still and in which queue; the filters narrow the list, and the counts are of all', async () => {
  const all = await helena.api.coordination.stalled.query({ stalledOnly: false });
  expect(all.rows.length).toBeGreaterThan(1);
  for (const { cause, queue } of all.rows) expect([cause, queue]).toEqual([expect.any(String), expect.any(String)]);
  expect(all.byQueue.reduce((sum, { count }) => sum + count, 0)).toBe(all.rows.length);
  const only = (more: object) => helena.api.coordination.stalled.query({ stalledOnly: false, ...more });
  for (const { queue, count } of all.byQueue) {
    const { rows, byQueue } = await only({ queue });
    expect([rows.length, byQueue]).toEqual([count, all.byQueue]);
  }
  for (const { cause, count } of all.byCause) expect((await only({ cause })).rows).toHaveLength(count);
  const here = { insats: 'sikta-arbetsmarknad', place: 'kfv' };
  expect((await only(here)).rows).toHaveLength(all.rows.length);
  expect((await only({ insats: 'tuna', place: 'kfv' })).rows).toEqual([]);
});

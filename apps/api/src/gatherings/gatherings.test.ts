import { randomUUID } from 'node:crypto';
import { sealLog } from '@stafett/activities';
import { gallraCase } from '@stafett/activities/testing';
import { createDb } from '@stafett/db';
import { addDays, addDuration, atTime, nextWorkingDay, stockholmDate, teams, units } from '@stafett/domain';
import { importer, importOf, people } from '@stafett/domain/testing';
import { fastForward } from '@stafett/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, openApi, type Person, problemIn, until } from '../api-under-test.ts';

let api: ApiUnderTest;
let amir: Person;
let helena: Person;
let petra: Person;
let now: string | undefined;
beforeAll(async () => {
  api = await openApi({ keysCachedMs: 0, clock: () => (now ?? new Date().toISOString()) as never });
  [amir, helena, petra] = await Promise.all([
    api.signIn('af-amir'),
    api.signIn('forbund-helena'),
    api.signIn('kommun-petra'),
  ]);
});
afterAll(() => api.stop());

const id = randomUUID;
const gathering = teams.kfv.id;
const today = () => stockholmDate(api.deps.clock());

const coded = { needs: ['workTraining' as const], tried: ['studies' as const], blocking: 'placement' as const };
/** Somebody in SIKTA-Unga whose question is before the team, as Petra wrote it. */
const brought = async (question: string): Promise<string> => {
  const caseId = id();
  const started = importOf({ caseId, insats: 'sikta-unga', startedOn: addDays(today(), -30), asOf: today() });
  const command = { ...started, actor: importer, commandId: id() };
  expect(await api.house.courier.toJourney(caseId, command as never)).toMatchObject({ type: 'saved' });
  await petra.api.insatser.bringToTeam.mutate({
    commandId: id(),
    caseId,
    question,
    ...coded,
    smallGroup: 'cannotWait',
  });
  return caseId;
};
const view = (person: Person) => person.api.gatherings.view.query({ gathering });
const codes = async (person: Person) => (await view(person)).agenda.map(({ code }) => code);

test('a team is there before anybody has asked it, for its members alone', async () => {
  expect(await amir.api.gatherings.list.query()).toMatchObject({
    gatherings: [{ gathering, name: teams.kfv.name, topic: 'samverkansteam', ended: false }],
  });
  expect(await view(helena)).toMatchObject({ agenda: [], meetings: [], allowed: [{ type: 'planGroupMeeting' }] });
  expect(await petra.api.gatherings.list.query()).toEqual({ gatherings: [] });
  expect(await problemIn(view(petra))).toMatchObject({ code: 'groupMeetingNotFound', status: 404 });
});

test('from a question to a rekommendation: the team knows a code, the holder reads what it recommends', async () => {
  const caseId = await brought('Vad rekommenderar teamet efter praktiken?');
  await until(
    () => codes(amir),
    (found) => found.length === 1,
  );
  const shown = await view(amir);
  const [item] = shown.agenda;
  if (!item) throw new Error('no item');
  expect(item.raisedBy.unit).toBe(units.kommunSikta.unit);
  const toldOf = expect.objectContaining({ about: 'gathering', gathering, kind: 'teamCaseRaised' });
  expect((await amir.api.notifications.list.query()).unread).toContainEqual(toldOf);
  const [file] = await api.look<{ code: string; participant_id: string }>(
    'select code, participant_id from case_file where id = $1',
    caseId,
  );
  for (const secret of [caseId, file?.code ?? '', file?.participant_id ?? '', petra.staff, 'cannotWait'])
    expect(JSON.stringify(shown)).not.toContain(secret);
  expect(item.told).toMatchObject({ ageBand: '-', agencies: [], ...coded });
  const question = { gathering, document: item.question };
  const asRead = await amir.api.gatherings.text.query(question);
  expect(asRead).not.toHaveProperty('author');
  expect(asRead.content).toEqual({
    kind: 'teamQuestion',
    text: 'Vad rekommenderar teamet efter praktiken?',
  });
  // Whoever supports the team looks after its meetings, and reads no questions.
  const birgitta = await api.signIn('forbund-birgitta');
  for (const supporter of [helena, birgitta])
    expect(await problemIn(supporter.api.gatherings.text.query(question))).toMatchObject({ code: 'documentNotFound' });
  expect((await view(birgitta)).readsQuestions).toBe(false);
  expect(shown.readsQuestions).toBe(true);
  expect(await problemIn(petra.api.gatherings.text.query(question))).toMatchObject({ code: 'groupMeetingNotFound' });

  const startsAt = atTime(nextWorkingDay(addDays(today(), 20)), '09:00');
  const plan = { commandId: id(), gathering, startsAt };
  expect(await helena.api.gatherings.planMeeting.mutate(plan)).toMatchObject({ outcome: 'saved' });
  expect(await helena.api.gatherings.planMeeting.mutate(plan)).toMatchObject({ outcome: 'saved' });
  const [meeting] = (await view(amir)).meetings;
  if (!meeting) throw new Error('no meeting');
  expect((await view(amir)).meetings).toHaveLength(1);
  expect(meeting.agenda).toEqual([item.code]);
  await amir.api.gatherings.reply.mutate({ commandId: id(), gathering, meeting: meeting.id, reply: 'comes' });

  const second = await brought('Hur kommer vi vidare?');
  const codeOf = async (one: string) =>
    (await petra.api.cases.get.query({ caseId: one })).insatsParts?.team?.question?.code ?? '';
  const firstCode = await codeOf(second);
  await until(
    () => codes(amir),
    (found) => found.includes(firstCode),
  );

  // The day of the meeting.
  now = addDuration(startsAt, { minutes: 130 });
  const span = Date.parse(now) - Date.now();
  await fastForward(api.house.client.workflow.getHandle(gathering), span);
  await fastForward(api.house.journeyOf(caseId), span);
  [amir, helena, petra] = await Promise.all([
    api.signIn('af-amir'),
    api.signIn('forbund-helena'),
    api.signIn('kommun-petra'),
  ]);
  const attended = [units.afRehab.unit, units.fkRehab.unit, units.forbundKansli.unit];
  const at = { gathering, meeting: meeting.id };
  await helena.api.gatherings.held.mutate({ ...at, commandId: id(), attended, mode: 'physical' });
  const recommend = { ...at, commandId: id(), code: item.code, text: 'Teamet rekommenderar arbetsträning.' };
  expect(await problemIn(helena.api.gatherings.recommend.mutate(recommend))).toMatchObject({ code: 'roleNotAllowed' });
  // Who the members guess it is stays out of what they write.
  const guess = { ...recommend, commandId: id(), text: 'Anna Berglund bör få arbetsträning.' };
  expect(await problemIn(amir.api.gatherings.recommend.mutate(guess))).toMatchObject({
    code: 'identifiesSomebody',
    fields: [{ path: 'text', reason: 'name', start: 0, end: 13 }],
  });
  await amir.api.gatherings.recommend.mutate({ ...recommend, commandId: id() });
  const received = await until(
    async () => (await api.house.storedState(caseId))?.recommendations ?? [],
    (found) => found.length === 1,
  );
  const document = received[0]?.document.document ?? '';
  const read = await petra.api.documents.read.query({ caseId, document });
  expect(read.content).toEqual({ kind: 'recommendation', text: 'Teamet rekommenderar arbetsträning.' });
  expect((await petra.api.cases.get.query({ caseId })).tasks.map(({ kind }) => kind)).toContain(
    'considerRecommendation',
  );

  // Put off, the other one has another code at the next meeting; the raising agency alone finds out which it is.
  await amir.api.gatherings.deferCase.mutate({ ...at, commandId: id(), code: firstCode, reason: 'timeRanOut' });
  const [nextCode = ''] = (await codes(amir)).filter((code) => code !== item.code);
  expect(nextCode).not.toBe(firstCode);
  expect(JSON.stringify(await view(amir))).not.toContain(firstCode);
  expect(await codeOf(second)).toBe(nextCode);
  const asked = { code: nextCode, reason: 'answerQuestion', why: 'Teamet frågar om skjutsen.' } as const;
  expect(await petra.api.gatherings.whose.mutate(asked)).toMatchObject({ caseId: second });
  for (const [who, code] of [
    [amir, nextCode],
    [helena, nextCode],
    [petra, firstCode],
  ] as const)
    expect(await problemIn(who.api.gatherings.whose.mutate({ ...asked, code }))).toMatchObject({
      code: 'agendaItemNotFound',
      facts: {},
    });
  expect(await problemIn(petra.api.gatherings.whose.mutate({ ...asked, why: ' ' }))).toMatchObject({
    fields: [{ path: 'why', reason: 'missing' }],
  });
  const log = await api.look<{ reason: string; staff: string; words: string }>(
    `select reason, staff, words from read_log where action = 'gatherings.whose' and $1 = any (case_ids)`,
    second,
  );
  expect(log).toMatchObject([{ reason: 'answerQuestion', staff: petra.staff }]);
  // Why, in words, is for whoever reviews the log of the agency, sealed with the row.
  expect(Buffer.from(log[0]?.words ?? '', 'base64').toString('latin1')).not.toContain('skjutsen');
  await sealLog({ db: api.house.db, vault: api.house.vault }, api.deps.clock);
  const [{ id: review } = { id: '' }] = await api.look<{ id: string }>(
    `insert into access_review (id, tenant, kind, staff, unit, day, look_ups, outside, opened_at)
     values ($1, $2, 'spotCheck', $3, $4, $5::date, 1, 0, now())
     on conflict (tenant, kind, staff, day) where decision is null do update set opened_at = excluded.opened_at returning id`,
    id(),
    units.kommunSikta.agency,
    petra.staff,
    units.kommunSikta.unit,
    today(),
  );
  const { lines } = await (await api.signIn('kommun-logg')).api.accessReview.get.query({ review });
  expect(lines.filter(({ action }) => action === 'gatherings.whose')).toMatchObject([
    { reason: 'answerQuestion', why: 'Teamet frågar om skjutsen.' },
  ]);

  const named = { ...at, commandId: id(), text: 'Om 850312-2395.', next: { none: 'dayToBeSet' as const } };
  expect(await problemIn(helena.api.gatherings.recordMinutes.mutate(named))).toMatchObject({
    code: 'identifiesSomebody',
    fields: [{ reason: 'personnummer' }],
  });
  await helena.api.gatherings.recordMinutes.mutate({
    ...at,
    commandId: id(),
    text: 'Ett ärende togs upp.',
    next: { startsAt: addDuration(startsAt, { days: 91 }) },
  });
  const after = await view(helena);
  expect(after.meetings.map(({ status }) => status)).toEqual(['held', 'planned']);
  const minutes = { gathering, document: after.meetings[0]?.minutes ?? '' };
  expect((await helena.api.gatherings.text.query(minutes)).content).toMatchObject({
    text: { situation: 'Ett ärende togs upp.' },
  });
  // Nobody can compare them with the names of every case that was talked of: they stay with the agency that wrote them.
  expect((await view(amir)).meetings[0]).toMatchObject({ written: true });
  expect((await view(amir)).meetings[0]).not.toHaveProperty('minutes');
  expect(await problemIn(amir.api.gatherings.text.query(minutes))).toMatchObject({ code: 'documentNotFound' });
});

const callTogether = (who: Person, ...members: readonly string[]) =>
  who.api.gatherings.start.mutate({
    commandId: id(),
    topic: 'caseworkers',
    members: [...members],
    interval: { atLeastDays: 60, atMostDays: 110 },
    minutesLong: 90,
    mode: 'video',
    times: [atTime(nextWorkingDay(addDays(today(), 20)), '13:00')],
  });

test('a group of units is called together, and seen by its members', async () => {
  const started = await callTogether(helena, units.afRehab.unit);
  expect(started.outcome).toBe('saved');
  const { gatherings } = await amir.api.gatherings.list.query();
  const calledBy = { agency: units.forbundKansli.agency, unit: units.forbundKansli.unit };
  expect(gatherings).toContainEqual({
    gathering: started.gathering,
    topic: 'caseworkers',
    calledBy: expect.objectContaining(calledBy),
    ended: false,
  });
  const { unread } = await amir.api.notifications.list.query();
  expect(unread).toContainEqual(
    expect.objectContaining({ about: 'gathering', gathering: started.gathering, kind: 'groupInvited', toMe: false }),
  );
  expect(await amir.api.gatherings.view.query({ gathering: started.gathering })).toMatchObject({
    waitingFor: { about: 'reply' },
    meetings: [{ status: 'planned' }],
  });
  const startsAt = atTime(nextWorkingDay(addDays(today(), 90)), '13:00');
  await helena.api.gatherings.planMeeting.mutate({ commandId: id(), gathering: started.gathering, startsAt });
  const told = { kind: 'groupMeetingPlanned', gathering: started.gathering, startsAt };
  expect((await amir.api.notifications.list.query()).unread).toContainEqual(expect.objectContaining(told));
  expect(people.coach.unit).toBe(units.kommunSikta.unit);
  expect(await problemIn(petra.api.gatherings.view.query({ gathering: started.gathering }))).toMatchObject({
    code: 'groupMeetingNotFound',
  });
});

test('units are invited, leave and are taken out; the group ends for all, and its page tells so', async () => {
  const { gathering: group } = await callTogether(helena, units.afRehab.unit);
  const sees = (person: Person) => person.api.gatherings.view.query({ gathering: group });
  const invite = (who: Person, ...members: readonly string[]) =>
    who.api.gatherings.inviteUnits.mutate({ commandId: id(), gathering: group, members: [...members] });
  expect(await problemIn(invite(amir, units.fkRehab.unit))).toMatchObject({ code: 'notParty' });
  expect(await problemIn(invite(helena, id()))).toMatchObject({
    code: 'invalidInput',
    fields: [{ path: 'members', reason: 'other' }],
  });
  expect(await problemIn(invite(helena, units.afRehab.unit))).toMatchObject({ code: 'partyTwice' });
  await invite(helena, units.kommunSikta.unit, units.fkRehab.unit);
  expect((await sees(petra)).members).toHaveLength(4);
  expect((await sees(petra)).allowed.map(({ type }) => type)).toEqual(['leaveGroup', 'replyToGroupMeeting']);

  // Whoever has left is told the same when they ask again, and sees the group no more.
  const leaving = { commandId: id(), gathering: group };
  for (let times = 0; times < 2; times += 1)
    expect(await petra.api.gatherings.leave.mutate(leaving)).toMatchObject({ outcome: 'saved' });
  expect(await problemIn(sees(petra))).toMatchObject({ code: 'groupMeetingNotFound' });
  expect((await helena.api.notifications.list.query()).unread).toContainEqual(
    expect.objectContaining({ gathering: group, kind: 'groupUnitLeft' }),
  );
  const take = (who: Person, unit: string) =>
    who.api.gatherings.leave.mutate({ commandId: id(), gathering: group, unit });
  expect(await problemIn(take(amir, units.fkRehab.unit))).toMatchObject({ code: 'notParty' });
  await take(helena, units.fkRehab.unit);
  expect(await problemIn(take(helena, units.afRehab.unit))).toMatchObject({ code: 'seriesWrong' });

  const ending = { gathering: group, reason: 'noLongerNeeded' } as const;
  expect(await problemIn(amir.api.gatherings.end.mutate({ ...ending, commandId: id() }))).toMatchObject({
    code: 'notParty',
  });
  await helena.api.gatherings.end.mutate({ ...ending, commandId: id() });
  expect(await sees(amir)).toMatchObject({
    endedOn: expect.any(String),
    allowed: [],
    meetings: [{ status: 'cancelled' }],
  });
  expect((await amir.api.gatherings.list.query()).gatherings.at(-1)).toMatchObject({ gathering: group, ended: true });
  const ofGroup = (await amir.api.notifications.list.query()).unread.filter(
    (row) => row.about === 'gathering' && row.gathering === group,
  );
  expect(ofGroup.map(({ kind }) => kind)).toEqual(['groupEnded']);
  await callTogether(helena, units.kommunSikta.unit);
  expect((await petra.api.notifications.list.query()).unread).toContainEqual(
    expect.objectContaining({ kind: 'groupInvited' }),
  );
});

test('what the team’s meetings were written down as is destroyed when its term is out, and says so where it stood', async () => {
  const [held] = await api.look<{ document: string; binder: string; year: string }>(
    `select d.id as document, d.case_id as binder, extract(year from d.created_at)::text as year
     from document d join gathering_document g on g.document_id = d.id where g.gathering_id = $1 and g.part = 'notes'`,
    gathering,
  );
  const notes = { gathering, document: held?.document ?? '' };
  const at = Date.parse(`${Number(held?.year) + 3}-01-02T03:10:00Z`);
  now = new Date(at).toISOString();
  const [administrator, reader] = [await api.signIn('forbund-admin'), await api.signIn('forbund-helena')];
  expect((await reader.api.gatherings.text.query(notes)).content).toMatchObject({ text: {} });
  const owner = createDb({ url: api.house.database.urls.owner, max: 1, connectionTimeoutMillis: 3_000 });
  const carriedOut = await gallraCase({ owner, api: api.deps.database, worker: api.house.db, at }, held?.binder ?? '');
  await owner.$disconnect();
  expect(carriedOut).toBe(1);
  const { rows } = await administrator.api.gallring.list.query({ which: 'done' });
  expect(rows).toMatchObject([
    { of: 'teamMeetings', caseCode: held?.year, insatsName: teams.kfv.name, months: 24, texts: 1, keys: 1 },
  ]);
  expect(rows[0]).not.toHaveProperty('caseId');
  const { content } = await reader.api.gatherings.text.query(notes);
  expect(content).toMatchObject({ kind: 'erased' });
});

import { createActivities } from '@stafett/activities';
import {
  addDays,
  addDuration,
  type CaseEvent,
  type CaseFile,
  type Instant,
  instant,
  stockholmDate,
  type TaskKind,
  units,
  type WaitingList,
  type WaitingListCommand,
  type WaitingListEvent,
} from '@stafett/domain';
import {
  type Ask,
  agreed,
  documentRef,
  importer,
  importOf,
  machineOf,
  participantParty,
  people,
  referral,
  unitParty,
  waitingList,
} from '@stafett/domain/testing';
import { createFaultPoints, days, fastForward } from '@stafett/testkit';
import {
  journeyState,
  meetingHeld,
  moved,
  participantDied,
  submit,
  waitingListId,
  waitingListState,
} from '@stafett/workflows/messages';
import { commandOf, doing, freshCaseId, type House, openHouse, until } from './house-under-test.ts';
import { continueAsNew, openRecorder, type Source } from './record-history-under-test.ts';

const faults = createFaultPoints();

/** The next commit gets no answer from the store, nor does its second try. */
const storeAway = (): void => {
  const gone = Object.assign(new Error('connection refused'), { code: 'ECONNREFUSED' });
  for (let tries = 0; tries < 2; tries += 1) faults.failAt('beforeCommit', gone);
};

/** A case that people act on while its clock is moved. */
const openCase = (house: House) => {
  const caseId = freshCaseId();
  const act = doing(house, caseId);
  const handle = house.journeyOf(caseId);
  let skipped = 0;
  const now = (): Instant => instant(Date.now() + skipped);
  const state = async (): Promise<CaseFile> => {
    const found = await house.storedState(caseId);
    if (found === undefined) throw new Error('no such case');
    return found;
  };
  return {
    caseId,
    handle,
    state,
    now,
    today: () => stockholmDate(now()),
    does: async (actor: Parameters<typeof act>[0], ask: Ask): Promise<void> => {
      const refusal = await act(actor, ask);
      if (refusal !== undefined) throw new Error(`${ask.type}: ${refusal.code}`);
    },
    wait: async (count: number): Promise<void> => {
      await fastForward(handle, days(count));
      skipped += days(count);
    },
    continuesAsNew: (): Promise<string> => continueAsNew(house, handle.workflowId),
    handover: async (): Promise<string> => (await state()).handovers.at(-1)?.id ?? '',
    meeting: async (): Promise<string> => (await state()).meetings.at(-1)?.id ?? '',
    summons: async (): Promise<string> => (await state()).summonses.at(-1)?.id ?? '',
  };
};
type Case = ReturnType<typeof openCase>;

const refer = ({ caseId, does }: Case): Promise<void> => does(people.fk, referral({ caseId }));

const accept = async ({ does, handover }: Case): Promise<void> =>
  does(people.coach, { type: 'acceptHandover', handover: await handover() });

const toAssessment = async (one: Case): Promise<void> => {
  const { does, summons, today } = one;
  await refer(one);
  await accept(one);
  const answerBy = addDays(today(), 14);
  const { agency, unit } = units.kommunSikta;
  const call = { coach: people.coach.staff, answerBy, calledBy: { agency, unit } };
  await does(waitingList, { type: 'callParticipant', ...call });
  await does(people.coach, {
    type: 'recordSummonsDelivery',
    summons: await summons(),
    how: 'letter',
    on: today(),
  });
  await does(people.coach, { type: 'answerSummons', summons: await summons(), answer: 'comes' });
};

const toHandover = async ({ does, wait, today }: Case): Promise<void> => {
  await wait(10);
  await does(people.coach, { type: 'completeAssessment', document: documentRef('kartläggning'), on: today() });
  await does(people.coach, { type: 'savePlan', document: documentRef('handlingsplan'), on: today() });
  await wait(16);
  await does(people.coach, { type: 'recordFollowUp', on: today(), document: documentRef('uppföljning') });
  await does(people.coach, { type: 'beginHandover' });
  await does(people.coach, {
    type: 'sendHandover',
    route: 'unit',
    to: { type: 'unit', agency: units.afRehab.agency, unit: units.afRehab.unit },
    action: 'vocationalRehabilitation',
    ...agreed(today()),
    answerBy: addDays(today(), 21),
  });
};

const toAvslut = async ({ does, wait, now, today, handover, meeting }: Case): Promise<void> => {
  await does(people.coach, {
    type: 'bookMeeting',
    kind: 'handoverMeeting',
    startsAt: addDuration(now(), { days: 7 }),
    minutesLong: 60,
    mode: 'video',
    // The region has no part in the case yet.
    ground: agreed(today(), 'coordinateSupport').ground,
    parties: [
      unitParty('sikta', units.kommunSikta),
      unitParty('af', units.afRehab),
      unitParty('region', units.regionPsykiatri, false),
      participantParty,
    ],
  });
  await does(people.af, { type: 'replyToMeeting', meeting: await meeting(), reply: 'comes' });
  await does(people.psykiatri, { type: 'replyToMeeting', meeting: await meeting(), reply: 'comes' });
  await wait(8);
  const attended = ['sikta', 'af', 'region', 'participant'];
  await does(people.coach, { type: 'meetingHeld', meeting: await meeting(), attended, mode: 'video' });
  await does(people.coach, {
    type: 'recordMinutes',
    meeting: await meeting(),
    document: documentRef('minnesanteckning'),
    commitments: [{ id: 'visit', party: 'af', dueOn: addDays(today(), 14) }],
    next: { none: 'handedOver' },
  });
  await does(people.af, { type: 'confirmMinutes', meeting: await meeting() });
  await does(people.coach, { type: 'assignCoach', coach: people.coachColleague.staff });
  await does(people.af, { type: 'acceptHandover', handover: await handover(), caseworker: people.af.staff });
  await does(people.af, { type: 'closeCase', reason: 'vocationalRehabilitationAf' });
};

/** The store gives no answer to an act and to a message, and then it does. */
const throughAnOutage = async ({ caseId, handle, does, state }: Case): Promise<void> => {
  storeAway();
  const command = commandOf(people.fk, { type: 'recordIncome', income: 'ingen' });
  await handle.executeUpdate(submit, { updateId: command.commandId, args: [{ command }] }).then(
    () => Promise.reject(new Error('the store was there')),
    () => undefined,
  );
  storeAway();
  const message = commandOf(machineOf(units.fkRehab), { type: 'moved', kommun: 'Eskilstuna', on: '2026-01-15' } as Ask);
  await handle.signal(moved, { command: message } as never);
  await fastForward(handle, 60_000);
  await does(people.fk, { type: 'recordIncome', income: 'lon' });
  await until(state, ({ facts }) => facts.kommun === 'Eskilstuna');
  // What the ledger refuses of a message becomes a task.
  const unknown = { type: 'meetingHeld', meeting: caseId, attended: [], mode: 'video' } as Ask;
  await handle.signal(meetingHeld, { command: commandOf(machineOf(units.fkRehab), unknown) } as never);
  await until(state, ({ tasks }) => tasks.some(({ kind }) => kind === 'handleRefusedMessage'));
};

/** An act that the store kept and Temporal never heard of, before the next one. */
const withALostAct = async (house: House, { caseId, state, does }: Case): Promise<void> => {
  const { seq, tasks } = await state();
  const task = tasks.find(({ kind }) => kind === 'answerReferral');
  const { activities } = createActivities({ db: house.db, client: house.client, taskQueue: house.taskQueue });
  const command = commandOf(people.coach, { type: 'claimTask', task: task?.id ?? '', version: task?.version ?? 0 });
  await activities.commit({ caseId, seq, command, at: instant(Date.now()) });
  await does(people.fk, { type: 'recordIncome', income: 'lon' });
};

const toClosingByException = async ({ does, handover }: Case): Promise<void> => {
  await does(people.fk, { type: 'withdrawHandover', reason: 'situationChanged', handover: await handover() });
  await does(people.fk, { type: 'closeCase', reason: 'movedAway', explanation: documentRef('avslut') });
};

/** Asked back and declined at first, called four times, met at the third attempt; the participant dies before the handover is answered. */
const throughEveryDetour = async (one: Case): Promise<void> => {
  const { caseId, handle, does, state, wait, now, today, handover, meeting, summons } = one;
  const task = async (kind: TaskKind): Promise<{ readonly task: string; readonly version: number }> => {
    const found = (await state()).tasks.find((open) => open.kind === kind && open.status === 'open');
    if (found === undefined) throw new Error(`no open task ${kind}`);
    return { task: found.id, version: found.version };
  };
  await does(people.fk, referral({ caseId, insuranceQuestionOpen: true, message: documentRef('aktualisering') }));
  await does(people.coach, { type: 'acknowledgeHandover', handover: await handover() });
  const question = documentRef('fråga');
  await does(people.coach, { type: 'requestHandoverInfo', handover: await handover(), question });
  await does(people.fk, { type: 'supplyHandoverInfo', handover: await handover(), answer: documentRef('svar') });
  await does(people.coach, { type: 'claimTask', ...(await task('answerReferral')) });
  await does(people.coach, { type: 'handBackTask', ...(await task('answerReferral')) });
  const colleague = people.coachColleague.staff;
  await does(people.siktaManager, { type: 'assignTask', ...(await task('answerReferral')), staff: colleague });
  await does(people.coachColleague, {
    type: 'declineHandover',
    handover: await handover(),
    reason: 'insufficientInformation',
    needed: documentRef('underlag'),
  });
  await does(people.fk, { type: 'resendReferral', basis: 'samtycke' });
  await accept(one);
  await does(people.fk, { type: 'resolveInsuranceQuestion' });

  const { agency, unit } = units.kommunSikta;
  const call = async (): Promise<void> => {
    const answerBy = addDays(today(), 14);
    const calledBy = { agency, unit };
    await does(waitingList, { type: 'callParticipant', coach: people.coach.staff, answerBy, calledBy });
  };
  const deliver = async (): Promise<void> =>
    does(people.coach, { type: 'recordSummonsDelivery', summons: await summons(), how: 'letter', on: today() });
  await call();
  await does(people.coach, { type: 'withdrawSummons', summons: await summons() });
  await call();
  await deliver();
  await does(people.coach, {
    type: 'answerSummons',
    summons: await summons(),
    answer: 'declines',
    reason: 'notNow',
  });
  await call();
  await deliver();
  await wait(18);
  await call();
  await deliver();
  await does(people.coach, { type: 'answerSummons', summons: await summons(), answer: 'comes' });
  await does(people.coach, { type: 'assignCoach', coach: colleague });
  await does(people.coachColleague, { type: 'assignCoach', coach: people.coach.staff });

  await toHandover(one);
  const parties = [unitParty('sikta', units.kommunSikta), unitParty('af', units.afRehab), participantParty];
  const book = (): Promise<void> =>
    does(people.coach, {
      type: 'bookMeeting',
      kind: 'handoverMeeting',
      startsAt: addDuration(now(), { days: 5 }),
      minutesLong: 60,
      mode: 'physical',
      parties,
    });
  await book();
  await does(people.af, { type: 'replyToMeeting', meeting: await meeting(), reply: 'otherTime' });
  const startsAt = addDuration(now(), { days: 6 });
  await does(people.coach, { type: 'rescheduleMeeting', meeting: await meeting(), startsAt, mode: 'phone' });
  await does(people.coach, { type: 'cancelMeeting', meeting: await meeting(), reason: 'participantIll' });
  await book();
  await wait(6);
  const told = { type: 'meetingHeld', mode: 'video' } as const;
  await does(people.coach, { ...told, meeting: await meeting(), attended: ['sikta', 'af'] });
  await book();
  await does(people.coach, {
    type: 'recordMeetingReply',
    meeting: await meeting(),
    party: 'participant',
    reply: 'comes',
  });
  await wait(6);
  await does(people.coach, { ...told, meeting: await meeting(), attended: ['sikta', 'af', 'participant'] });
  await does(people.coach, {
    type: 'recordMinutes',
    meeting: await meeting(),
    document: documentRef('minnesanteckning'),
    commitments: [],
    next: { none: 'notNeeded' },
  });
  await does(people.coach, {
    type: 'amendMinutes',
    meeting: await meeting(),
    document: documentRef('minnesanteckning', 2),
    reason: 'factsWrong',
  });
  await does(people.coach, { type: 'assignCaseworker', staff: colleague });
  const died = commandOf(machineOf(units.kommunSikta), { type: 'participantDied', on: today() });
  await handle.signal(participantDied, { command: died } as never);
  await until(state, ({ diedOn }) => diedOn !== undefined);
};

/** From a list kept elsewhere: overdue, without a name, with another coach. */
const imported = async ({ caseId, does, wait }: Case): Promise<void> => {
  await does(importer, importOf({ caseId, nameMissing: true }));
  await wait(3);
  await does(people.coach, { type: 'participantNamed' });
  await does(people.coach, { type: 'assignCoach', coach: people.coachColleague.staff });
};

const list = { insats: 'sikta-arbetsmarknad', place: 'kfv' };

const inTheList = (house: House) => {
  const handle = house.client.workflow.getHandle(waitingListId(list));
  const state = () => handle.query(waitingListState);
  return {
    handle,
    state,
    enters: async (): Promise<Case> => {
      const one = openCase(house);
      await refer(one);
      await accept(one);
      await until(
        async () => state().catch(() => undefined),
        (found) => found?.entries.some(({ caseId }) => caseId === one.caseId) === true,
      );
      return one;
    },
    does: async (ask: Omit<WaitingListCommand, 'commandId'>): Promise<void> => {
      const command = { ...ask, commandId: freshCaseId() } as WaitingListCommand;
      const delivery = await house.courier.toWaitingList(list, command);
      if (delivery.type !== 'saved') throw new Error(`${ask.type}: ${JSON.stringify(delivery)}`);
    },
  };
};

/** Three enter; the first is called and comes, the second is called and declines, the third is called out of turn. */
const throughTheKo = async (house: House): Promise<string> => {
  const { handle, state, enters, does } = inTheList(house);
  const first = await enters();
  const second = await enters();
  const coach = people.coach.staff;
  await does({ type: 'setCapacity', actor: people.siktaManager, coach, seats: 2 } as never);
  const answerBy = addDays(first.today(), 14);
  const { agency, unit } = units.kommunSikta;
  const call = { type: 'callNext', actor: people.coach, coach, calledBy: { agency, unit }, answerBy } as const;
  const answered = async (one: Case, answer: object): Promise<void> => {
    await until(one.state, ({ summonses }) => summonses.length > 0);
    const summons = await one.summons();
    await one.does(people.coach, { type: 'recordSummonsDelivery', summons, how: 'letter', on: one.today() });
    await one.does(people.coach, { type: 'answerSummons', summons, ...answer } as Ask);
    await until(state, (found) => found?.calls.length === 0);
  };
  await does(call);
  await answered(first, { answer: 'comes' });
  const runId = await continueAsNew(house, handle.workflowId);
  await does(call);
  await answered(second, { answer: 'declines', reason: 'illness' });
  const third = await enters();
  await does({ ...call, outOfTurn: { caseId: third.caseId, reason: 'youngAge' } } as never);
  await until(third.state, ({ summonses }) => summonses.length > 0);
  return runId;
};

/** Records what runs today, into files of today's date. A file that is there is left, and refused. */
export const recordJourneys = async (folder: string): Promise<void> => {
  const house = await openHouse({ codec: false, atPoint: faults.atPoint });
  await house.startWorker();
  const { record, recordEarlier } = await openRecorder(house, folder);
  const journeyOf = ({ caseId, handle, state }: Case): Source => ({
    workflowId: handle.workflowId,
    events: async () => {
      const rows = await house.db.caseEvent.findMany({ where: { caseId }, orderBy: { seq: 'asc' } });
      return rows.map(({ payload }) => payload as unknown as CaseEvent);
    },
    stored: state,
    known: () => handle.query(journeyState),
  });
  const theList: Source = {
    workflowId: waitingListId(list),
    events: async () => {
      const rows = await house.db.waitingListEvent.findMany({
        where: { listId: waitingListId(list) },
        orderBy: { seq: 'asc' },
      });
      return rows.map(({ payload }) => payload as unknown as WaitingListEvent);
    },
    stored: async () => {
      const row = await house.db.waitingList.findUnique({ where: { id: waitingListId(list) } });
      return row === null ? undefined : (row.state as unknown as WaitingList);
    },
    known: () => house.listState(list.insats, list.place),
  };

  try {
    const earlierList = await throughTheKo(house);
    await recordEarlier('waiting-list-before-continue-as-new', earlierList, theList);

    const unanswered = openCase(house);
    await refer(unanswered);
    await unanswered.wait(40);
    await record('referral-unanswered', journeyOf(unanswered));

    const halfway = openCase(house);
    await toAssessment(halfway);
    const earlier = await halfway.continuesAsNew();
    await toHandover(halfway);
    await recordEarlier('assessment-before-continue-as-new', earlier, journeyOf(halfway));
    await record('handover-after-continue-as-new', journeyOf(halfway));

    const finished = openCase(house);
    await toAssessment(finished);
    await toHandover(finished);
    await toAvslut(finished);
    await record('finished', journeyOf(finished));

    const outage = openCase(house);
    await refer(outage);
    await throughAnOutage(outage);
    await record('store-away-and-messages', journeyOf(outage));

    const caughtUp = openCase(house);
    await refer(caughtUp);
    await withALostAct(house, caughtUp);
    await record('lost-act-caught-up', journeyOf(caughtUp));
    await caughtUp.handle.terminate('lost');
    // Started again by the next act, from what the store holds.
    await caughtUp.does(people.fk, { type: 'recordIncome', income: 'studiemedel' });
    await record('restored-from-the-store', journeyOf(caughtUp));

    const excepted = openCase(house);
    await refer(excepted);
    await toClosingByException(excepted);
    await record('closed-by-exception', journeyOf(excepted));

    const gaveUp = openCase(house);
    await refer(gaveUp);
    await accept(gaveUp);
    await gaveUp.does(people.coach, { type: 'closeCase', reason: 'declined', explanation: documentRef('avslut') });
    await record('closed-while-waiting', journeyOf(gaveUp));

    const detours = openCase(house);
    await throughEveryDetour(detours);
    await record('detours', journeyOf(detours));

    const fromAList = openCase(house);
    await imported(fromAList);
    await record('imported', journeyOf(fromAList));

    // Last: by now the kö has heard of them all.
    await until(
      () => house.db.outboxEffect.count({ where: { relayedAt: null } }),
      (count) => count === 0,
    );
    await record('waiting-list', theList);
  } finally {
    await house.stop();
  }
};

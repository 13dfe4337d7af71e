import { describe, expect, test } from 'vitest';
import {
  accepted,
  agreed,
  documentRef,
  handedOver,
  importedCase,
  inInsats,
  type Journey,
  met,
  newJourney,
  openHandover,
  participantParty,
  people,
  person,
  staffId,
  unitParty,
  waiting,
} from '../../testing/index.ts';
import { grantsOf, relationsOf } from '../access/grants.ts';
import { isGiven } from '../access/texts.ts';
import { addDays, addDuration } from '../calendar/index.ts';
import { stallOf } from '../case/stall.ts';
import { waitingFor } from '../case/waiting-for.ts';
import { units } from '../insatser/parties.ts';
import type { UnitRef } from '../organisation/organisation.ts';
import { contactsOf, mayReadContact, senderAt, soughtAt, toldOf } from './contacts.ts';

const ref = ({ agency, unit }: UnitRef): UnitRef => ({ agency, unit });
const af = ref(units.afRehab);
const fk = ref(units.fkRehab);
const vardcentral = ref(units.regionVardcentral);
const amir = { type: 'staff', staff: people.af.staff } as const;
const outside = { type: 'outside', document: documentRef('kontaktkort') } as const;

const contacts = (journey: Journey) => contactsOf(journey.state());
const open = (journey: Journey, unit: UnitRef) =>
  journey
    .state()
    .tasks.filter(({ status, owner }) => status === 'open' && owner.unit === unit.unit)
    .map(({ kind }) => kind);
const stall = (journey: Journey) => stallOf(journey.state(), journey.model, journey.now())?.cause;
/** AF has been asked to take over, and to say who has the case there. */
const asked = (): Journey => {
  const journey = handedOver();
  journey.does(people.coach, { type: 'askForCaseworker', of: af });
  return journey;
};

describe('okänd handläggare', () => {
  test('is a task for the unit, with a ladder to its manager, and a stall of its own', () => {
    const journey = asked();
    expect(journey.openTask('nameCaseworker')).toMatchObject({
      owner: af,
      subject: { type: 'contact', id: contacts(journey)[0]?.id },
      dueOn: '2026-04-17',
    });
    expect(contacts(journey)).toMatchObject([{ role: 'caseworker', of: af, by: ref(units.kommunSikta) }]);
    const { id: task } = journey.openTask('nameCaseworker');
    const ladder = journey.state().deadlines.find((deadline) => deadline.type === 'task' && deadline.task === task);
    expect(ladder).toMatchObject({ rungs: [{ step: 'remind' }, { step: 'manager' }, {}, {}] });
    // Somebody answers the handover and goes on leave: the question still stands in the way.
    const answering = journey.openTask('answerHandover');
    journey.does(people.af, { type: 'claimTask', task: answering.id, version: answering.version });
    expect(stall(journey)).toBe('unknownCaseworker');
    journey.does(people.af, { type: 'nameContact', role: 'caseworker', of: af, person: amir });
    expect(stall(journey)).toBe('counterpart');
  });

  test('is over when the unit says who it is, and the question becomes the answer', () => {
    const journey = asked();
    const [question] = contacts(journey);
    journey.does(people.af, { type: 'nameContact', role: 'caseworker', of: af, person: amir });
    expect(open(journey, af)).toEqual(['answerHandover']);
    expect(contacts(journey)).toMatchObject([{ id: question?.id, person: amir, by: af }]);
    // Nobody has taken the answering on, but it is known whom to ask.
    expect(stall(journey)).toBe('counterpart');
    expect(journey.state().tasks.find(({ kind }) => kind === 'nameCaseworker')?.status).toBe('done');
  });

  test('is what the case waits for when only the next uppföljning lies ahead', () => {
    const journey = inInsats();
    journey.wait(14);
    journey.does(people.coach, { type: 'recordFollowUp', on: journey.today() });
    journey.does(people.coach, { type: 'askForCaseworker', of: fk });
    expect(waitingFor(journey.state(), journey.model)).toMatchObject({
      ...fk,
      reason: 'caseworkerName',
      nextStep: 'act',
    });
    expect(stall(journey)).toBe('unknownCaseworker');
  });

  test('is asked once, and not where somebody is named', () => {
    const journey = asked();
    const again = { type: 'askForCaseworker', of: af } as const;
    expect(journey.isRefused(people.coach, again).code).toBe('contactAlreadyAsked');
    journey.does(people.af, { type: 'nameContact', role: 'caseworker', of: af, person: amir });
    expect(journey.isRefused(people.coach, again).code).toBe('contactAlreadyNamed');
    expect(accepted().isRefused(people.coach, again).code).toBe('contactAlreadyNamed');
    // Whom to turn to at the insats is its coach.
    const holder = { ...again, of: ref(units.kommunSikta) };
    expect(inInsats().isRefused(people.fk, holder).code).toBe('contactAlreadyNamed');
  });

  describe('of the holder', () => {
    const of = ref(units.kommunSikta);
    const coach = { type: 'staff', staff: people.coach.staff } as const;
    const question = (): Journey => {
      const journey = waiting();
      journey.does(people.fk, { type: 'askForCaseworker', of });
      return journey;
    };
    const isAnswered = (journey: Journey) => {
      expect(journey.state().holder.caseworker).toBe(coach.staff);
      expect(journey.state().tasks.find(({ kind }) => kind === 'nameCaseworker')?.status).toBe('done');
      expect(contacts(journey)).toEqual([]);
    };

    test('is over when the holder assigns its handläggare, in whatever way', () => {
      const assigned = question();
      assigned.does(people.coach, { type: 'assignCaseworker', staff: coach.staff });
      isAnswered(assigned);
      const named = question();
      named.does(people.coach, { type: 'nameContact', role: 'caseworker', of, person: coach });
      isAnswered(named);
      const answered = question();
      answered.does(people.coach, { type: 'replaceContact', contact: contacts(answered)[0]?.id ?? '', person: coach });
      isAnswered(answered);
    });

    test('is the holder’s own to say, and one of its people', () => {
      const journey = question();
      const contact = contacts(journey)[0]?.id ?? '';
      const code = 'holderAssignsCaseworker';
      expect(journey.isRefused(people.coach, { type: 'replaceContact', contact, person: outside }).code).toBe(code);
      const named = { type: 'nameContact', role: 'caseworker', of, person: outside } as const;
      expect(journey.isRefused(people.coach, named).code).toBe(code);
    });

    test('who was known before the unit took the case over is the case’s own when they are named anew', () => {
      const journey = handedOver();
      journey.does(people.af, { type: 'nameContact', role: 'caseworker', of: af, person: outside });
      journey.does(people.af, { type: 'acceptHandover', handover: openHandover(journey) });
      journey.does(people.af, { type: 'replaceContact', contact: contacts(journey)[0]?.id ?? '', person: amir });
      expect(journey.state().holder.caseworker).toBe(amir.staff);
      expect(contacts(journey)).toEqual([]);
    });

    test('is not another unit’s of the same agency to say', () => {
      const journey = met();
      journey.does(people.coach, {
        type: 'bookMeeting',
        kind: 'multipartyMeeting',
        startsAt: addDuration(journey.now(), { days: 7 }),
        minutesLong: 60,
        mode: 'video',
        parties: [participantParty, unitParty('sikta', of), unitParty('stöd', units.kommunForsorjning)],
      });
      const named = { type: 'nameContact', role: 'caseworker', of, person: coach } as const;
      expect(journey.isRefused(people.forsorjning, named).code).toBe('holderAssignsCaseworker');
    });
  });

  test('is asked by itself when a reminder has nobody to reach', () => {
    const journey = handedOver();
    const { id: task } = journey.openTask('answerHandover');
    journey.does(people.coordinator, { type: 'remindNow', task });
    expect(open(journey, af)).toEqual(['answerHandover', 'nameCaseworker']);
    expect(contacts(journey)).toMatchObject([{ of: af, by: ref(units.forbundKansli) }]);
    // Asked for by the clock it is nobody's question.
    const silent = handedOver();
    while (!silent.openTasks().includes('nameCaseworker')) silent.waitForNextDeadline();
    expect(contacts(silent)[0]?.by).toBeUndefined();
  });

  test.each([
    [
      'somebody has taken the task',
      (journey: Journey) => {
        const { id: task, version } = journey.openTask('answerHandover');
        journey.does(people.af, { type: 'claimTask', task, version });
      },
    ],
    [
      'it is known who it is',
      (journey: Journey) => journey.does(people.af, { type: 'nameContact', role: 'caseworker', of: af, person: amir }),
    ],
  ] as const)('is not asked when %s', (_why, known) => {
    const journey = handedOver();
    known(journey);
    journey.does(people.coordinator, { type: 'remindNow', task: journey.openTask('answerHandover').id });
    expect(journey.openTasks()).not.toContain('nameCaseworker');
  });

  test('is asked once however many tasks are silent, and not for work that waits for nobody', () => {
    const journey = met();
    const remind = (kind: 'answerHandover' | 'replyToMeeting') =>
      journey.does(people.coordinator, {
        type: 'remindNow',
        task: journey.state().tasks.find((task) => task.kind === kind && task.owner.unit === af.unit)?.id ?? '',
      });
    remind('answerHandover');
    remind('replyToMeeting');
    expect(open(journey, af).filter((kind) => kind === 'nameCaseworker')).toHaveLength(1);
    // The insats's own work has its coach, and a vacancy is another cause.
    const own = inInsats();
    own.wait(80);
    expect(own.openTasks()).not.toContain('nameCaseworker');
  });

  test('is no longer asked of a unit that has said no, and that unit learns nothing more of the case', () => {
    const journey = asked();
    journey.does(people.af, { type: 'declineHandover', handover: openHandover(journey), reason: 'noCapacity' });
    expect(open(journey, af)).toEqual([]);
    expect(contacts(journey)).toEqual([]);
    expect(relationsOf(grantsOf(journey.state(), journey.model), af)).toEqual([]);
  });

  test('stays with the unit that was asked when the case is handed on', () => {
    const journey = importedCase({ phase: 'handover' });
    const of = ref(units.kommunSikta);
    journey.does(people.coordinator, { type: 'askForCaseworker', of });
    journey.does(people.coach, {
      type: 'sendHandover',
      route: 'unit',
      to: { type: 'unit', ...af },
      action: 'vocationalRehabilitation',
      ...agreed(journey.today()),
      answerBy: addDays(journey.today(), 21),
    });
    journey.does(people.af, { type: 'acceptHandover', handover: openHandover(journey) });
    expect(journey.openTask('nameCaseworker').owner).toEqual(of);
  });

  test('of the holder is over when a coach has the case', () => {
    const journey = importedCase({ phase: 'assessment' });
    journey.does(people.coordinator, { type: 'askForCaseworker', of: ref(units.kommunSikta) });
    journey.does(people.coach, { type: 'assignCoach', coach: people.coach.staff });
    expect(journey.openTasks()).not.toContain('nameCaseworker');
  });

  test('by its ladder reaches the manager, and then the coordinator', () => {
    const journey = asked();
    journey.does(people.coordinator, { type: 'escalateNow', task: journey.openTask('nameCaseworker').id });
    expect(open(journey, af)).toContain('remindColleague');
    journey.does(people.af, { type: 'nameContact', role: 'caseworker', of: af, person: amir });
    expect(open(journey, af)).toEqual(['answerHandover']);
  });
});

describe('whom one may ask about', () => {
  test('never a unit that has no part in the case: the question would tell it that there is one', () => {
    const journey = handedOver();
    const about = { type: 'askForCaseworker', of: vardcentral } as const;
    expect(journey.isRefused(people.coach, about)).toEqual({
      code: 'unitHasNoPart',
      facts: { unit: vardcentral.unit },
    });
    // Nor the coordinator's unit, which follows the case and has none of it.
    expect(journey.isRefused(people.coach, { ...about, of: ref(units.forbundKansli) }).code).toBe('unitHasNoPart');
  });

  test('only units that the asker knows of: the refusal is the same for all others', () => {
    const journey = handedOver();
    // FK aktualiserade and does not know that AF is asked.
    expect(journey.isRefused(people.fk, { type: 'askForCaseworker', of: af })).toEqual({
      code: 'unitHasNoPart',
      facts: { unit: af.unit },
    });
    journey.does(people.coordinator, { type: 'askForCaseworker', of: fk });
    const together = met();
    together.does(people.fk, { type: 'askForCaseworker', of: af });
  });

  test('strangers and administrators ask nothing', () => {
    const journey = handedOver();
    expect(journey.isRefused(people.psykiatri, { type: 'askForCaseworker', of: af }).code).toBe('notParty');
    expect(journey.isRefused(people.administrator, { type: 'askForCaseworker', of: af }).code).toBe('roleNotAllowed');
  });
});

describe('a contact is the word of its own agency, or of the holder who was told', () => {
  const boende = {
    type: 'nameContact',
    role: 'boendestodjare',
    of: ref(units.kommunForsorjning),
    person: outside,
  } as const;
  const doctor = { type: 'nameContact', role: 'vardcentral', of: vardcentral, person: outside } as const;

  test('the holder writes in whom it has been told of, also at a unit that has no part in the case', () => {
    const journey = inInsats();
    journey.does(people.coach, doctor);
    journey.does(people.coach, boende);
    expect(contacts(journey).map(({ role }) => role)).toEqual(['vardcentral', 'boendestodjare']);
    // It gives the vårdcentral no part in the case.
    expect(relationsOf(grantsOf(journey.state(), journey.model), vardcentral)).toEqual([]);
  });

  test('others speak for their own agency alone', () => {
    const journey = handedOver();
    expect(journey.isRefused(people.af, doctor)).toEqual({
      code: 'notContactsAgency',
      facts: { unit: vardcentral.unit },
    });
    expect(journey.isRefused(people.vardcentral, doctor).code).toBe('notContactsAgency');
    expect(journey.isRefused(people.coordinator, doctor).code).toBe('roleNotAllowed');
    journey.does(people.af, { type: 'nameContact', role: 'caseworker', of: af, person: amir });
    const contact = contacts(journey)[0]?.id ?? '';
    for (const command of [
      { type: 'endContact', contact },
      { type: 'replaceContact', contact, person: outside },
    ] as const)
      expect(journey.isRefused(people.fk, command).code).toBe('notContactsAgency');
  });

  test('only roles that the agency has, and one person in each', () => {
    const journey = inInsats();
    expect(journey.isRefused(people.coach, { ...doctor, of: af })).toEqual({
      code: 'contactRoleNotAllowed',
      facts: { role: 'vardcentral' },
    });
    expect(journey.isRefused(people.coach, { ...doctor, role: 'other', of: ref(units.forbundKansli) }).code).toBe(
      'contactRoleNotAllowed',
    );
    journey.does(people.coach, doctor);
    const contact = contacts(journey)[0]?.id ?? '';
    expect(journey.isRefused(people.coach, doctor)).toEqual({ code: 'contactAlreadyNamed', facts: { contact } });
    journey.does(people.coach, { ...doctor, role: 'other' });
    journey.does(people.coach, { ...doctor, role: 'other' });
    expect(contacts(journey)).toHaveLength(3);
  });

  test('is replaced and ended, and then is no contact any more', () => {
    const journey = inInsats();
    journey.does(people.coach, doctor);
    const contact = contacts(journey)[0]?.id ?? '';
    const other = { type: 'outside', document: documentRef('annat kontaktkort') } as const;
    journey.wait(3);
    journey.does(people.coach, { type: 'replaceContact', contact, person: other });
    expect(contacts(journey)).toMatchObject([{ id: contact, person: other, since: journey.now() }]);
    journey.does(people.coach, { type: 'endContact', contact });
    expect(contacts(journey)).toEqual([]);
    expect(journey.openTasks()).not.toContain('nameCaseworker');
    expect(journey.isRefused(people.coach, { type: 'endContact', contact }).code).toBe('contactNotFound');
  });

  test('a question is answered by replacing nobody with somebody, by whoever has taken the task', () => {
    const journey = asked();
    const { id: task, version } = journey.openTask('nameCaseworker');
    journey.does(people.af, { type: 'claimTask', task, version });
    const contact = contacts(journey)[0]?.id ?? '';
    const colleague = person('afColleague', units.afRehab);
    const answers = [
      { type: 'replaceContact', contact, person: amir },
      { type: 'nameContact', role: 'caseworker', of: af, person: amir },
    ] as const;
    for (const answer of answers) expect(journey.isRefused(colleague, answer).code).toBe('notTaskHolder');
    journey.does(people.af, answers[0]);
    expect(open(journey, af)).toEqual(['answerHandover']);
  });

  test('a unit whose handläggare is no more is asked who it is now, while it works with the case', () => {
    const journey = handedOver();
    journey.does(people.af, { type: 'nameContact', role: 'caseworker', of: af, person: amir });
    journey.does(people.af, { type: 'endContact', contact: contacts(journey)[0]?.id ?? '' });
    expect(open(journey, af)).toEqual(['answerHandover', 'nameCaseworker']);
    // Taken back, the question leaves nothing.
    journey.does(people.coach, { type: 'endContact', contact: contacts(journey)[0]?.id ?? '' });
    expect(open(journey, af)).toEqual(['answerHandover']);
  });
});

describe('who is told of a contact', () => {
  const doctor = { type: 'nameContact', role: 'vardcentral', of: vardcentral, person: outside } as const;
  const reads = (journey: Journey, unit: UnitRef, role: 'caseworker' | 'insatsCoordinator' = 'caseworker') => {
    const [contact] = contacts(journey);
    const relations = relationsOf(grantsOf(journey.state(), journey.model), unit);
    return contact && mayReadContact(journey.state(), contact, relations, { ...unit, roles: [role] });
  };

  test('of a vårdcentral the holder alone, and the coordinator that there is one', () => {
    const journey = met();
    journey.does(people.coach, doctor);
    expect(reads(journey, units.kommunSikta)).toBe(true);
    expect(reads(journey, units.forbundKansli, 'insatsCoordinator')).toBe(true);
    for (const unit of [af, fk, vardcentral]) expect(reads(journey, unit)).toBe(false);
    const read = (unit: UnitRef) => isGiven(journey.state(), outside.document, unit);
    expect([units.kommunSikta, af, fk].map(read)).toEqual([true, false, false]);
  });

  test('of AF those who meet AF about the case: the holder, and at a meeting FK', () => {
    const alone = handedOver();
    alone.does(people.af, { type: 'nameContact', role: 'caseworker', of: af, person: outside });
    expect([units.kommunSikta, af, fk].map((unit) => reads(alone, unit))).toEqual([true, true, false]);
    const journey = met();
    journey.does(people.af, { type: 'nameContact', role: 'caseworker', of: af, person: outside });
    expect([units.kommunSikta, af, fk].map((unit) => reads(journey, unit))).toEqual([true, true, true]);
    expect(isGiven(journey.state(), outside.document, fk)).toBe(true);
    expect(reads(journey, units.regionPsykiatri)).toBe(false);
  });

  test('of a boendestödjare not those who meet the unit: that there is one is the socialtjänst’s to tell', () => {
    const journey = met();
    const of = ref(units.kommunForsorjning);
    journey.does(people.coach, {
      type: 'bookMeeting',
      kind: 'multipartyMeeting',
      startsAt: addDuration(journey.now(), { days: 7 }),
      minutesLong: 60,
      mode: 'video',
      parties: [participantParty, unitParty('sikta', units.kommunSikta), unitParty('stöd', of), unitParty('af', af)],
    });
    journey.does(people.forsorjning, { type: 'nameContact', role: 'boendestodjare', of, person: outside });
    expect([units.kommunSikta, of, af].map((unit) => reads(journey, unit))).toEqual([true, true, false]);
  });

  test('when it has ended, nobody', () => {
    const journey = met();
    journey.does(people.coach, doctor);
    const [contact] = contacts(journey);
    journey.does(people.coach, { type: 'endContact', contact: contact?.id ?? '' });
    const ended = journey.state().contacts?.[0];
    expect(ended && toldOf(journey.state(), ended)).toEqual([]);
    expect(ended && mayReadContact(journey.state(), ended, ['holder'], people.coach)).toBe(false);
    expect(isGiven(journey.state(), outside.document, units.kommunSikta)).toBe(false);
  });
});

describe('funktionsöverlämning', () => {
  const to = staffId('afColleague');
  const known = (): Journey => {
    const journey = handedOver();
    journey.does(people.af, { type: 'nameContact', role: 'caseworker', of: af, person: amir });
    return journey;
  };

  test('takes the contact to the successor, who makes contact', () => {
    const journey = known();
    journey.does(people.afManager, { type: 'transferWork', from: people.af.staff, to });
    expect(contacts(journey)).toMatchObject([{ person: { type: 'staff', staff: to } }]);
    expect(journey.openTask('firstContact')).toMatchObject({ owner: af, claimedBy: to });
  });

  test('with a last day the contact comes back, unless somebody else has it by then', () => {
    const until = (journey: Journey) => addDays(journey.today(), 4);
    const journey = known();
    journey.does(people.afManager, { type: 'transferWork', from: people.af.staff, to, until: until(journey) });
    expect(contacts(journey)).toMatchObject([{ person: { staff: to } }]);
    journey.wait(7);
    expect(contacts(journey)).toMatchObject([{ person: { staff: people.af.staff } }]);

    const other = known();
    other.does(people.afManager, { type: 'transferWork', from: people.af.staff, to, until: until(other) });
    const third = { type: 'staff', staff: staffId('third') } as const;
    other.does(people.af, { type: 'replaceContact', contact: contacts(other)[0]?.id ?? '', person: third });
    other.wait(7);
    expect(contacts(other)).toMatchObject([{ person: third }]);
  });

  test('leaves the person’s contacts at other units where they are', () => {
    const journey = known();
    journey.does(people.coach, {
      type: 'nameContact',
      role: 'other',
      of: ref(units.afPlattformen),
      person: amir,
    });
    journey.does(people.afManager, { type: 'transferWork', from: people.af.staff, to });
    expect(contacts(journey).map(({ person: who }) => who)).toEqual([{ type: 'staff', staff: to }, amir]);
  });

  test('is not for the manager of a unit that is only named in the case: it has no part in it', () => {
    const journey = inInsats();
    journey.does(people.coach, { type: 'nameContact', role: 'caseworker', of: af, person: amir });
    const work = { type: 'transferWork', from: people.af.staff, to } as const;
    expect(journey.isRefused(people.afManager, work).code).toBe('nothingToTransfer');
  });
});

test('a case in which nobody was asked for has no list of contacts', () => {
  expect('contacts' in inInsats(newJourney()).state()).toBe(false);
  expect(soughtAt(inInsats().state(), af)).toBeUndefined();
});

test('who sent a handover is somebody to turn to at the unit, for those who see the handover', () => {
  const journey = met();
  const seenBy = (unit: UnitRef) => {
    const relations = relationsOf(grantsOf(journey.state(), journey.model), unit);
    return senderAt(journey.state(), fk, relations, { ...unit, roles: ['caseworker'] });
  };
  expect(seenBy(fk)).toBe(people.fk.staff);
  expect(seenBy(ref(units.kommunSikta))).toBe(people.fk.staff);
  // AF meets them, and is told nothing of what they sent.
  expect(seenBy(af)).toBeUndefined();
  expect(senderAt(journey.state(), af, ['holder'], { ...fk, roles: ['caseworker'] })).toBeUndefined();
});

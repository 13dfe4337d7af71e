import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  agreed,
  beginnings,
  clock,
  commandOf,
  documentRef,
  handedOver,
  held,
  importedCase,
  inHandover,
  inInsats,
  type Journey,
  lastMeeting,
  machineOf,
  met,
  moves,
  newJourney,
  openHandover,
  participantParty,
  people,
  referral,
  referred,
  stateOf,
  textAsked,
  unitParty,
  vuxamReferred,
  waiting,
} from '../../testing/index.ts';
import { mayTry } from '../access/commands-by-relation.ts';
import { grantsOf, isPartyToMeeting, relationsOf, unitsShutOutOfMeeting } from '../access/grants.ts';
import { isGiven, mayReadText } from '../access/texts.ts';
import {
  addDays,
  addWorkingDays,
  type Instant,
  type IsoDate,
  isoDate,
  stockholmDate,
  workingDayBefore,
} from '../calendar/index.ts';
import { allowedCommands } from '../case/allowed-commands.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { Command } from '../case/commands.ts';
import { decide } from '../case/decide.ts';
import type { CaseEvent } from '../case/events.ts';
import { evolve } from '../case/evolve.ts';
import { stallOf } from '../case/stall.ts';
import { waitingFor } from '../case/waiting-for.ts';
import type { DisclosureBasis } from '../handover/handover.ts';
import { papersOf } from '../handover/papers.ts';
import { agencies, plattformen, units } from '../insatser/parties.ts';
import { modelByHash } from '../insatser/registry.ts';
import { vuxam } from '../insatser/vuxam.ts';
import { silentParties } from '../meeting/meetings.ts';
import { noticesOf } from '../notice/notices-of.ts';
import type { Actor, AgencyId, UnitRef } from '../organisation/organisation.ts';
import { isClosedTo, type Known, lacksSamtycke, mayRelyOnSamtycke } from './cover.ts';
import { groundFor } from './ground.ts';
import { purposesOfHandover } from './purpose.ts';

const { kommunSikta, afRehab, fkRehab } = units;
const [af, fk, kommun] = [afRehab.agency, fkRehab.agency, kommunSikta.agency];

const terms = (journey: Journey, receivers: readonly string[], days = 60) =>
  ({
    type: 'recordSamtycke',
    receivers,
    categories: ['case', 'meetings', 'documents'],
    purpose: 'handOver',
    form: 'written',
    from: journey.today(),
    until: addDays(journey.today(), days),
  }) as const;
const recordedIn = (journey: Journey, who: Actor = people.coach, receivers: readonly AgencyId[] = [af], days = 60) => {
  journey.does(who, terms(journey, receivers, days));
  const samtycke = journey.state().samtycken?.at(-1);
  if (!samtycke) throw new Error('no samtycke is recorded');
  return samtycke;
};
const sending = (journey: Journey) =>
  ({
    type: 'sendHandover',
    route: 'unit',
    to: { type: 'unit', ...afRehab },
    action: 'vocationalRehabilitation',
    basis: 'samtycke',
    answerBy: addDays(journey.today(), 14),
    papers: papersOf(journey.state()),
  }) as const;
const how = (journey: Journey, unit: UnitRef) => relationsOf(grantsOf(journey.state(), journey.model), unit);
const waitsFor = (journey: Journey) => waitingFor(journey.state(), journey.model)?.reason;

describe('a samtycke is recorded', () => {
  test('for named agencies, what, why and until when, by the agency itself', () => {
    const journey = inHandover();
    expect(recordedIn(journey)).toMatchObject({
      of: { agency: kommun, unit: kommunSikta.unit },
      receivers: [af],
      status: 'standing',
      recordedBy: people.coach.staff,
      terms: { categories: ['case', 'meetings', 'documents'], purpose: 'handOver', form: 'written' },
    });
  });

  test('spoken, with a witness who is somebody else', () => {
    const journey = inHandover();
    const spoken = { ...terms(journey, [af]), form: 'oral' } as const;
    expect(journey.isRefused(people.coach, spoken).code).toBe('witnessMissing');
    expect(journey.isRefused(people.coach, { ...spoken, witness: people.coach.staff }).code).toBe('witnessMissing');
    journey.does(people.coach, { ...spoken, witness: people.coachColleague.staff });
    expect(journey.state().samtycken?.at(-1)?.terms?.witness).toBe(people.coachColleague.staff);
  });

  test('never for nobody, for one’s own, for the förbund or for one agency twice', () => {
    const journey = inHandover();
    for (const receivers of [[], [kommun], [agencies.forbund.id], [af, af], ['nobody']])
      expect(journey.isRefused(people.coach, terms(journey, receivers)).code).toBe('receiversWrong');
  });

  test('from a day that has come, until one ahead', () => {
    const journey = inHandover();
    const today = journey.today();
    expect(journey.isRefused(people.coach, { ...terms(journey, [af]), from: addDays(today, 1) }).code).toBe(
      'dateAhead',
    );
    expect(journey.isRefused(people.coach, { ...terms(journey, [af]), until: today }).code).toBe('dateNotAhead');
  });

  test('by whoever stands in the case, in roles that work in cases, and not by the förbund', () => {
    const journey = inHandover();
    expect(journey.isRefused(people.psykiatri, terms(journey, [af])).code).toBe('unitHasNoPart');
    const { id: samtycke } = recordedIn(journey);
    const anew = { type: 'renewSamtycke', samtycke, form: 'written', until: addDays(journey.today(), 90) } as const;
    expect(journey.isRefused(people.psykiatri, anew).code).toBe('unitHasNoPart');
    expect(journey.isRefused(people.administrator, terms(journey, [af])).code).toBe('roleNotAllowed');
    const forbund = { ...people.coordinator, roles: ['caseworker'] as const };
    expect(journey.isRefused(forbund, terms(journey, [af])).code).toBe('basisNotAllowed');
    journey.does(people.fk, terms(journey, [kommun]));
  });

  test('what it names is covered, and nothing else', () => {
    const journey = inHandover();
    journey.does(people.coach, { ...terms(journey, [af]), categories: ['meetings'] });
    const lacks = (category: 'case' | 'meetings' | 'documents', to: string = af) =>
      lacksSamtycke(journey.state(), kommun, to, category);
    expect([lacks('case'), lacks('meetings'), lacks('documents')]).toEqual([false, false, true]);
    // Of whom nothing is recorded the giver answers for the ground that it names.
    expect([lacks('case', fk), lacksSamtycke(journey.state(), fk, af, 'case')]).toEqual([false, false]);
  });
});

describe('handing on with samtycke', () => {
  test('needs one that is recorded, and that names the receiver, the papers and the day', () => {
    const journey = inHandover();
    expect(journey.isRefused(people.coach, sending(journey)).code).toBe('samtyckeMissing');
    recordedIn(journey, people.coach, [fk]);
    expect(journey.isRefused(people.coach, sending(journey)).code).toBe('samtyckeMissing');
    journey.does(people.coach, { ...terms(journey, [af]), categories: ['case'] });
    expect(journey.isRefused(people.coach, sending(journey)).code).toBe('samtyckeMissing');
    recordedIn(journey);
    journey.does(people.coach, sending(journey));
  });

  test('another’s samtycke is worth nothing to it', () => {
    const journey = inHandover();
    recordedIn(journey, people.fk, [af]);
    recordedIn(journey, people.coach, [fk]);
    expect(journey.isRefused(people.coach, sending(journey)).code).toBe('samtyckeMissing');
  });
});

describe('brought by the act that rests on it', () => {
  const ofTheKommun = (journey: Journey) => journey.state().samtycken?.filter(({ of }) => of.agency === kommun);

  test('an aktualisering names it, for the place’s host, before anybody is told', () => {
    const plain = referral();
    if (plain.type !== 'referCase') throw new Error('an aktualisering');
    const { ground, ...without } = plain;
    expect(newJourney().isRefused(people.fk, without).code).toBe('samtyckeMissing');
    const journey = referred();
    expect(journey.state().samtycken).toMatchObject([
      { of: { agency: fk }, receivers: [kommun], status: 'standing', terms: { purpose: 'coordinateSupport' } },
    ]);
    const told = journey.events().map(({ type }) => type);
    expect(told.indexOf('samtyckeRecorded')).toBeLessThan(told.indexOf('handoverSent'));
    expect(journey.state().deadlines.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['samtyckeNearsEnd', 'samtyckeEnds']),
    );
  });

  test('it is judged as if it were recorded by itself', () => {
    const brought = (changes: object) => referral({ ground: { ...agreed(isoDate('2026-03-02')).ground, ...changes } });
    const refusal = (changes: object) => newJourney().isRefused(people.fk, brought(changes)).code;
    expect(refusal({ form: 'oral' })).toBe('witnessMissing');
    expect(refusal({ until: isoDate('2026-03-02') })).toBe('dateNotAhead');
    expect(refusal({ from: isoDate('2026-03-03') })).toBe('dateAhead');
    expect(refusal({ purpose: 'followUp' })).toBe('samtyckeMissing');
  });

  test('nobody is asked to agree that an agency tells itself', () => {
    const journey = newJourney(undefined, vuxam);
    const toItself = vuxamReferred(newJourney(undefined, vuxam)).state();
    expect(toItself.samtycken).toBeUndefined();
    const facts = { ...toItself.facts, referredOn: journey.today() };
    const asked = referral({ insats: 'vuxam', place: 'ljusnarsberg', facts, ...agreed(journey.today()) });
    expect(journey.isRefused(people.ljusnarsbergForsorjning, asked).code).toBe('receiversWrong');
  });

  test('a handover names it for those it goes to: of a joint forum every other agency', () => {
    const journey = inHandover();
    const forum = { ...sending(journey), papers: [], route: 'jointForum', action: 'employmentSupport' } as const;
    const to = { type: 'jointForum', forum: plattformen.id, members: plattformen.members } as const;
    expect(journey.isRefused(people.coach, { ...forum, to }).code).toBe('samtyckeMissing');
    journey.does(people.coach, { ...forum, to, ...agreed(journey.today()) });
    expect(ofTheKommun(journey)).toMatchObject([{ receivers: [af], recordedBy: people.coach.staff }]);
  });

  test('an aktualisering is sent anew on what stands, or on what it brings', () => {
    const declined = () => {
      const journey = referred();
      journey.does(people.coach, { type: 'declineHandover', handover: openHandover(journey), reason: 'noCapacity' });
      return journey;
    };
    const anew = { type: 'resendReferral', basis: 'samtycke' } as const;
    declined().does(people.fk, anew);
    const journey = declined();
    journey.does(people.fk, { type: 'withdrawSamtycke' });
    expect(journey.isRefused(people.fk, anew).code).toBe('samtyckeMissing');
    journey.does(people.fk, { ...anew, ...agreed(journey.today()) });
    expect(journey.state().samtycken?.map(({ status }) => status)).toEqual(['withdrawn', 'standing']);
  });

  test('a text is given on it', () => {
    const journey = textAsked();
    journey.does(people.coach, { type: 'withdrawSamtycke' });
    const request = journey.state().textRequests?.at(-1)?.id ?? '';
    const gives = { type: 'answerTextRequest', request, answer: 'gives', basis: 'samtycke' } as const;
    expect(journey.isRefused(people.coach, gives).code).toBe('samtyckeMissing');
    journey.does(people.coach, { ...gives, ...agreed(journey.today()) });
    expect(ofTheKommun(journey)?.at(-1)?.status).toBe('standing');
  });

  test('how another ground was weighed is brought the same way; against a no two people answer for it', () => {
    const journey = inHandover();
    const weighed = {
      ...sending(journey),
      basis: 'statutoryDuty',
      ground: {
        type: 'review',
        categories: ['documents'],
        purpose: 'handOver',
        until: addDays(journey.today(), 30),
        why: documentRef('prövningen'),
      },
    } as const;
    const { id } = recordedIn(journey);
    journey.does(people.coach, { type: 'withdrawSamtycke', samtycke: id });
    expect(journey.isRefused(people.coach, weighed).code).toBe('secondPersonNeeded');
    const other = inHandover();
    other.does(people.coach, weighed);
    expect(other.state().sekretessReviews).toMatchObject([
      { receivers: [af], categories: ['case', 'documents'], outcome: 'mayBeGiven', reviewedBy: people.coach.staff },
    ]);
  });
});

describe('calling an agency that has no part in the case', () => {
  const call = (journey: Journey, changes: object = {}) =>
    ({
      type: 'bookMeeting',
      kind: 'multipartyMeeting',
      startsAt: `${addDays(journey.today(), 7)}T09:00:00.000Z`,
      minutesLong: 60,
      mode: 'video',
      parties: [participantParty, unitParty('sikta', kommunSikta), unitParty('af', afRehab)],
      ...changes,
    }) as never;
  const { coordination: _coordination, ...ground } = agreed(inInsats().today(), 'coordinateSupport').ground;

  test('tells it that there is one: on a samtycke that stands, for meetings and for that, or that the call brings', () => {
    const journey = inInsats();
    expect(journey.isRefused(people.coach, call(journey)).code).toBe('samtyckeMissing');
    const { categories: _, ...narrow } = ground;
    const only = { ...narrow, categories: ['case'] };
    expect(journey.isRefused(people.coach, call(journey, { ground: only })).code).toBe('samtyckeMissing');
    expect(journey.isRefused(people.coach, call(journey, { ground: { ...ground, form: 'oral' } })).code).toBe(
      'witnessMissing',
    );
    journey.does(people.coach, call(journey, { ground }));
    expect(journey.state().samtycken?.at(-1)).toMatchObject({ of: { agency: kommun }, receivers: [af] });
    expect(how(journey, afRehab)).toContain('meetingParty');
    // It has a part by then: it may be asked to the next without another.
    journey.does(people.coach, call(journey, { kind: 'followUp' }));
    const told = inInsats();
    recordedIn(told, people.coach, [af]);
    told.does(people.coach, call(told));
  });

  test('or on a prövning that came out so; whoever has a part is asked without', () => {
    const journey = inInsats();
    journey.does(people.coach, {
      type: 'recordSekretessReview',
      receivers: [af],
      categories: ['meetings'],
      purpose: 'coordinateSupport',
      basis: 'statutoryDuty',
      outcome: 'mayBeGiven',
      until: addDays(journey.today(), 30),
      why: documentRef('prövningen'),
    });
    journey.does(people.coach, call(journey));
    const withFk = [participantParty, unitParty('sikta', kommunSikta), unitParty('fk', fkRehab)];
    inInsats().does(people.coach, call(journey, { parties: withFk }));
    expect(inInsats().isRefused(people.coach, call(journey, { parties: withFk, ground })).code).toBe('receiversWrong');
  });
});

describe('whoever coordinates the insats', () => {
  const coordinates = (journey: Journey) => how(journey, units.forbundKansli);
  const ground = agreed(isoDate('2026-03-02'), 'coordinateSupport').ground;

  test('works in the case where the aktualisering’s samtycke names it, and else follows how it goes', () => {
    expect(coordinates(referred())).toEqual(['coordinator']);
    const { coordination, ...unnamed } = ground;
    expect(coordination).toBe(true);
    const journey = newJourney();
    journey.does(people.fk, referral({ ground: unnamed }));
    expect(coordinates(journey)).toEqual(['processFollower']);
  });

  test('no longer once it is taken back or has ended, and again with another', () => {
    const journey = referred();
    journey.does(people.fk, { type: 'withdrawSamtycke' });
    expect(coordinates(journey)).toEqual(['processFollower']);
    journey.does(people.fk, { ...terms(journey, []), coordination: true });
    expect(journey.state().samtycken?.at(-1)).toMatchObject({ receivers: [], terms: { coordination: true } });
    expect(coordinates(journey)).toEqual(['coordinator']);
    while (journey.state().samtycken?.at(-1)?.status === 'standing') journey.waitForNextDeadline();
    expect(coordinates(journey)).toContain('processFollower');
  });

  test('of what a list brought in, on its word until the participant takes something back', () => {
    const journey = importedCase();
    expect(coordinates(journey)).toEqual(['coordinator']);
    journey.does(people.coach, terms(journey, [af]));
    expect(coordinates(journey)).toEqual(['coordinator']);
    journey.does(people.coach, { type: 'withdrawSamtycke', samtycke: journey.state().samtycken?.[0]?.id ?? '' });
    expect(coordinates(journey)).toEqual(['coordinator']);
    journey.does(people.coach, { type: 'withdrawSamtycke' });
    expect(coordinates(journey)).toEqual(['processFollower']);
    expect(journey.isRefused(people.coach, { type: 'withdrawSamtycke' }).code).toBe('samtyckeNotFound');
  });

  test('works on without it: hurries others, and does its own tasks', () => {
    const journey = referred();
    journey.does(people.fk, { type: 'withdrawSamtycke' });
    const may = (type: Command['type']) => mayTry(type, people.coordinator, coordinates(journey));
    expect([may('remindNow'), may('escalateNow'), may('requestMove'), may('changeModel')]).toEqual(Array(4).fill(true));
    expect(may('recordSamtycke')).toBe(false);
  });
});

describe('withdrawn', () => {
  const open = () => {
    const journey = inHandover();
    const { id } = recordedIn(journey);
    journey.does(people.coach, sending(journey));
    return { journey, id };
  };

  test('the open handover is taken back at once, without a reason, and the receiver is out', () => {
    const { journey, id } = open();
    const handover = openHandover(journey);
    expect(how(journey, afRehab)).toContain('receiver');
    journey.does(people.coach, { type: 'withdrawSamtycke', samtycke: id });
    expect(journey.state().handovers.find((one) => one.id === handover)).toMatchObject({ status: 'withdrawn' });
    expect(journey.state().handovers.find((one) => one.id === handover)?.withdrawn).toBeUndefined();
    expect(how(journey, afRehab)).toEqual([]);
    expect(journey.state().tasks.some(({ owner, status }) => owner.agency === af && status === 'open')).toBe(false);
  });

  test('the case waits at its holder, and says that a ground is missing without saying whose', () => {
    const { journey, id } = open();
    journey.does(people.coach, { type: 'withdrawSamtycke', samtycke: id });
    expect(waitingFor(journey.state(), journey.model)).toMatchObject({
      unit: kommunSikta.unit,
      reason: 'missingGround',
    });
    expect(stallOf(journey.state(), journey.model, journey.now())?.cause).toBe('missingGround');
    expect(journey.openTask('findGround').subject).toEqual({ type: 'case' });
  });

  test('it goes on when the holder says so, or when a new samtycke opens what was closed', () => {
    const { journey, id } = open();
    journey.does(people.coach, { type: 'withdrawSamtycke', samtycke: id });
    expect(journey.isRefused(people.coach, sending(journey)).code).toBe('samtyckeMissing');
    recordedIn(journey);
    expect(journey.openTasks()).not.toContain('findGround');
    journey.does(people.coach, sending(journey));
  });

  test('papers that went along and minutes are closed to the receiver, also when it holds the case by then', () => {
    const { journey, id } = open();
    const paper = papersOf(journey.state())[0];
    if (!paper) throw new Error('no paper');
    journey.does(people.af, { type: 'acceptHandover', handover: openHandover(journey), caseworker: people.af.staff });
    const reads = () =>
      mayReadText(journey.state(), { ...paper, agency: kommun }, how(journey, afRehab), {
        ...afRehab,
        roles: ['caseworker'],
      });
    expect(reads()).toBe(true);
    journey.does(people.coach, { type: 'withdrawSamtycke', samtycke: id });
    expect(reads()).toBe(false);
    // Somebody must hold the case: it does, with what is its own.
    expect(journey.state().holder).toMatchObject({ agency: af });
    expect(waitsFor(journey)).toBe('missingGround');
  });

  test('meetings are closed to those who were asked to them, and nobody is asked anew', () => {
    const journey = met();
    recordedIn(journey, people.coach, [af, fk]);
    const meeting = lastMeeting(journey);
    expect(how(journey, fkRehab)).toContain('meetingParty');
    journey.does(people.coach, { type: 'withdrawSamtycke' });
    expect([how(journey, fkRehab), how(journey, afRehab)]).toEqual([[], []]);
    journey.does(people.coach, { type: 'cancelMeeting', meeting, reason: 'other' });
    const booking = {
      type: 'bookMeeting',
      kind: 'multipartyMeeting',
      startsAt: `${addDays(journey.today(), 7)}T09:00:00.000Z`,
      minutesLong: 60,
      mode: 'video',
      parties: [participantParty, unitParty('sikta', kommunSikta), unitParty('af', afRehab)],
    } as never;
    expect(journey.isRefused(people.coach, booking).code).toBe('samtyckeMissing');
  });

  test('minutes that are written afterwards give nobody there work or sight', () => {
    const journey = held();
    recordedIn(journey, people.coach, [af, fk]);
    journey.does(people.coach, { type: 'withdrawSamtycke' });
    const minutes = documentRef('anteckningar efteråt');
    const meeting = lastMeeting(journey);
    journey.does(people.coach, {
      type: 'recordMinutes',
      meeting,
      document: minutes,
      commitments: [],
      next: { none: 'notNeeded' },
    });
    expect(journey.state().tasks.filter(({ owner, status }) => owner.agency !== kommun && status === 'open')).toEqual(
      [],
    );
    expect(isGiven(journey.state(), { ...minutes, agency: kommun }, afRehab)).toBe(false);
  });

  test('what another agency told stays: each withdraws its own', () => {
    const journey = waiting();
    const ofFk = recordedIn(journey, people.fk, [kommun]);
    expect(journey.isRefused(people.coach, { type: 'withdrawSamtycke', samtycke: ofFk.id }).code).toBe(
      'samtyckeNotFound',
    );
    expect(how(journey, fkRehab)).toContain('referrer');
    journey.does(people.fk, { type: 'withdrawSamtycke', samtycke: ofFk.id });
    // Försäkringskassan's own place beside the case is the kommun's to tell.
    expect(how(journey, fkRehab)).toContain('referrer');
    expect(journey.isRefused(people.fk, { type: 'withdrawSamtycke', samtycke: ofFk.id }).code).toBe(
      'samtyckeNotStanding',
    );
  });

  test('one that was never recorded closes what was told without record', () => {
    const journey = waiting();
    expect(how(journey, fkRehab)).toEqual(['referrer']);
    journey.does(people.coach, { type: 'withdrawSamtycke' });
    expect(how(journey, fkRehab)).toEqual([]);
    expect(journey.isRefused(people.coach, { type: 'withdrawSamtycke' }).code).toBe('samtyckeNotFound');
  });

  test('the agency’s own system tells it; told twice, it is withdrawn once; nobody else’s tells it', () => {
    const { journey } = open();
    expect(journey.isRefused(people.coach, { type: 'samtyckeWithdrawn' }).code).toBe('roleNotAllowed');
    expect(journey.isRefused(machineOf(units.regionPsykiatri), { type: 'samtyckeWithdrawn' }).code).toBe(
      'caseNotFound',
    );
    journey.does(machineOf(kommunSikta), { type: 'samtyckeWithdrawn' });
    const ours = journey.state().samtycken?.filter(({ of }) => of.agency === kommun);
    expect(ours).toMatchObject([{ status: 'withdrawn' }, { status: 'withdrawn' }]);
    expect(journey.does(machineOf(kommunSikta), { type: 'samtyckeWithdrawn' })).toEqual([]);
  });

  test('an agency that is closed out itself may still take back its own', () => {
    const journey = waiting();
    recordedIn(journey, people.fk, [kommun]);
    journey.does(people.coach, { type: 'withdrawSamtycke' });
    journey.does(machineOf(fkRehab), { type: 'samtyckeWithdrawn' });
    expect(journey.state().samtycken?.filter(({ status }) => status === 'standing')).toEqual([]);
  });

  test('another standing samtycke for the same agency keeps the case going', () => {
    const journey = inInsats();
    const first = recordedIn(journey, people.coach, [fk]);
    recordedIn(journey, people.coach, [fk]);
    journey.does(people.coach, { type: 'withdrawSamtycke', samtycke: first.id });
    expect(how(journey, fkRehab)).toContain('referrer');
    expect(journey.openTasks()).not.toContain('findGround');
  });
});

test('to whom the case is closed there is no such case, for acts either', () => {
  const journey = waiting();
  const wish = { type: 'wishForMeeting', on: journey.today() } as const;
  journey.does(people.coach, { type: 'withdrawSamtycke' });
  expect(journey.isRefused(people.fk, wish).code).toBe('caseNotFound');
});

test('meetings are closed by themselves to whom the samtycke does not name them for', () => {
  const journey = met();
  journey.does(people.coach, { ...terms(journey, [fk]), categories: ['case'] });
  expect(how(journey, fkRehab)).toContain('referrer');
  expect(how(journey, fkRehab)).not.toContain('meetingParty');
  journey.does(people.coach, terms(journey, [fk]));
  expect(how(journey, fkRehab)).toContain('meetingParty');
});

describe('asked for', () => {
  const question = { type: 'askForSamtycke', receivers: [af], categories: ['documents'], purpose: 'handOver' } as const;
  const requestIn = (journey: Journey) => journey.state().samtyckeRequests?.at(-1)?.id ?? '';

  test('it is followed up by who asked, and the case waits for the answer', () => {
    const journey = inInsats();
    journey.does(people.coach, question);
    expect(journey.state().samtyckeRequests).toMatchObject([
      { of: { agency: kommun }, receivers: [af], categories: ['case', 'documents'], status: 'open' },
    ]);
    expect(journey.openTask('followUpSamtycke')).toMatchObject({
      owner: { unit: kommunSikta.unit },
      claimedBy: people.coach.staff,
    });
    expect(waitsFor(journey)).toBe('samtyckeAnswer');
    expect(stallOf(journey.state(), journey.model, journey.now())?.cause).toBe('consent');
    expect(journey.isRefused(people.coach, question).code).toBe('alreadyRecorded');
  });

  test('nobody answers: the clock reminds', () => {
    const journey = inInsats();
    journey.does(people.coach, question);
    const { id, dueOn } = journey.openTask('followUpSamtycke');
    expect(dueOn).toBe(addWorkingDays(journey.today(), 10));
    const ladder = () => journey.state().deadlines.find((one) => one.type === 'task' && one.task === id);
    for (let n = 0; n < 50 && (ladder() as { reached: number }).reached === 0; n += 1) journey.waitForNextDeadline();
    expect(journey.today() > dueOn).toBe(true);
  });

  test('a yes is a samtycke for all of them and that purpose; less leaves the question open', () => {
    const journey = inInsats();
    journey.does(people.coach, { ...question, receivers: [af, fk] });
    recordedIn(journey, people.coach, [af]);
    journey.does(people.coach, { ...terms(journey, [af, fk]), purpose: 'followUp' });
    expect(journey.state().samtyckeRequests?.[0]?.status).toBe('open');
    recordedIn(journey, people.coach, [fk, af]);
    expect(journey.state().samtyckeRequests?.[0]?.status).toBe('agreed');
    expect(journey.openTasks()).not.toContain('followUpSamtycke');
  });

  test('a no is recorded by the agency that asked; then it may be asked again', () => {
    const journey = inInsats();
    journey.does(people.coach, question);
    const no = { type: 'recordSamtyckeDeclined', request: requestIn(journey) } as const;
    expect(journey.isRefused(people.fk, no).code).toBe('samtyckeNotFound');
    journey.does(people.coach, no);
    expect(journey.openTasks()).not.toContain('followUpSamtycke');
    expect(waitsFor(journey)).not.toBe('samtyckeAnswer');
    expect(journey.isRefused(people.coach, no).code).toBe('samtyckeNotFound');
    journey.does(people.coach, question);
  });

  test('another agency’s question is its own to know: the case does not wait for it', () => {
    const journey = inInsats();
    const before = waitingFor(journey.state(), journey.model);
    journey.does(people.fk, { ...question, receivers: [kommun] });
    expect(waitingFor(journey.state(), journey.model)).toEqual(before);
    expect(journey.isRefused(people.psykiatri, question).code).toBe('unitHasNoPart');
    expect(journey.isRefused(people.fk, { ...question, receivers: [fk] }).code).toBe('receiversWrong');
  });

  test('asked after a withdrawal the case waits for the participant, and no more for the holder to decide', () => {
    const journey = inInsats();
    journey.does(people.coach, { type: 'withdrawSamtycke' });
    expect(waitsFor(journey)).toBe('missingGround');
    journey.does(people.coach, { ...question, receivers: [fk] });
    expect(waitsFor(journey)).toBe('samtyckeAnswer');
    journey.does(people.coach, { type: 'recordSamtyckeDeclined', request: requestIn(journey) });
    expect(waitsFor(journey)).toBe('missingGround');
  });

  test('work on it stays with the agency whose it is when the case goes on to another', () => {
    const journey = handedOver();
    journey.does(people.coach, { ...question, receivers: [fk] });
    journey.does(people.af, { type: 'acceptHandover', handover: openHandover(journey), caseworker: people.af.staff });
    expect(journey.openTask('followUpSamtycke').owner.agency).toBe(kommun);
  });
});

describe('of a meeting ahead', () => {
  const party = (journey: Journey, id: string) =>
    journey
      .state()
      .meetings.at(-1)
      ?.parties.find((one) => one.id === id);
  const asked = (journey: Journey) => {
    const parties = [participantParty, unitParty('sikta', kommunSikta), unitParty('fk', fkRehab)];
    const startsAt = `${addDays(journey.today(), 7)}T09:00:00.000Z` as Instant;
    const times = [0, 1].map((days) => ({
      id: `${days}`,
      startsAt: `${addDays(journey.today(), 7 + days)}T09:00:00.000Z` as Instant,
      minutesLong: 60,
    }));
    return { kind: 'multipartyMeeting', mode: 'video', parties, startsAt, minutesLong: 60, times } as const;
  };
  const booked = () => {
    const journey = inInsats();
    const { times: _, ...booking } = asked(journey);
    journey.does(people.coach, { type: 'bookMeeting', ...booking });
    return journey;
  };
  const replying = (journey: Journey) =>
    journey
      .state()
      .tasks.filter(({ kind, status, owner }) => kind === 'replyToMeeting' && status === 'open' && owner.agency === fk);

  test('the shut out are asked no more, and it stands for the others', () => {
    const journey = booked();
    expect(replying(journey)).toHaveLength(1);
    journey.does(people.coach, { type: 'withdrawSamtycke' });
    expect(party(journey, 'fk')?.withdrawn).toBe(journey.now());
    expect(journey.state().meetings.at(-1)?.status).toBe('planned');
    expect(replying(journey)).toEqual([]);
    expect(silentParties(journey.state().meetings.at(-1) as never).map(({ id }) => id)).toEqual(['participant']);
    const wish = { type: 'replyToMeeting', meeting: lastMeeting(journey), reply: 'comes' } as const;
    expect(journey.isRefused(people.fk, wish).code).toBe('caseNotFound');
  });

  test('with the meetings closed to it alone a unit is no party to it', () => {
    const journey = booked();
    journey.does(people.coach, { ...terms(journey, [fk]), categories: ['case'] });
    const answer = { type: 'replyToMeeting', meeting: lastMeeting(journey), reply: 'comes' } as const;
    expect(journey.isRefused(people.fk, answer).code).toBe('notParty');
    const [meeting] = journey.state().meetings;
    if (!meeting) throw new Error('no meeting');
    expect(isPartyToMeeting(journey.state(), meeting, fkRehab)).toBe(false);
    expect(unitsShutOutOfMeeting(journey.state(), { ...meeting, parties: [] })).toEqual([]);
  });

  test('meetings are called all the same, with those who may know', () => {
    const journey = inHandover();
    journey.does(people.coach, { ...terms(journey, [af]), categories: ['case'] });
    journey.does(people.coach, { ...sending(journey), papers: [] });
    expect(allowedCommands(journey.state(), people.coach, journey.model, journey.now())).toContain('bookMeeting');
  });

  test('a new samtycke in time asks again; who has answered need not', () => {
    const journey = booked();
    journey.does(people.fk, { type: 'replyToMeeting', meeting: lastMeeting(journey), reply: 'comes' });
    journey.does(people.coach, { type: 'withdrawSamtycke' });
    journey.does(people.coach, terms(journey, [fk]));
    expect(party(journey, 'fk')).toMatchObject({ reply: 'comes' });
    expect(party(journey, 'fk')?.withdrawn).toBeUndefined();
    expect(replying(journey)).toEqual([]);
    const silent = booked();
    silent.does(people.coach, { type: 'withdrawSamtycke' });
    silent.does(people.coach, terms(silent, [fk]));
    expect(replying(silent)).toHaveLength(1);
  });

  test('once the silent are shut out one of the proposed times may be settled', () => {
    const journey = inInsats();
    const { startsAt: _, minutesLong: __, ...proposal } = asked(journey);
    journey.does(people.coach, { type: 'proposeMeeting', ...proposal });
    const meeting = lastMeeting(journey);
    const answers = { '0': 'can', '1': 'can' } as const;
    journey.does(people.coach, { type: 'recordAnsweredTimes', meeting, party: 'participant', answers });
    expect(journey.openTasks()).not.toContain('settleTime');
    journey.does(people.coach, { type: 'withdrawSamtycke' });
    expect(journey.openTasks()).toContain('settleTime');
    expect(journey.openTasks()).not.toContain('answerTimes');
  });

  test('what the shut out have called is off: the holder tells the participant and calls another', () => {
    const journey = handedOver();
    const { times: _, ...booking } = asked(journey);
    const parties = [participantParty, unitParty('sikta', kommunSikta), unitParty('af', afRehab)];
    journey.does(people.af, { type: 'bookMeeting', ...booking, kind: 'handoverMeeting', parties });
    journey.does(people.coach, { type: 'withdrawSamtycke' });
    expect(journey.state().meetings.at(-1)).toMatchObject({ status: 'cancelled' });
    expect(journey.openTask('tellParties').owner).toEqual({ agency: kommun, unit: kommunSikta.unit });
    expect(journey.openTasks()).toContain('bookHandoverMeeting');
  });

  test('who calls it lets others know of it too, and needs a samtycke of its own', () => {
    const journey = handedOver();
    const { times: _, ...booking } = asked(journey);
    const parties = [participantParty, unitParty('sikta', kommunSikta), unitParty('af', afRehab)];
    const calling = { type: 'bookMeeting', ...booking, kind: 'handoverMeeting', parties } as const;
    journey.does(people.af, { ...terms(journey, [kommun]), purpose: 'followUp' });
    expect(journey.isRefused(people.af, calling).code).toBe('samtyckeMissing');
    journey.does(people.af, terms(journey, [kommun]));
    journey.does(people.af, calling);
    journey.does(people.af, { type: 'withdrawSamtycke' });
    expect(party(journey, 'sikta')?.withdrawn).toBe(journey.now());
  });

  test('nobody is asked whom the samtycke does not name for what the meeting is for, by the holder or by who calls it', () => {
    const journey = inInsats();
    const { times: _, ...booking } = asked(journey);
    const multiparty = { type: 'bookMeeting', ...booking } as const;
    journey.does(people.coach, { ...terms(journey, [fk]), purpose: 'followUp' });
    expect(journey.isRefused(people.coach, multiparty).code).toBe('samtyckeMissing');
    journey.does(people.coach, { ...terms(journey, [fk]), purpose: 'coordinateSupport' });
    journey.does(people.coach, multiparty);
  });
});

describe('after the case is closed', () => {
  const closed = () => {
    const journey = inInsats();
    journey.does(people.coach, { type: 'closeCase', reason: 'movedAway', explanation: documentRef('flytt') });
    return journey;
  };

  test('what others still read of it closes; nobody gets work of it', () => {
    const journey = closed();
    expect(how(journey, fkRehab)).toEqual(['referrer']);
    journey.does(people.coach, { type: 'withdrawSamtycke' });
    expect(how(journey, fkRehab)).toEqual([]);
    expect(journey.state()).toMatchObject({ phase: 'closed' });
    expect(journey.openTasks()).toEqual([]);
    expect(journey.state().deadlines).toEqual([]);
  });

  test('the agency’s own system tells it too, and once', () => {
    const journey = closed();
    journey.does(machineOf(kommunSikta), { type: 'samtyckeWithdrawn' });
    expect(how(journey, fkRehab)).toEqual([]);
    expect(journey.does(machineOf(kommunSikta), { type: 'samtyckeWithdrawn' })).toEqual([]);
  });

  test('nothing else is taken', () => {
    expect(closed().isRefused(people.coach, terms(closed(), [fk])).code).toBe('caseClosed');
  });
});

test('the last day of a samtycke comes in a closed case too, by the clock’s daily word, and once', () => {
  const journey = inHandover();
  const { id, terms: agreed } = recordedIn(journey, people.coach, [fk], 30);
  journey.does(people.coach, { type: 'closeCase', reason: 'movedAway', explanation: documentRef('flyttade') });
  const ends = { type: 'endSamtycke', samtycke: id } as const;
  expect(how(journey, fkRehab)).toContain('referrer');
  expect(journey.isRefused(clock, ends).code).toBe('dateAhead');
  journey.wait(31);
  expect(journey.today() > (agreed?.until ?? '')).toBe(true);
  expect(journey.isRefused(people.coach, ends).code).toBe('roleNotAllowed');
  expect(journey.isRefused(clock, { ...ends, samtycke: 'none such' }).code).toBe('samtyckeNotFound');
  journey.does(clock, ends);
  expect(how(journey, fkRehab)).toEqual([]);
  expect(journey.openTasks()).toEqual([]);
  expect(journey.does(clock, ends)).toEqual([]);
});

describe('what it is for', () => {
  test('is compared: a samtycke for another purpose is none for handing over', () => {
    const journey = inHandover();
    journey.does(people.coach, { ...terms(journey, [af]), purpose: 'followUp' });
    expect(journey.isRefused(people.coach, sending(journey)).code).toBe('samtyckeMissing');
    journey.does(people.coach, { ...terms(journey, [af]), purpose: 'jointAssessment' });
    expect(journey.isRefused(people.coach, sending(journey)).code).toBe('samtyckeMissing');
    recordedIn(journey);
    journey.does(people.coach, sending(journey));
  });

  test('a handover is taken back with the samtycke for it, whatever else the receiver may know', () => {
    const journey = inHandover();
    journey.does(people.coach, { ...terms(journey, [af]), purpose: 'followUp' });
    const { id } = recordedIn(journey);
    journey.does(people.coach, sending(journey));
    journey.does(people.coach, { type: 'withdrawSamtycke', samtycke: id });
    expect(journey.state().handovers.at(-1)?.status).toBe('withdrawn');
  });

  test('of a prövning too', () => {
    const journey = inHandover();
    journey.does(people.coach, { type: 'withdrawSamtycke', samtycke: recordedIn(journey).id });
    journey.does(people.coach, {
      type: 'recordSekretessReview',
      receivers: [af],
      categories: ['case', 'documents'],
      purpose: 'followUp',
      basis: 'statutoryDuty',
      outcome: 'mayBeGiven',
      until: addDays(journey.today(), 30),
      why: documentRef('prövningen'),
    });
    expect(journey.isRefused(people.coach, { ...sending(journey), basis: 'statutoryDuty' }).code).toBe('reviewMissing');
  });

  test.each([
    ['referral', ['handOver', 'coordinateSupport']],
    ['unit', ['handOver']],
    ['jointForum', ['handOver']],
    ['jointAssessment', ['handOver', 'jointAssessment']],
  ] as const)('a handover by way of %s serves %j', (route, purposes) => {
    expect(purposesOfHandover(route)).toEqual(purposes);
  });
});

const toldOf = (journey: Journey, before: CaseFile, events: readonly CaseEvent[]) => {
  let state = before;
  const act = events.map((event) => {
    const from = state;
    state = evolve(from, event);
    return { seq: state.seq, event, before: from, after: state };
  });
  return noticesOf(act, journey.model);
};

test('to whom the case is closed is told nothing of its meetings any more', () => {
  const journey = met();
  recordedIn(journey, people.coach, [af]);
  journey.does(people.coach, { type: 'withdrawSamtycke' });
  const before = journey.state();
  const startsAt = `${addDays(journey.today(), 9)}T09:00:00.000Z` as Instant;
  const events = journey.does(people.coach, { type: 'rescheduleMeeting', meeting: lastMeeting(journey), startsAt });
  expect(toldOf(journey, before, events).filter(({ to }) => to.agency !== kommun)).toEqual([]);
});

test.each([true, false])(
  'whoever handed the case on is told how it ended while the case is open to them: %s',
  (isOpen) => {
    const journey = handedOver();
    const handover = journey.state().handovers.at(-1)?.id ?? '';
    journey.does(people.af, { type: 'acceptHandover', handover });
    recordedIn(journey, people.af, [kommun]);
    if (!isOpen) journey.does(people.af, { type: 'withdrawSamtycke' });
    const before = journey.state();
    const events = journey.does(people.af, { type: 'completeHandover', handover, outcome: 'planAgreed' });
    const told = toldOf(journey, before, events).filter(({ to }) => to.agency === kommun);
    expect(told.map(({ kind }) => kind)).toEqual(isOpen ? ['handoverCompleted'] : []);
  },
);

describe('its last day', () => {
  test('is the last on which anything is told on it, also before the clock has ended it', () => {
    const journey = inHandover();
    const { terms: agreed } = recordedIn(journey);
    if (!agreed) throw new Error('no terms');
    const may = (on: IsoDate) => mayRelyOnSamtycke(journey.state(), kommun, af, ['case'], ['handOver'], on);
    expect([may(agreed.until), may(addDays(agreed.until, 1))]).toEqual([true, false]);
  });

  test('comes after a reminder ten working days before, to whoever asked for it', () => {
    const journey = inInsats();
    const { id, terms: agreed } = recordedIn(journey, people.coach, [fk], 60);
    if (!agreed) throw new Error('no terms');
    const near = journey.state().deadlines.findLast(({ type }) => type === 'samtyckeNearsEnd');
    if (near?.type !== 'samtyckeNearsEnd') throw new Error('no reminder');
    expect(stockholmDate(near.at)).toBe(workingDayBefore(agreed.until, 10));
    while (!journey.openTasks().includes('renewSamtycke')) journey.waitForNextDeadline();
    expect(journey.openTask('renewSamtycke')).toMatchObject({
      owner: { unit: kommunSikta.unit },
      subject: { type: 'samtycke', id },
      claimedBy: people.coach.staff,
    });
    expect(journey.today() < agreed.until).toBe(true);
    journey.does(people.coach, {
      type: 'renewSamtycke',
      samtycke: id,
      form: 'written',
      until: addDays(agreed.until, 60),
    });
    expect(journey.openTasks()).not.toContain('renewSamtycke');
    const ends = journey
      .state()
      .deadlines.filter((deadline) => deadline.type === 'samtyckeEnds' && deadline.samtycke === id);
    expect(ends).toHaveLength(1);
    expect(journey.state().samtycken?.at(-1)?.terms?.until).toBe(addDays(agreed.until, 60));
  });

  test('a short one reminds the next working day', () => {
    const journey = inInsats();
    recordedIn(journey, people.coach, [fk], 3);
    const near = journey.state().deadlines.findLast(({ type }) => type === 'samtyckeNearsEnd');
    expect(near?.type === 'samtyckeNearsEnd' && stockholmDate(near.at)).toBe(addWorkingDays(journey.today(), 1));
  });

  test('passed, what rested on it closes as if it were withdrawn', () => {
    const journey = inInsats();
    const { terms: agreed } = recordedIn(journey, people.coach, [fk], 20);
    while (journey.state().samtycken?.at(-1)?.status === 'standing') journey.waitForNextDeadline();
    expect(journey.today()).toBe(addDays(agreed?.until ?? journey.today(), 1));
    expect(how(journey, fkRehab)).toEqual([]);
    expect(waitsFor(journey)).toBe('missingGround');
    expect(journey.openTasks()).not.toContain('renewSamtycke');
  });

  test('is not told to others by the date of what comes next', () => {
    const journey = inInsats();
    // As if the clock owed the case nothing else.
    const waits = () => {
      const deadlines = journey.state().deadlines.filter(({ type }) => type.startsWith('samtycke'));
      return waitingFor({ ...journey.state(), deadlines }, journey.model);
    };
    const before = waits();
    recordedIn(journey, people.fk, [kommun], 2);
    expect(waits()).toEqual(before);
  });

  test('can only be moved ahead, with a witness where it is spoken, by who asked and while it stands', () => {
    const journey = inInsats();
    const { id, terms: agreed } = recordedIn(journey, people.coach, [fk]);
    const renewal = (until = addDays(journey.today(), 90)) =>
      ({ type: 'renewSamtycke', samtycke: id, form: 'written', until }) as const;
    expect(journey.isRefused(people.coach, renewal(agreed?.until)).code).toBe('dateOrder');
    expect(journey.isRefused(people.coach, { ...renewal(), form: 'oral' }).code).toBe('witnessMissing');
    expect(journey.isRefused(people.fk, renewal()).code).toBe('samtyckeNotFound');
    journey.does(people.coach, { type: 'withdrawSamtycke', samtycke: id });
    expect(journey.isRefused(people.coach, renewal()).code).toBe('samtyckeNotStanding');
  });
});

describe('on another ground', () => {
  const reviewing = (journey: Journey, changes: object = {}) =>
    ({
      type: 'recordSekretessReview',
      receivers: [af],
      categories: ['case', 'documents'],
      purpose: 'handOver',
      basis: 'statutoryDuty',
      outcome: 'mayBeGiven',
      until: addDays(journey.today(), 30),
      why: documentRef('prövningen'),
      ...changes,
    }) as const;
  const reviewIn = (journey: Journey) => journey.state().sekretessReviews?.at(-1)?.id ?? '';
  const onDuty = (journey: Journey) => ({ ...sending(journey), basis: 'statutoryDuty' }) as const;
  const afterNo = () => {
    const journey = inHandover();
    const { id } = recordedIn(journey);
    journey.does(people.coach, { type: 'withdrawSamtycke', samtycke: id });
    return journey;
  };

  test('after a no: a recorded prövning, and a second person of the agency', () => {
    const journey = afterNo();
    expect(journey.isRefused(people.coach, onDuty(journey)).code).toBe('reviewMissing');
    journey.does(people.coach, reviewing(journey));
    expect(journey.isRefused(people.coach, onDuty(journey)).code).toBe('secondPersonNeeded');
    const confirmation = { type: 'confirmSekretessReview', review: reviewIn(journey) } as const;
    expect(journey.isRefused(people.coach, confirmation).code).toBe('secondPersonNeeded');
    expect(journey.isRefused(people.fk, confirmation).code).toBe('reviewNotFound');
    journey.does(people.siktaManager, confirmation);
    expect(journey.isRefused(people.siktaManager, confirmation).code).toBe('alreadyRecorded');
    journey.does(people.coach, onDuty(journey));
    expect(how(journey, afRehab)).toContain('receiver');
    const paper = papersOf(journey.state())[0];
    expect(paper && isGiven(journey.state(), { ...paper, agency: kommun }, afRehab)).toBe(true);
  });

  test('a no in the prövning is a no, also after a yes', () => {
    const journey = afterNo();
    journey.does(people.coach, reviewing(journey));
    journey.does(people.siktaManager, { type: 'confirmSekretessReview', review: reviewIn(journey) });
    journey.does(people.coach, reviewing(journey, { outcome: 'mayNotBeGiven' }));
    expect(journey.isRefused(people.coach, onDuty(journey)).code).toBe('reviewMissing');
  });

  test.each([
    ['for another agency', { receivers: [fk] }],
    ['without the papers', { categories: ['case'] }],
  ])('a prövning %s is not one for this', (_what, changes) => {
    const journey = afterNo();
    journey.does(people.coach, reviewing(journey, changes));
    expect(journey.isRefused(people.coach, onDuty(journey)).code).toBe('reviewMissing');
  });

  test('the prövning holds until its last day, and ends ahead', () => {
    const journey = afterNo();
    journey.does(people.coach, reviewing(journey, { until: journey.today() }));
    expect(journey.isRefused(people.coach, onDuty(journey)).code).toBe('secondPersonNeeded');
    journey.wait(1);
    expect(journey.isRefused(people.coach, onDuty(journey)).code).toBe('reviewMissing');
    expect(journey.isRefused(people.coach, reviewing(journey, { until: addDays(journey.today(), -1) })).code).toBe(
      'dateNotAhead',
    );
  });

  test('generalklausulen needs a prövning always, and is none of the kommun’s', () => {
    const journey = inHandover();
    expect(journey.isRefused(people.coach, reviewing(journey, { basis: 'generalklausulen' })).code).toBe(
      'basisNotAllowed',
    );
    const today = journey.today();
    const act = { today } as never;
    const on = (basis: DisclosureBasis, known: Known) =>
      groundFor(known, { from: fkRehab, to: [afRehab], basis, purposes: ['handOver'], withPapers: false }, act).not;
    expect(on('generalklausulen', {})?.code).toBe('reviewMissing');
    expect(on('statutoryDuty', {})).toBeUndefined();
    const review = {
      id: 'r',
      of: fkRehab,
      receivers: [af],
      categories: ['case'],
      purpose: 'handOver',
      basis: 'generalklausulen',
      outcome: 'mayBeGiven',
      from: today,
      until: today,
      why: documentRef('prövningen'),
      reviewedBy: people.fk.staff,
      reviewedAt: journey.now(),
    } as const;
    expect(on('generalklausulen', { sekretessReviews: [review] })).toBeUndefined();
  });
});

test('after an agency’s samtycke is withdrawn nothing that was given under it is read by another, in any journey', () => {
  let closed = 0;
  fc.assert(
    fc.property(fc.nat(9999), moves(14), fc.nat(4), (begin, played, whose) => {
      const all = beginnings();
      const start = all[begin % all.length];
      if (!start) throw new Error('no beginning');
      let before = stateOf(start.events);
      let now = start.at;
      const told = (command: Command, at = now): CaseFile => {
        const decision = decide(before, command, at, modelByHash(before.modelHash) ?? start.model);
        return decision.type === 'accepted' ? decision.events.reduce(evolve, before) : before;
      };
      played.forEach((move, step) => {
        const { command, at } = commandOf(move, step, before, now, [], modelByHash(before.modelHash) ?? start.model);
        before = told(command, at);
        now = at;
      });
      const model = modelByHash(before.modelHash) ?? start.model;
      const giver = [kommun, fk, af, units.regionPsykiatri.agency, before.holder.agency][whose] ?? kommun;
      const unit = grantsOf(before, model).find(
        ({ agency, relation }) => agency === giver && relation !== 'coordinator',
      );
      if (before.phase === 'closed' || !unit || giver === agencies.forbund.id) return;
      const after = told({ type: 'samtyckeWithdrawn', actor: machineOf(unit), commandId: 'withdrawn' });
      const others = Object.values(units).filter(({ agency }) => agency !== giver && agency !== agencies.forbund.id);
      const given = [
        ...after.handovers
          .filter(({ from, basis }) => from.agency === giver && basis === 'samtycke')
          .flatMap(({ message, answerToQuestion, papers = [] }) => [message, answerToQuestion, ...papers]),
        ...after.meetings.filter(({ bookedBy }) => bookedBy.agency === giver).map(({ minutes }) => minutes?.document),
      ].filter((text) => text !== undefined);
      for (const other of others) {
        for (const text of given) expect(isGiven(after, { ...text, agency: giver }, other)).toBe(false);
        if (after.holder.agency !== giver || !isClosedTo(after, other)) continue;
        closed += 1;
        expect(relationsOf(grantsOf(after, model), other)).toEqual([]);
        expect(after.tasks.some(({ owner, status }) => owner.unit === other.unit && status === 'open')).toBe(false);
      }
    }),
    { numRuns: 300 },
  );
  expect(closed).toBeGreaterThan(30);
});

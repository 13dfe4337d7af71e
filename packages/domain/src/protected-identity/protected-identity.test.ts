import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  broughtToTeam,
  closed,
  contactsKnown,
  handedOver,
  inConsultation,
  inHandover,
  inInsats,
  inUnga,
  type Journey,
  machineOf,
  met,
  newJourney,
  people,
  person,
  recommended,
  referral,
  relay,
  waiting,
} from '../../testing/index.ts';
import { grantsOf } from '../access/grants.ts';
import { effectsOf } from '../case/effects.ts';
import { evolve } from '../case/evolve.ts';
import { referOnward } from '../following/refer-onward.ts';
import { units } from '../insatser/parties.ts';
import type { Actor } from '../organisation/organisation.ts';
import { isHiddenFrom } from './known-to.ts';

const ref = ({ agency, unit }: { agency: string; unit: string }) => ({ agency, unit });
const kommun = machineOf(units.kommunSikta);
const protectedIn = (journey: Journey, who: Actor = people.coach): Journey => {
  journey.does(who, { type: 'protectIdentity', kind: 'sekretessmarkering' });
  return journey;
};
const protection = (journey: Journey) => journey.state().identityProtection;
const happens = (journey: Journey, ...does: Parameters<Journey['does']>) =>
  journey.does(...does).map(({ type }) => type);
const hidden = (journey: Journey, actor: Actor) => isHiddenFrom(journey.state(), actor);

describe('the mark is put', () => {
  test('by the holder’s handläggare or manager, of either kind', () => {
    for (const who of [people.coach, people.siktaManager])
      expect(protection(protectedIn(inInsats(), who))).toMatchObject({ kind: 'sekretessmarkering' });
    const journey = protectedIn(inInsats());
    const since = protection(journey)?.since;
    journey.wait(1);
    journey.does(people.coach, { type: 'protectIdentity', kind: 'skyddadFolkbokforing' });
    expect(protection(journey)).toMatchObject({ kind: 'skyddadFolkbokforing', since });
    expect(journey.isRefused(people.coach, { type: 'protectIdentity', kind: 'skyddadFolkbokforing' }).code).toBe(
      'alreadyRecorded',
    );
  });

  test('by nobody else’s people', () => {
    const journey = inInsats();
    const mark = { type: 'protectIdentity', kind: 'sekretessmarkering' } as const;
    expect(journey.isRefused(people.fk, mark).code).toBe('notHolder');
    expect(journey.isRefused(people.coordinator, mark).code).toBe('roleNotAllowed');
    expect(journey.isRefused(people.coach, { type: 'identityProtected', kind: 'none' }).code).toBe('roleNotAllowed');
  });

  test('by another system of an agency with a part in the case; told twice, it counts once', () => {
    const journey = inInsats();
    const told = { type: 'identityProtected', kind: 'skyddadFolkbokforing' } as const;
    expect(journey.isRefused(machineOf(units.regionPsykiatri), told).code).toBe('caseNotFound');
    expect(happens(journey, kommun, told)).toEqual(['identityProtected']);
    expect(happens(journey, kommun, told)).toEqual([]);
    expect(happens(journey, kommun, { ...told, kind: 'sekretessmarkering' })).toEqual(['identityProtected']);
  });

  test('and by another case of the same participant', () => {
    const journey = waiting();
    journey.does(relay, { type: 'identityProtected', kind: 'sekretessmarkering' });
    expect(protection(journey)?.kind).toBe('sekretessmarkering');
  });
});

describe('who may know who it is', () => {
  test('at first each unit’s present handläggare, so that work does not stop, and the managers', () => {
    const journey = protectedIn(contactsKnown());
    expect(protection(journey)?.access).toEqual(
      expect.arrayContaining([
        { ...ref(units.kommunSikta), staff: people.coach.staff },
        { ...ref(units.afRehab), staff: people.af.staff },
      ]),
    );
    for (const who of [people.coach, people.af, people.siktaManager, people.afManager])
      expect(hidden(journey, who), who.staff).toBe(false);
    for (const who of [people.coachColleague, people.fkColleague, people.coordinator, people.psykiatri])
      expect(hidden(journey, who), who.staff).toBe(true);
  });

  test('where nobody is named, whoever has taken the unit’s work', () => {
    const journey = handedOver();
    const task = journey
      .state()
      .tasks.find(({ owner, status }) => owner.unit === units.afRehab.unit && status === 'open');
    if (!task) throw new Error('nothing is asked of Arbetsförmedlingen');
    expect(hidden(protectedIn(handedOver()), people.af)).toBe(true);
    journey.does(people.af, { type: 'claimTask', task: task.id, version: task.version });
    expect(hidden(protectedIn(journey), people.af)).toBe(false);
  });

  test('for the unit that they are on its list of, and not while they act for another', () => {
    const journey = protectedIn(inInsats());
    expect(hidden(journey, people.coach)).toBe(false);
    expect(hidden(journey, { ...people.coach, ...ref(units.afRehab) })).toBe(true);
    expect(hidden(journey, { ...people.coach, roles: ['insatsCoordinator'] })).toBe(true);
  });

  test('each unit’s manager keeps its list, and no other’s', () => {
    const journey = protectedIn(met());
    const name = (staff: readonly string[]) => ({ type: 'changeIdentityAccess', staff }) as const;
    journey.does(people.siktaManager, name([people.coachColleague.staff, people.coachColleague.staff]));
    expect([hidden(journey, people.coachColleague), hidden(journey, people.coach)]).toEqual([false, true]);
    expect(journey.isRefused(people.coachColleague, name([])).code).toBe('notManager');
    expect(journey.isRefused(person('elsewhere', units.regionPsykiatri, 'manager'), name([])).code).toBe(
      'unitHasNoPart',
    );
    journey.does(people.afManager, name([people.af.staff]));
    expect(protection(journey)?.access).toHaveLength(2);
    journey.does(people.siktaManager, name([]));
    expect([hidden(journey, people.coachColleague), hidden(journey, people.af)]).toEqual([true, false]);
  });

  test('there is no list where nobody is protected', () => {
    const journey = inInsats();
    expect(hidden(journey, people.coachColleague)).toBe(false);
    expect(journey.isRefused(people.siktaManager, { type: 'changeIdentityAccess', staff: [] }).code).toBe(
      'identityNotProtected',
    );
  });

  test('whoever may not know the name does not give one either', () => {
    const journey = protectedIn(inInsats());
    expect(journey.isRefused(people.coachColleague, { type: 'participantNamed' }).code).toBe('identityHidden');
    expect(journey.isRefused(people.coach, { type: 'participantNamed' }).code).toBe('taskNotOpen');
  });
});

describe('in a closed case', () => {
  const closing = () => {
    const journey = closed();
    const { tasks, deadlines, closure } = journey.state();
    return { journey, nothingGoesOn: () => expect(journey.state()).toMatchObject({ tasks, deadlines, closure }) };
  };

  test('the holder marks it, and each unit has a list of its own that its manager keeps', () => {
    const { journey, nothingGoesOn } = closing();
    expect(journey.isRefused(people.coach, { type: 'protectIdentity', kind: 'sekretessmarkering' }).code).toBe(
      'notHolder',
    );
    journey.does(people.af, { type: 'protectIdentity', kind: 'sekretessmarkering' });
    for (const who of [people.af, people.afManager, people.coach]) expect(hidden(journey, who), who.staff).toBe(false);
    for (const who of [people.coachColleague, people.fkColleague]) expect(hidden(journey, who), who.staff).toBe(true);
    journey.does(people.siktaManager, { type: 'changeIdentityAccess', staff: [people.coachColleague.staff] });
    expect([hidden(journey, people.coachColleague), hidden(journey, people.coach)]).toEqual([false, true]);
    expect(hidden(journey, people.af)).toBe(false);
    nothingGoesOn();
  });

  test('another system’s word counts, and another case’s, and two people lift it', () => {
    for (const who of [machineOf(units.afRehab), relay]) {
      const { journey, nothingGoesOn } = closing();
      journey.does(who, { type: 'identityProtected', kind: 'skyddadFolkbokforing' });
      expect(protection(journey)?.access).toContainEqual({ ...ref(units.afRehab), staff: people.af.staff });
      journey.does(people.af, { type: 'askToLiftProtection' });
      expect(journey.isRefused(people.af, { type: 'answerLifting', answer: 'lifts' }).code).toBe('secondPersonLifts');
      journey.does(people.afManager, { type: 'answerLifting', answer: 'lifts' });
      expect(protection(journey)).toBeUndefined();
      nothingGoesOn();
    }
  });
});

describe('it is lifted', () => {
  const ask = { type: 'askToLiftProtection' } as const;
  const lifts = { type: 'answerLifting', answer: 'lifts' } as const;
  const keeps = { type: 'answerLifting', answer: 'keeps' } as const;

  test('by two people who may know who it is', () => {
    const journey = protectedIn(inInsats());
    expect(journey.isRefused(people.coach, lifts).code).toBe('liftingNotAsked');
    expect(journey.isRefused(people.coachColleague, ask).code).toBe('identityHidden');
    journey.does(people.coach, ask);
    expect(journey.isRefused(people.coach, lifts).code).toBe('secondPersonLifts');
    expect(journey.isRefused(people.coach, ask).code).toBe('alreadyRecorded');
    expect(journey.isRefused(people.coachColleague, lifts).code).toBe('identityHidden');
    expect(journey.isRefused(people.fk, lifts).code).toBe('notHolder');
    journey.does(people.siktaManager, lifts);
    expect(protection(journey)).toBeUndefined();
    expect(hidden(journey, people.coachColleague)).toBe(false);
  });

  test('or stands, if the second says so, or the first thinks better of it', () => {
    const journey = protectedIn(inInsats());
    for (const who of [people.siktaManager, people.coach]) {
      journey.does(people.coach, ask);
      journey.does(who, keeps);
      expect(protection(journey)).toMatchObject({ kind: 'sekretessmarkering' });
      expect(protection(journey)?.lifting).toBeUndefined();
    }
  });

  test('by another system’s word', () => {
    const journey = protectedIn(inInsats());
    expect(happens(journey, kommun, { type: 'identityProtected', kind: 'none' })).toEqual(['identityProtectionLifted']);
    expect(happens(journey, kommun, { type: 'identityProtected', kind: 'none' })).toEqual([]);
  });

  test('never once a system has said anew that it stands', () => {
    const journey = protectedIn(inInsats());
    journey.does(people.coach, ask);
    journey.does(kommun, { type: 'identityProtected', kind: 'sekretessmarkering' });
    expect(journey.isRefused(people.siktaManager, lifts).code).toBe('liftingNotAsked');
  });
});

describe('the samverkansteam', () => {
  const question = { document: 'question', version: 1, hash: 'h' };

  test('is asked about nobody who is protected', () => {
    const journey = protectedIn(inUnga());
    expect(journey.isRefused(people.coach, { type: 'bringToTeam', question }).code).toBe('identityProtected');
  });

  test('loses what it was asked, and the insats goes on', () => {
    const journey = broughtToTeam();
    const before = journey.state();
    const events = journey.events().length;
    expect(before.phase).toBe('teamReview');
    protectedIn(journey);
    expect([journey.state().teamQuestion, journey.state().phase]).toEqual([undefined, 'insats']);
    const marked = journey.events()[events];
    if (marked?.type !== 'identityProtected') throw new Error('the mark comes first');
    expect(effectsOf(before, marked, evolve(before, marked), 'an act')).toEqual([
      expect.objectContaining({ type: 'toTeam', command: expect.objectContaining({ type: 'withdrawCase' }) }),
    ]);
  });

  test('where nothing comes after it, the case may be closed without', () => {
    const journey = protectedIn(inConsultation(), people.kavlinge);
    expect(journey.state().teamQuestion).toBeUndefined();
    expect(
      journey
        .state()
        .tasks.filter(({ status }) => status === 'open')
        .map(({ kind }) => kind),
    ).toEqual(journey.state().phase === 'teamReview' ? ['closeCase'] : expect.any(Array));
  });

  test('keeps what it has answered', () => {
    const journey = protectedIn(recommended());
    expect(journey.state().recommendations).toHaveLength(1);
    expect(journey.state().phase).toBe('teamReview');
  });
});

test('aktualiserad by who knows that they are protected, they are so from the first moment', () => {
  const access = [{ ...ref(units.fkRehab), staff: people.fk.staff }];
  const journey = newJourney();
  const plain = referral();
  if (plain.type !== 'referCase') throw new Error('an aktualisering refers a case');
  journey.does(people.fk, { ...plain, identityProtection: { kind: 'sekretessmarkering', access } });
  expect(protection(journey)).toMatchObject({ kind: 'sekretessmarkering', access });
  expect([hidden(journey, people.fk), hidden(journey, people.coach)]).toEqual([false, true]);
});

test('the next insats begins protected, with the same lists', () => {
  const journey = protectedIn(inInsats());
  const following = {
    caseId: 'the next',
    insats: 'sikta-arbetsmarknad',
    place: 'x',
    basis: 'samtycke',
    on: journey.today(),
  } as const;
  const state = journey.state();
  expect(referOnward(state, following as never, people.coach, 'an act').identityProtection).toEqual({
    kind: 'sekretessmarkering',
    access: state.identityProtection?.access,
  });
  expect(referOnward(inInsats().state(), following as never, people.coach, 'an act')).not.toHaveProperty(
    'identityProtection',
  );
});

test('whatever is done with the lists, only who is named for the unit, or manages it, knows who it is', () => {
  const managers = [people.siktaManager, people.afManager, people.fkManager] as const;
  const staff = Object.values(people);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(2), fc.array(fc.nat(staff.length - 1), { maxLength: 4 })), { maxLength: 6 }),
      (changes) => {
        const journey = protectedIn(inHandover());
        const lists = new Map<string, readonly string[]>();
        for (const { unit, staff: one } of protection(journey)?.access ?? [])
          lists.set(unit, [...(lists.get(unit) ?? []), one]);
        const about = new Set(grantsOf(journey.state(), journey.model).map(({ unit }) => unit));
        for (const [whose, named] of changes) {
          const manager = managers[whose] ?? people.siktaManager;
          const list = named.map((n) => staff[n]?.staff ?? '');
          if (!about.has(manager.unit)) continue;
          journey.does(manager, { type: 'changeIdentityAccess', staff: list });
          lists.set(manager.unit, list);
        }
        for (const actor of staff) {
          const mayKnow =
            (actor.roles as readonly string[]).includes('manager') ||
            ((actor.roles as readonly string[]).some((role) => role === 'caseworker' || role === 'coach') &&
              lists.get(actor.unit)?.includes(actor.staff) === true);
          expect(hidden(journey, actor)).toBe(!mayKnow);
        }
      },
    ),
    { numRuns: 60 },
  );
});

import { describe, expect, test } from 'vitest';
import {
  accepted,
  called,
  caseworkerSought,
  clock,
  contactsKnown,
  handedOver,
  held,
  importer,
  inAssessment,
  inHandover,
  inInsats,
  type Journey,
  machineOf,
  met,
  moveAsked,
  parked,
  people,
  recorded,
  referred,
  relay,
  supportAsked,
  supported,
  textAsked,
  waiting,
  waitingList,
} from '../../testing/index.ts';
import type { Command } from '../case/commands.ts';
import { decide } from '../case/decide.ts';
import { possibleCommands } from '../case/possible-commands.ts';
import { units } from '../insatser/parties.ts';
import { siktaArbetsmarknad } from '../insatser/sikta-arbetsmarknad.ts';
import type { Actor } from '../organisation/organisation.ts';
import { relations } from './access.ts';
import { commandsByRelation, mayTry } from './commands-by-relation.ts';
import { grantsOf, relationsOf } from './grants.ts';

const stages = {
  referred,
  waiting,
  called,
  inAssessment,
  inInsats,
  inHandover,
  handedOver,
  met,
  held,
  recorded,
  accepted,
  supported,
  supportAsked,
  parked,
  moveAsked,
  textAsked,
  caseworkerSought,
  contactsKnown,
};
// Without the administrator, whom the sieve alone keeps out: see below.
const actors: readonly Actor[] = [
  ...Object.values(people).filter(({ roles }) => !roles.includes('administrator')),
  ...Object.values(units).map(machineOf),
  clock,
  importer,
  relay,
  waitingList,
];

/** What the rules of the acts themselves allow this actor now. */
const allowedByTheActs = (journey: Journey, actor: Actor) =>
  possibleCommands(journey.state(), actor, siktaArbetsmarknad, journey.now(), () => true).filter((possible) => {
    const command = { ...possible, actor, commandId: 'tried' } as Command;
    return decide(journey.state(), command, journey.now(), siktaArbetsmarknad).type === 'accepted';
  });
const standing = (journey: Journey, actor: Actor) =>
  actor.type === 'staff' ? relationsOf(grantsOf(journey.state(), siktaArbetsmarknad), actor) : [];

describe('the sieve lets through whatever the acts allow', () => {
  test.each(Object.entries(stages))('%s', (_stage, begun) => {
    const journey = begun();
    for (const actor of actors)
      for (const { type } of allowedByTheActs(journey, actor))
        expect(mayTry(type, actor, standing(journey, actor)), `${type} by ${JSON.stringify(actor)}`).toBe(true);
  });
});

test('who does not stand in the case can try nothing in it', () => {
  for (const type of Object.keys(commandsByRelation) as (keyof typeof commandsByRelation)[])
    expect(mayTry(type, people.psykiatri, [])).toBe(type === 'referCase');
});

test('an administrator can try nothing, wherever the unit stands', () => {
  for (const type of Object.keys(commandsByRelation) as (keyof typeof commandsByRelation)[])
    expect(mayTry(type, people.administrator, relations)).toBe(false);
});

test('the coordinator works on the own tasks, hurries on and asks: only an agency decides', () => {
  const tried = Object.keys(commandsByRelation).filter((type) =>
    mayTry(type as Command['type'], people.coordinator, ['coordinator', 'taskOwner']),
  );
  expect(tried.sort()).toEqual([
    'askForCaseworker',
    'changeModel',
    'claimTask',
    'completeTask',
    'escalateNow',
    'handBackTask',
    'remindNow',
    'requestMove',
  ]);
});

test('other systems tell facts, and do nothing else', () => {
  const tried = Object.keys(commandsByRelation).filter((type) =>
    mayTry(type as Command['type'], machineOf(units.fkRehab), []),
  );
  expect(tried.sort()).toEqual(['identityProtected', 'meetingHeld', 'moved', 'participantDied', 'samtyckeWithdrawn']);
});

test('the clock tells the time, the kö calls, the import imports', () => {
  expect(mayTry('deadlinePassed', clock, [])).toBe(true);
  expect(mayTry('deadlinePassed', relay, [])).toBe(false);
  expect(mayTry('callParticipant', waitingList, [])).toBe(true);
  expect(mayTry('callParticipant', clock, [])).toBe(false);
  expect(mayTry('importCase', importer, [])).toBe(true);
  expect(mayTry('importCase', people.coach, relations)).toBe(false);
});

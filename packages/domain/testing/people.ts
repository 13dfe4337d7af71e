import { deriveId } from '../src/case/derive-id.ts';
import { units } from '../src/insatser/parties.ts';
import type { Actor, Role, StaffId, UnitRef } from '../src/organisation/organisation.ts';

export type Staff = Extract<Actor, { type: 'staff' }>;

/** A made-up person: the same name gives the same id in every test. */
export const staffId = (name: string): StaffId => deriveId('people of the tests', name);
export const person = (name: string, unit: UnitRef, ...roles: readonly Role[]): Staff => ({
  type: 'staff',
  staff: staffId(name),
  agency: unit.agency,
  unit: unit.unit,
  roles: roles.length === 0 ? ['caseworker'] : roles,
});

/** Somebody at every place in SIKTA-Arbetsmarknad, as the tests of the core and of the packages around it need them. */
export const people = {
  fk: person('fk', units.fkRehab),
  fkColleague: person('fkColleague', units.fkRehab),
  fkManager: person('fkManager', units.fkRehab, 'manager'),
  af: person('af', units.afRehab),
  afManager: person('afManager', units.afRehab, 'manager'),
  afPlattformen: person('afPlattformen', units.afPlattformen),
  psykiatri: person('psykiatri', units.regionPsykiatri),
  vardcentral: person('vardcentral', units.regionVardcentral),
  forsorjning: person('forsorjning', units.kommunForsorjning),
  kommunPlattformen: person('kommunPlattformen', units.kommunPlattformen),
  coach: person('coach', units.kommunSikta, 'coach', 'caseworker'),
  coachColleague: person('coachColleague', units.kommunSikta, 'coach', 'caseworker'),
  siktaManager: person('siktaManager', units.kommunSikta, 'manager'),
  coordinator: person('coordinator', units.forbundKansli, 'insatsCoordinator'),
  administrator: person('administrator', units.kommunSikta, 'administrator'),
  habilitering: person('habilitering', units.regionHabilitering),
  tunaCoach: person('tunaCoach', units.tunaEskilstuna, 'coach', 'caseworker'),
  afEskilstuna: person('afEskilstuna', units.afEskilstuna),
  fkEskilstuna: person('fkEskilstuna', units.fkEskilstuna),
  psykiatriEskilstuna: person('psykiatriEskilstuna', units.psykiatriEskilstuna),
  kavlinge: person('kavlinge', units.kavlingeArbetsmarknad, 'caseworker', 'manager'),
  vuxam: person('vuxam', units.vuxamLjusnarsberg, 'coach', 'caseworker'),
  vuxamManager: person('vuxamManager', units.vuxamLjusnarsberg, 'manager'),
  vuxamCoordinator: person('vuxamCoordinator', units.kansliLjusnarsberg, 'insatsCoordinator'),
  ljusnarsbergForsorjning: person('ljusnarsbergForsorjning', units.ljusnarsbergForsorjning),
  afLjusnarsberg: person('afLjusnarsberg', units.afLjusnarsberg),
  lommaDua: person('lommaDua', units.lommaDua),
  lommaKaa: person('lommaKaa', units.lommaKaa),
  afKavlinge: person('afKavlinge', units.afKavlinge),
  kavlingeForsorjning: person('kavlingeForsorjning', units.kavlingeForsorjning),
  kavlingeCoordinator: person('kavlingeCoordinator', units.forbundKavlinge, 'insatsCoordinator'),
  mentorSupervisor: person('mentorSupervisor', units.mentorsnatverket, 'coach', 'caseworker'),
  mentorStandIn: person('mentorStandIn', units.mentorsnatverket, 'coach', 'caseworker'),
} as const satisfies Record<string, Staff>;

export const clock: Actor = { type: 'system', source: 'clock' };
export const waitingList: Actor = { type: 'system', source: 'waitingList' };
export const team: Actor = { type: 'system', source: 'team' };
export const importer: Actor = { type: 'system', source: 'import' };
export const relay: Actor = { type: 'system', source: 'relay' };
export const machineOf = ({ agency }: UnitRef): Actor => ({ type: 'machine', client: 'journal system', agency });

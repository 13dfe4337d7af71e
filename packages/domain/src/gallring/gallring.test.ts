import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, addMonths, type Instant, type IsoDate, instant, isoDate, startOfDay } from '../calendar/index.ts';
import type { Actor, Role } from '../organisation/organisation.ts';
import { decideGallring, evolveGallring } from './decide.ts';
import { type Gallring, type GallringCommand, longestPostponement } from './gallring.ts';
import { dueOn, retentionFor } from './retention.ts';

const agency = 'agency';
const today = isoDate('2031-11-24');
const at = instant('2031-11-24T09:00:00Z');
const person = (staff: string, ...roles: readonly Role[]): Actor => ({
  type: 'staff',
  staff,
  agency,
  unit: 'u',
  roles,
});
const anna = person('anna', 'manager');
const bo = person('bo', 'administrator');

const due: Gallring = {
  id: 'g',
  caseId: 'c',
  agency,
  closedOn: isoDate('2026-11-22'),
  dueOn: isoDate('2031-11-22'),
  archive: false,
  status: 'due',
  version: 1,
};

const said = (gallring: Gallring, command: GallringCommand, actor: Actor, on: IsoDate = today): string => {
  const decision = decideGallring(gallring, command, actor, on);
  return decision.type === 'refused' ? decision.refusal.code : 'accepted';
};
const after = (gallring: Gallring, command: GallringCommand, actor: Actor, on: IsoDate = today): Gallring => {
  const decision = decideGallring(gallring, command, actor, on);
  if (decision.type === 'refused') throw new Error(decision.refusal.code);
  return decision.events.reduce((state, event) => evolveGallring(state, event, at), gallring);
};
const confirm = ({ version }: Gallring): GallringCommand => ({ type: 'confirmGallring', version });
const postpone = ({ version }: Gallring, until: IsoDate): GallringCommand => ({
  type: 'postponeGallring',
  version,
  reason: 'legalProceedings',
  until,
});
const exported = ({ version }: Gallring): GallringCommand => ({ type: 'recordArchiveExport', version, hash: 'ab' });

test('the term is counted from the day the case was closed, to the last day of a shorter month', () => {
  expect(dueOn(isoDate('2026-11-22'), 60)).toBe('2031-11-22');
  expect(dueOn(isoDate('2024-02-29'), 12)).toBe('2025-02-28');
});

test('a nämnd keeps its share for five years, a region for ten with an export to the archive', () => {
  expect(retentionFor('kommun', [], isoDate('2026-11-22'))).toMatchObject({ months: 60, archive: false });
  expect(retentionFor('region', [], isoDate('2026-11-22'))).toMatchObject({ months: 120, archive: true });
});

test('the rule of the day on which the case was closed holds, not a later one', () => {
  expect(retentionFor('kommun', [], isoDate('2025-06-30'))?.source).toContain('2001:453');
  expect(retentionFor('kommun', [], isoDate('2025-07-01'))?.source).toContain('2025:400');
  expect(retentionFor('kommun', [], isoDate('1990-01-01'))).toBeUndefined();
});

test('what an agency has decided for itself goes before the table, from the day it says and not before', () => {
  const own = [
    { from: isoDate('2026-06-01'), months: 24, archive: true, source: 'KS 2026:14' },
    { from: isoDate('2026-01-01'), months: 36, archive: false, source: 'KS 2026:1' },
  ];
  expect(retentionFor('kommun', own, isoDate('2026-11-22'))).toEqual({
    months: 24,
    archive: true,
    source: 'KS 2026:14',
  });
  expect(retentionFor('kommun', own, isoDate('2026-03-01'))?.months).toBe(36);
  expect(retentionFor('kommun', own, isoDate('2025-12-31'))?.months).toBe(60);
});

test('two different people confirm; the same one can’t do it twice', () => {
  const once = after(due, confirm(due), anna);
  expect(once).toMatchObject({ status: 'confirmedOnce', first: { by: 'anna', at } });
  expect(said(once, confirm(once), anna)).toBe('secondPersonNeeded');
  const twice = after(once, confirm(once), bo);
  expect(twice).toMatchObject({ status: 'confirmed', first: { by: 'anna' }, second: { by: 'bo', at } });
  expect(said(twice, confirm(twice), person('cilla', 'manager'))).toBe('gallringNotOpen');
});

test('only managers and administrators of the agency itself may', () => {
  expect(said(due, confirm(due), person('dan', 'caseworker', 'coach', 'accessReviewer'))).toBe('roleNotAllowed');
  expect(said(due, confirm(due), { ...anna, agency: 'another' } as Actor)).toBe('roleNotAllowed');
  expect(said(due, confirm(due), { type: 'machine', client: 'm', agency })).toBe('roleNotAllowed');
  expect(said(due, postpone(due, addDays(today, 1)), { type: 'system', source: 'clock' })).toBe('roleNotAllowed');
});

test('nothing is confirmed before its day', () => {
  expect(said(due, confirm(due), anna, isoDate('2031-11-21'))).toBe('gallringNotDue');
  expect(said(due, confirm(due), anna, isoDate('2031-11-22'))).toBe('accepted');
});

test('what is to be archived is exported first', () => {
  const kept = { ...due, archive: true };
  expect(said(kept, confirm(kept), anna)).toBe('archiveNotExported');
  const filed = after(kept, exported(kept), bo);
  expect(filed).toMatchObject({ status: 'due', archived: { by: 'bo', at, hash: 'ab' } });
  expect(said(filed, confirm(filed), anna)).toBe('accepted');
  const confirmed = after(after(filed, confirm(filed), anna), confirm({ ...filed, version: 3 }), bo);
  expect(said(confirmed, exported(confirmed), bo)).toBe('gallringNotOpen');
});

test('postponing takes the first confirmation away, and holds until its day', () => {
  const once = after(due, confirm(due), anna);
  const until = addMonths(today, 6);
  const later = after(once, postpone(once, until), bo);
  expect(later).toMatchObject({ status: 'postponed', postponed: { by: 'bo', until } });
  expect(later.first).toBeUndefined();
  expect(said(later, confirm(later), anna)).toBe('gallringNotDue');
  expect(after(later, confirm(later), bo, until)).toMatchObject({ status: 'confirmedOnce', first: { by: 'bo' } });
});

test('it is postponed to a day ahead, by two years at most at a time', () => {
  expect(said(due, postpone(due, today), anna)).toBe('dateNotAhead');
  expect(said(due, postpone(due, addMonths(today, longestPostponement)), anna)).toBe('accepted');
  expect(said(due, postpone(due, addDays(addMonths(today, longestPostponement), 1)), anna)).toBe('postponeTooLong');
});

test('until it is carried out it can be stopped, afterwards nothing can', () => {
  const twice = after(after(due, confirm(due), anna), confirm({ ...due, version: 2 }), bo);
  const stopped = after(twice, postpone(twice, addDays(today, 30)), anna);
  expect([stopped.status, stopped.first, stopped.second]).toEqual(['postponed', undefined, undefined]);
  const done: Gallring = { ...twice, status: 'carriedOut' };
  expect(said(done, postpone(done, addDays(today, 30)), anna)).toBe('gallringNotOpen');
});

test('who looked at an older version is told', () => {
  expect(said(due, { type: 'confirmGallring', version: 0 }, anna)).toBe('staleVersion');
});

type Move = {
  readonly what: GallringCommand['type'];
  readonly who: string;
  readonly role: Role;
  readonly days: number;
  readonly until: number;
};
const moves: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.record({
    what: fc.constantFrom('confirmGallring', 'postponeGallring', 'recordArchiveExport'),
    who: fc.constantFrom('anna', 'bo', 'cilla'),
    role: fc.constantFrom('manager', 'administrator', 'caseworker'),
    days: fc.nat(400),
    until: fc.integer({ min: -10, max: 900 }),
  }),
  { maxLength: 12 },
);

test('whatever people do in whatever order: confirmed is two different people, on or after its day, with the export that it needs', () => {
  fc.assert(
    fc.property(moves, fc.boolean(), (acts, archive) => {
      let state: Gallring = { ...due, archive };
      let on = addDays(due.dueOn, -200);
      let lastPostponed: IsoDate | undefined;
      for (const { what, who, role, days, until } of acts) {
        on = addDays(on, days);
        const { version } = state;
        const command: GallringCommand =
          what === 'postponeGallring'
            ? { type: what, version, reason: 'supervision', until: addDays(on, until) }
            : what === 'recordArchiveExport'
              ? { type: what, version, hash: 'ab' }
              : { type: what, version };
        const decision = decideGallring(state, command, person(who, role), on);
        if (decision.type === 'refused') continue;
        if (role === 'caseworker') throw new Error('somebody without the role did something');
        const before = state;
        for (const event of decision.events) state = evolveGallring(state, event, startOfDay(on) as Instant);
        expect(state.version).toBe(before.version + 1);
        if (what === 'postponeGallring') lastPostponed = addDays(on, until);
        if (what !== 'confirmGallring') continue;
        expect(on >= state.dueOn && (lastPostponed === undefined || on >= lastPostponed)).toBe(true);
        expect(!archive || state.archived !== undefined).toBe(true);
      }
      if (state.status !== 'confirmed') return;
      expect(state.first && state.second && state.first.by !== state.second.by).toBe(true);
      expect(state.second && state.first && state.first.at <= state.second.at).toBe(true);
    }),
    { numRuns: 300 },
  );
});

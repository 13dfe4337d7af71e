import { describe, expect, test } from 'vitest';
import { agreed, documentRef, inHandover, lastMeeting, people, recorded } from '../../testing/index.ts';
import { addDays, type Instant, type IsoDate } from '../calendar/index.ts';
import type { CaseFile, DocumentRef } from '../case/case-file.ts';
import type { CaseEvent } from '../case/events.ts';
import { evolve } from '../case/evolve.ts';
import type { Handover } from '../handover/handover.ts';
import { papersOf } from '../handover/papers.ts';
import { units } from '../insatser/parties.ts';
import type { UnitRef } from '../organisation/organisation.ts';
import { isGiven, mayReadText } from './texts.ts';

const { kommunSikta, kommunPlattformen, afPlattformen } = units;
const at = '2026-11-22T09:00:00.000Z' as Instant;
const [assessment, plan] = [documentRef('kartläggning'), documentRef('plan')];

const handover: Handover = {
  id: 'h',
  route: 'unit',
  from: kommunSikta,
  to: { type: 'unit', ...afPlattformen },
  action: 'takeOver',
  basis: 'samtycke',
  papers: [plan],
  sentAt: at,
  acknowledgeBy: '2026-11-25' as IsoDate,
  answerBy: '2026-12-01' as IsoDate,
  status: 'accepted',
  answeredBy: afPlattformen,
};
const takenOver = (): CaseFile => ({
  ...inHandover().state(),
  holder: { ...afPlattformen, since: at },
  handovers: [handover],
});
const reads = (unit: UnitRef, ref: DocumentRef, roles: readonly ('caseworker' | 'administrator')[] = ['caseworker']) =>
  mayReadText(takenOver(), { ...ref, agency: kommunSikta.agency }, ['sender'], { ...unit, roles });

describe('a text belongs to the agency that wrote it', () => {
  test('whoever takes over reads what was sent along, and nothing else', () => {
    expect([reads(afPlattformen, plan), reads(afPlattformen, assessment)]).toEqual([true, false]);
    expect(reads(afPlattformen, { ...plan, version: plan.version + 1 })).toBe(false);
  });

  test('the agency that wrote it reads it for as long as it stands in the case, in roles that work in cases', () => {
    expect([reads(kommunSikta, assessment), reads(kommunPlattformen, assessment)]).toEqual([
      true,
      kommunPlattformen.agency === kommunSikta.agency,
    ]);
    expect(reads(kommunSikta, assessment, ['administrator'])).toBe(false);
    // A coordinator reads where the case stands, and no words of it, be they of the coordinator's own agency.
    const coordinator = { ...units.forbundKansli, roles: ['insatsCoordinator' as const] };
    expect(
      mayReadText(takenOver(), { ...plan, agency: units.forbundKansli.agency }, ['coordinator'], coordinator),
    ).toBe(false);
    expect(
      mayReadText(takenOver(), { ...plan, agency: kommunSikta.agency }, [], { ...kommunSikta, roles: ['caseworker'] }),
    ).toBe(false);
  });

  test('a paper is given as it stood when it was sent: neither what it was before nor what it has become', () => {
    const sent = { ...takenOver(), handovers: [{ ...handover, papers: [{ ...plan, version: 2 }] }] };
    const given = [1, 2, 3].map((version) => isGiven(sent, { ...plan, version }, afPlattformen));
    expect(given).toEqual([false, true, false]);
  });

  test('minutes that were amended are given to the meeting’s parties with what they were before', () => {
    const journey = recorded();
    const document = documentRef('minnesanteckning', 2);
    journey.does(people.coach, {
      type: 'amendMinutes',
      meeting: lastMeeting(journey),
      document,
      reason: 'somethingMissing',
    });
    const given = [1, 2, 3].map((version) => isGiven(journey.state(), { ...document, version }, units.afRehab));
    expect(given).toEqual([true, true, false]);
    expect(isGiven(journey.state(), document, units.regionPsykiatri)).toBe(false);
  });

  test('who said no, or is not asked any more, keeps nothing', () => {
    for (const status of ['declined', 'withdrawn', 'expired'] as const) {
      const ended = { ...takenOver(), holder: { ...kommunSikta, since: at }, handovers: [{ ...handover, status }] };
      expect(isGiven(ended, plan, afPlattformen)).toBe(false);
    }
  });

  test('another unit of the agency reads what it was given only while that unit holds the case', () => {
    const other = { agency: afPlattformen.agency, unit: units.afRehab.unit };
    expect(isGiven(takenOver(), plan, other)).toBe(false);
    expect(isGiven({ ...takenOver(), holder: { ...other, since: at } }, plan, other)).toBe(true);
  });
});

test('papers are the case’s assessment, plan and follow-ups as they stand', () => {
  const journey = inHandover();
  const [paper] = papersOf(journey.state());
  if (!paper) throw new Error('nothing was written in the case');
  const send = {
    type: 'sendHandover',
    route: 'unit',
    to: { type: 'unit', ...units.afRehab },
    action: 'vocationalRehabilitation',
    ...agreed(journey.today()),
    answerBy: addDays(journey.today(), 21),
  } as const;
  const stale = { ...send, papers: [{ ...paper, version: paper.version + 1 }] };
  expect(journey.isRefused(people.coach, stale)).toMatchObject({ code: 'staleVersion' });
  journey.does(people.coach, { ...send, papers: [paper] });
  expect(journey.state().handovers.at(-1)?.papers).toEqual([paper]);
  expect(isGiven(journey.state(), paper, units.afRehab)).toBe(true);
});

test('a plan that another agency begins anew keeps the way to the one before', () => {
  const before = inHandover().state();
  const by = people.coach;
  const saved = (document: typeof plan) =>
    ({ type: 'planSaved', version: 1, at, by, on: '2026-11-22', document, revision: 9 }) as unknown as CaseEvent;
  const first = evolve(
    { ...before, plan: { revision: 1, document: plan, on: '2026-11-01' as IsoDate } },
    saved(assessment),
  );
  expect(first.plan).toMatchObject({ document: assessment, earlier: [plan] });
  expect(evolve(first, saved({ ...assessment, version: 2 })).plan?.earlier).toEqual([plan]);
});

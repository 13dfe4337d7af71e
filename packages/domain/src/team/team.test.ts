import { expect, test } from 'vitest';
import {
  broughtToTeam,
  documentRef,
  inConsultation,
  inInsats,
  inUnga,
  inUngaAssessment,
  openHandover,
  people,
  recommended,
  team,
} from '../../testing/index.ts';
import { addDays } from '../calendar/index.ts';
import { decide } from '../case/decide.ts';
import { effectsOf } from '../case/effects.ts';
import type { CaseEvent } from '../case/events.ts';
import { stallOf } from '../case/stall.ts';
import { waitingFor } from '../case/waiting-for.ts';
import { units } from '../insatser/parties.ts';
import { siktaUnga } from '../insatser/sikta-unga.ts';
import type { DeidentifiedCase } from './deidentified-case.ts';
import { teamCode } from './team-code.ts';

const question = documentRef('fråga till samverkansteamet');
const answer = documentRef('rekommendation');
const lastRecommendation = (journey: ReturnType<typeof recommended>): string =>
  journey.state().recommendations?.at(-1)?.id ?? '';

test('the holder asks the samverkansteam, and the case waits for whoever calls the team', () => {
  const journey = broughtToTeam();
  expect(journey.state()).toMatchObject({ phase: 'teamReview', teamQuestion: { question } });
  expect(waitingFor(journey.state(), journey.model)).toMatchObject({
    unit: units.forbundKansli.unit,
    reason: 'recommendation',
    nextStep: 'review',
  });
  expect(stallOf(journey.state(), journey.model, journey.now())).toMatchObject({ cause: 'counterpart' });
});

test('the team is told a code and a document, nothing of who it is', () => {
  const journey = inUnga();
  const before = journey.state();
  const [event] = journey.does(people.coach, { type: 'bringToTeam', question });
  const [effect, ...others] = effectsOf(before, event as CaseEvent, journey.state(), 'the act');
  expect(others).toEqual([]);
  expect(effect).toMatchObject({
    type: 'toTeam',
    team: 'samverkansteam-kfv',
    command: {
      type: 'raiseCase',
      caseId: before.id,
      question,
      by: { agency: units.kommunSikta.agency, unit: units.kommunSikta.unit },
    },
  });
  expect(JSON.stringify(effect)).not.toContain(before.participant);
  const { code } = journey.state().teamQuestion ?? { code: '' };
  expect(code).toMatch(/^[2-9A-Z]{2}-[2-9A-Z]{4}$/);
  expect(code).not.toBe(teamCode('', { team: 'samverkansteam-kfv', meeting: 'raised' }));
});

const told: DeidentifiedCase = {
  ageBand: '20-24',
  weeksWaiting: '13-51',
  agencies: ['kommun', 'region'],
  needs: ['workTraining'],
  tried: ['studies'],
  blocking: 'placement',
};
test('the team is told the bands and codes, and not why so few are alike', () => {
  const journey = inUnga();
  const before = journey.state();
  const [event] = journey.does(people.coach, { type: 'bringToTeam', question, told, smallGroup: 'cannotWait' });
  expect(journey.state().teamQuestion).toMatchObject({ told, smallGroup: 'cannotWait' });
  const [effect] = effectsOf(before, event as CaseEvent, journey.state(), 'the act');
  expect(effect).toMatchObject({ command: { type: 'raiseCase', told } });
  expect(JSON.stringify(effect)).not.toContain('cannotWait');
});

test('from the kartläggning the case may go straight to the team: what it asked for before is no longer waited for', () => {
  const journey = inUngaAssessment();
  journey.does(people.coach, { type: 'bringToTeam', question });
  expect(journey.state().phase).toBe('teamReview');
  expect(journey.openTasks()).not.toContain('completeAssessment');
});

test('one question at a time, by the holder, and only where the insats has a team', () => {
  expect(broughtToTeam().isRefused(people.coach, { type: 'bringToTeam', question }).code).toBe('teamAlreadyAsked');
  expect(inUnga().isRefused(people.fk, { type: 'bringToTeam', question }).code).toBe('notHolder');
  expect(inInsats().isRefused(people.coach, { type: 'bringToTeam', question }).code).toBe('noTeam');
});

test('where the model has a phase for the team, only from the phases that lead there', () => {
  const journey = inUngaAssessment();
  const model = {
    ...siktaUnga,
    phases: siktaUnga.phases.map((phase) =>
      phase.id === 'assessment' ? { ...phase, next: ['insats', 'closed'] as const } : phase,
    ),
  };
  const command = { type: 'bringToTeam', commandId: 'the act', actor: people.coach, question } as const;
  expect(decide(journey.state(), command, journey.now(), model)).toMatchObject({ refusal: { code: 'wrongPhase' } });
  expect(decide(journey.state(), command, journey.now(), siktaUnga).type).toBe('accepted');
});

test('nothing is brought to the team before the case has been taken up', () => {
  const journey = inConsultation();
  expect(journey.state().phase).toBe('teamReview');
  expect(journey.openTasks()).toEqual(['askTeam']);
  expect(waitingFor(journey.state(), journey.model)).toMatchObject({
    unit: units.kavlingeArbetsmarknad.unit,
    reason: 'teamQuestion',
  });
  journey.does(people.kavlinge, { type: 'bringToTeam', question });
  expect(journey.openTasks()).toEqual([]);
});

test('while the team looks at the case the uppföljning goes on', () => {
  const journey = broughtToTeam();
  journey.wait(10);
  expect(journey.openTasks()).toContain('holdFollowUp');
  journey.does(people.coach, { type: 'recordFollowUp', on: journey.today() });
  expect(journey.state().deadlines.some(({ type }) => type === 'followUpDue')).toBe(true);
});

test('only the team recommends, what it was asked, not before it was asked nor ahead', () => {
  const given = { type: 'recommendationGiven', document: answer, meeting: 'a meeting' } as const;
  const asked = broughtToTeam();
  asked.wait(3);
  const today = asked.today();
  expect(asked.isRefused(people.coordinator, { ...given, on: today }).code).toBe('roleNotAllowed');
  expect(asked.isRefused(team, { ...given, on: addDays(today, 1) }).code).toBe('dateAhead');
  expect(asked.isRefused(team, { ...given, on: addDays(today, -4) }).code).toBe('dateOrder');
  const unasked = inUnga();
  expect(unasked.isRefused(team, { ...given, on: unasked.today() }).code).toBe('teamNotAsked');
  const answered = recommended();
  expect(answered.isRefused(team, { ...given, on: answered.today() }).code).toBe('teamNotAsked');
});

test('the rekommendation moves nothing: the holder gets it to consider', () => {
  const journey = recommended();
  expect(journey.state()).toMatchObject({ phase: 'teamReview', recommendations: [{ document: answer }] });
  expect(journey.state().teamQuestion).toBeUndefined();
  expect(journey.openTask('considerRecommendation')).toMatchObject({
    owner: { unit: units.kommunSikta.unit },
    claimedBy: people.coach.staff,
  });
  expect(waitingFor(journey.state(), journey.model)).toMatchObject({ reason: 'recommendationDecision' });
});

test('the holder may follow it and prepare the avslut', () => {
  const journey = recommended();
  const recommendation = lastRecommendation(journey);
  journey.does(people.coach, { type: 'decideOnRecommendation', recommendation, decision: 'follows', next: 'close' });
  expect(journey.openTasks()).toContain('closeCase');
  expect(journey.openTasks()).not.toContain('considerRecommendation');
  expect(journey.state().recommendations?.[0]?.decided).toEqual({ decision: 'follows', on: journey.today() });
  journey.does(people.coach, { type: 'closeCase', reason: 'studies' });
  expect(journey.state().phase).toBe('closed');
});

test('the holder may depart from it and go on with the insats', () => {
  const journey = recommended();
  const recommendation = lastRecommendation(journey);
  const document = documentRef('skäl');
  journey.does(people.coach, {
    type: 'decideOnRecommendation',
    recommendation,
    decision: 'departs',
    next: 'continue',
    document,
  });
  expect(journey.state()).toMatchObject({
    phase: 'insats',
    recommendations: [{ decided: { decision: 'departs', document } }],
  });
  // Fallen due while the team was asked, it is still to be held.
  expect(journey.openTasks()).toContain('holdFollowUp');
});

test('the team reads of its rekommendation what the holder shares, and nothing unless it does', () => {
  const decide = { type: 'decideOnRecommendation', decision: 'follows', next: 'close' } as const;
  const effects = (forTeam?: ReturnType<typeof documentRef>) => {
    const journey = recommended();
    const before = journey.state();
    const recommendation = lastRecommendation(journey);
    const [event] = journey.does(people.coach, { ...decide, recommendation, ...(forTeam && { forTeam }) });
    return effectsOf(before, event as CaseEvent, journey.state(), 'the act').filter(({ type }) => type === 'toTeam');
  };
  expect(effects()).toEqual([]);
  const inOtherWords = documentRef('i andra ord');
  const { id: caseId } = recommended().state();
  expect(effects(inOtherWords)).toMatchObject([
    {
      team: 'samverkansteam-kfv',
      command: { type: 'shareRecommendation', caseId, recommendation: answer.document, document: inOtherWords },
    },
  ]);
});

test('of somebody who has been protected since the team answered nothing is shared with it', () => {
  const journey = recommended();
  journey.does(people.coach, { type: 'protectIdentity', kind: 'sekretessmarkering' });
  const decide = { type: 'decideOnRecommendation', decision: 'follows', next: 'close' } as const;
  const answered = { ...decide, recommendation: lastRecommendation(journey) };
  expect(journey.isRefused(people.coach, { ...answered, forTeam: answer }).code).toBe('identityProtected');
  journey.does(people.coach, answered);
});

test('a rekommendation is decided on once, by the holder; where the model does not go on, there is no going on', () => {
  const journey = recommended();
  const decide = { type: 'decideOnRecommendation', decision: 'follows', next: 'close' } as const;
  const recommendation = lastRecommendation(journey);
  expect(journey.isRefused(people.habilitering, { ...decide, recommendation }).code).toBe('notHolder');
  expect(journey.isRefused(people.coach, { ...decide, recommendation: 'none such' }).code).toBe(
    'recommendationNotFound',
  );
  journey.does(people.coach, { ...decide, recommendation });
  expect(journey.isRefused(people.coach, { ...decide, recommendation }).code).toBe('recommendationDecided');

  const consultation = inConsultation();
  consultation.does(people.kavlinge, { type: 'bringToTeam', question });
  consultation.does(team, {
    type: 'recommendationGiven',
    document: answer,
    meeting: 'a meeting',
    on: consultation.today(),
  });
  const onward = { ...decide, recommendation: lastRecommendation(consultation), next: 'continue' } as const;
  expect(consultation.isRefused(people.kavlinge, onward).code).toBe('wrongPhase');
});

test('asked anew, what was to be done about the first answer waits for the second', () => {
  const journey = recommended();
  journey.does(people.coach, { type: 'bringToTeam', question: documentRef('en fråga till') });
  expect(journey.openTasks()).not.toContain('considerRecommendation');
  const recommendation = lastRecommendation(journey);
  journey.does(people.coach, { type: 'decideOnRecommendation', recommendation, decision: 'follows', next: 'close' });
  expect(journey.openTasks()).not.toContain('closeCase');
  expect(journey.state().phase).toBe('teamReview');
});

test('work on the team’s question that a colleague has taken is theirs', () => {
  const asked = inConsultation();
  const colleague = { ...people.kavlinge, staff: people.afKavlinge.staff };
  asked.does(colleague, { type: 'claimTask', task: asked.openTask('askTeam').id, version: 1 });
  expect(asked.isRefused(people.kavlinge, { type: 'bringToTeam', question }).code).toBe('notTaskHolder');
  const answered = recommended();
  const recommendation = lastRecommendation(answered);
  expect(
    answered.isRefused(people.coachColleague, {
      type: 'decideOnRecommendation',
      recommendation,
      decision: 'follows',
      next: 'close',
    }).code,
  ).toBe('notTaskHolder');
});

test('no case closes before the team has been heard, but by an exception in words', () => {
  const journey = inUnga();
  expect(journey.isRefused(people.coach, { type: 'closeCase', reason: 'employment' }).code).toBe(
    'recommendationMissing',
  );
  journey.does(people.coach, { type: 'closeCase', reason: 'movedAway', explanation: documentRef('flytt') });
  expect(journey.state().phase).toBe('closed');
});

test('a case that closes by exception is struck off the team’s list', () => {
  const journey = broughtToTeam();
  const before = journey.state();
  const events = journey.does(people.coach, {
    type: 'closeCase',
    reason: 'movedAway',
    explanation: documentRef('flytt'),
  });
  const closing = events.find(({ type }) => type === 'caseClosed') as CaseEvent;
  expect(effectsOf(before, closing, journey.state(), 'the act')).toContainEqual(
    expect.objectContaining({
      type: 'toTeam',
      team: 'samverkansteam-kfv',
      command: expect.objectContaining({ type: 'withdrawCase', caseId: before.id }),
    }),
  );
});

test('before it is answered the aktualisering is no case for the team', () => {
  const journey = inConsultation();
  expect(journey.events().map(({ type }) => type)).toContain('insatsStarted');
  expect(() => openHandover(journey)).toThrow();
});

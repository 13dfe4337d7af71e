import { type Act, record, type Step } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { CaseEvent, CaseEventType } from '../case/events.ts';
import { dropDeadlines } from '../deadline/set.ts';
import { letLaddersGo } from './stand-still.ts';
import type { Wait, WaitEnding, WaitReason } from './wait.ts';

/** The wait is over, for whatever reason: the case is taken up again and the clocks go. */
export const endWait = (act: Act, wait: Wait, how: WaitEnding): readonly Step[] => [
  record(act, { type: 'caseResumed', reason: wait.reason, how }),
  dropDeadlines(act, ({ type }) => type === 'waitEnds'),
  letLaddersGo(act, wait),
];

/** Whoever goes on with the case waits no more. */
const goesOn: readonly CaseEventType[] = [
  'phaseEntered',
  'holderChanged',
  'handoverSent',
  'participantCalled',
  'participantDied',
];
/** What the ledger sees happen of what a case can wait for. Consent and care it does not see: there somebody says so, or time is up. */
const comesTrue: Readonly<Record<WaitReason, readonly CaseEventType[]>> = {
  consent: [],
  employer: ['placementStarted'],
  wageSubsidy: ['placementStarted'],
  insurance: ['insuranceQuestionResolved'],
  care: [],
  placement: ['placementStarted'],
  participant: ['meetingHeld', 'followUpRecorded', 'assessmentCompleted', 'planSaved'],
};

/** A wait ends by itself when what was waited for has happened in this act, or when the act took the case further. */
export const waitEndedBy = (act: Act, { wait }: CaseFile, events: readonly CaseEvent[]): readonly Step[] => {
  if (!wait) return [];
  const happened = (types: readonly CaseEventType[]) => events.some(({ type }) => types.includes(type));
  if (happened(comesTrue[wait.reason])) return endWait(act, wait, 'cameTrue');
  return happened(goesOn) ? endWait(act, wait, 'overtaken') : [];
};

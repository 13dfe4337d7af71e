import type { TaskRow } from '@stafett/schemas';
import type { TFunction } from 'i18next';
import type { Tone } from '../../parts/status-text.tsx';
import { caseName } from '../waiting-list/case-name.tsx';

const taskTones: Readonly<Record<TaskRow['status'], Tone>> = {
  notStarted: 'plain',
  started: 'active',
  waitingOnOther: 'waiting',
  done: 'done',
};

/** What to do, verb first; a reminder says about what. What comes back in the phase of the aktualisering is the aktualisering. */
export const taskTitle = (t: TFunction, { kind, about, phase }: Pick<TaskRow, 'kind' | 'about' | 'phase'>): string => {
  if (about !== undefined) return t('tasksPage.about', { what: t(`taskKind.${kind}`), task: t(`taskKind.${about}`) });
  return t(kind === 'resendHandover' && phase === 'referral' ? 'command.resendReferral' : `taskKind.${kind}`);
};

export const taskStatus = (t: TFunction, { status }: Pick<TaskRow, 'status'>) => ({
  words: t(`taskStatus.${status}`),
  tone: taskTones[status],
});

/** "Ärende KFV-4TQ, Sam Ek". */
export const taskCase = (
  t: TFunction,
  task: Pick<TaskRow, 'caseId' | 'caseCode' | 'participantName' | 'participantProtected'>,
): string => t('tasks.for', { code: caseName(t, task) });

/** "Försäkringskassan väntar"; undefined when nobody else does. */
export const taskWaits = (t: TFunction, { awaitedBy }: Pick<TaskRow, 'awaitedBy'>): string | undefined =>
  awaitedBy && t('tasks.waits', { party: awaitedBy.agencyName });

/** Of what is to be confirmed before it is answered: which of the two days is shown. Takes how a day is written. */
export const confirmFirst = (
  t: TFunction,
  { answerBy }: Pick<TaskRow, 'answerBy'>,
  near: (day: string) => string,
): string | undefined => (answerBy === undefined ? undefined : t('tasksPage.confirmFirst', { date: near(answerBy) }));

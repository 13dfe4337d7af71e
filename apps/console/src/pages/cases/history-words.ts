import type { CaseView, HistoryLine } from '@stafett/schemas';
import type { TFunction } from 'i18next';

type Say = (key: string, facts: Readonly<Record<string, unknown>>) => string;

/** Which group of words translates a fact, and the blank that it fills. */
const blanks: Readonly<Record<string, readonly [group: string, blank: string]>> = {
  phase: ['phase', 'phase'],
  income: ['incomeSource', 'income'],
  outcome: ['handoverOutcome', 'outcome'],
  reply: ['meetingReply', 'reply'],
  mode: ['meetingMode', 'mode'],
  how: ['summonsDelivery', 'how'],
  outOfTurn: ['outOfTurnReason', 'reason'],
  step: ['ladderStep', 'step'],
  decision: ['recommendationDecision', 'decision'],
  role: ['contactRole', 'role'],
};

/** The group of words that an event's `reason` or `kind` belongs to. */
const groupsByEvent: Readonly<Record<string, readonly [group: string, blank: string]>> = {
  handoverDeclined: ['declineReason', 'reason'],
  textRefused: ['textRequest.reasons', 'reason'],
  meetingCancelled: ['meetingCancelReason', 'reason'],
  summonsDeclined: ['summonsDeclineReason', 'reason'],
  meetingBooked: ['meetingKind', 'kind'],
  meetingProposed: ['meetingKind', 'kind'],
  caseParked: ['waitReason', 'reason'],
  moveRequested: ['moveReason', 'reason'],
  moveDeclined: ['moveDeclineReason', 'reason'],
};

/** Tasks that come and go are the case's small print; so is the first sending of an aktualisering, which opens the case. */
export const isSmallPrint = ({ type, seq, facts }: Pick<HistoryLine, 'type' | 'seq' | 'facts'>): boolean =>
  type.startsWith('task') || (type === 'handoverSent' && facts.route === 'referral' && seq <= 4);

/** What one act did, together: lines that follow on each other from the same moment and unit. */
export const togetherByAct = (lines: readonly HistoryLine[]): readonly (readonly [HistoryLine, ...HistoryLine[]])[] => {
  const acts: [HistoryLine, ...HistoryLine[]][] = [];
  for (const line of lines) {
    const last = acts.at(-1);
    if (last && last[0].at === line.at && last[0].by?.unit === line.by?.unit) last.push(line);
    else acts.push([line]);
  }
  return acts;
};

/** One line of Historik in words. A code that is newer than this page stands as it is. */
export const historyWords = (
  t: TFunction,
  { type, facts }: Pick<HistoryLine, 'type' | 'facts'>,
  closureReasons: CaseView['options']['closureReasons'],
): string => {
  const say = t as Say;
  const word = (group: string, code: unknown) => say(`${group}.${code}`, { defaultValue: String(code) });
  const filled = Object.entries(facts).map(([name, value]): [string, unknown] => {
    if (type === 'caseClosed' && name === 'reason') {
      const code = closureReasons.find(({ id }) => id === value)?.reportCode ?? value;
      return ['reason', word('closureReason', code)];
    }
    if (name === 'kind' && type.startsWith('task')) return ['task', word('taskKind', value)];
    const [group, blank] = (name === 'reason' || name === 'kind' ? groupsByEvent[type] : blanks[name]) ?? [];
    return group && blank ? [blank, word(group, value)] : [name, value];
  });
  if (type === 'participantCalled' && facts.outOfTurn !== undefined)
    return say('casePage.calledOutOfTurn', Object.fromEntries(filled));
  const words =
    facts.route === 'referral' &&
    t(`casePage.referralEvent.${type as 'handoverSent'}`, { ...Object.fromEntries(filled), defaultValue: '' });
  if (words) return words;
  return say(`event.${type}`, { defaultValue: type, ...Object.fromEntries(filled) });
};

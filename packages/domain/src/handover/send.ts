import { addWorkingDays, type IsoDate } from '../calendar/index.ts';
import { type Act, given, record, type Step } from '../case/act.ts';
import type { DocumentRef } from '../case/case-file.ts';
import { earlierOf } from '../case/dates.ts';
import { deriveId } from '../case/derive-id.ts';
import { staffOf } from '../case/standing.ts';
import { morningOf } from '../deadline/ladder.ts';
import { dropDeadlines, setDeadline } from '../deadline/set.ts';
import type { UnitRef } from '../organisation/organisation.ts';
import { about, cancelTasks, isAbout, openTask } from '../task/open-task.ts';
import type { Task, TaskKind } from '../task/task.ts';
import type { DisclosureBasis, Handover, HandoverAction, HandoverAddress, HandoverRoute } from './handover.ts';
import { addressees } from './handovers.ts';

type Request = {
  readonly route: HandoverRoute;
  readonly from: UnitRef;
  readonly to: HandoverAddress;
  readonly action: HandoverAction;
  readonly basis: DisclosureBasis;
  readonly answerBy: IsoDate;
  readonly acknowledgeWithinWorkingDays: number;
  readonly expiresAfterWorkingDays: number;
  readonly parallelSupportUntil?: IsoDate | undefined;
  readonly message?: DocumentRef | undefined;
  readonly papers?: readonly DocumentRef[] | undefined;
  readonly replaces?: string | undefined;
};

export const answerTaskOf = ({ route }: Pick<Handover, 'route'>): TaskKind =>
  route === 'referral' ? 'answerReferral' : 'answerHandover';

export const answering =
  (handover: Handover) =>
  (task: Task): boolean =>
    task.kind === answerTaskOf(handover) && isAbout(task, 'handover', handover.id);

/** From the day the answer was due, it may still come for a while; then the handover expires and the sender must act. */
export const setExpiry = (act: Act, handover: string, answerBy: IsoDate, afterWorkingDays: number): Step =>
  setDeadline(act, `expires:${handover}`, (id, state) => ({
    id,
    type: 'handoverExpires',
    handover,
    at: morningOf(addWorkingDays(answerBy, Math.max(1, afterWorkingDays)), state.id),
  }));

/** Asks a unit, or each member of a joint forum, to take over. The first clock is to acknowledge, the second to answer. */
export const send = (act: Act, request: Request): readonly Step[] => {
  const acknowledgeBy = earlierOf(addWorkingDays(act.today, request.acknowledgeWithinWorkingDays), request.answerBy);
  const handover: Handover = {
    id: deriveId(act.commandId, 'handover'),
    route: request.route,
    from: request.from,
    to: request.to,
    action: request.action,
    basis: request.basis,
    ...given({
      message: request.message,
      papers: request.papers?.length ? request.papers : undefined,
      parallelSupportUntil: request.parallelSupportUntil,
      replaces: request.replaces,
      sentBy: staffOf(act.actor),
    }),
    sentAt: act.at,
    acknowledgeBy,
    answerBy: request.answerBy,
    status: 'sent',
  };
  return [
    record(act, { type: 'handoverSent', handover }),
    ...addressees(handover).map((owner) =>
      openTask(act, {
        kind: answerTaskOf(handover),
        owner,
        subject: about('handover', handover.id),
        dueOn: acknowledgeBy,
      }),
    ),
    setExpiry(act, handover.id, request.answerBy, request.expiresAfterWorkingDays),
  ];
};

/** The handover is no longer open: nobody answers it, nobody is asked for more, and it does not expire. */
export const stopWaitingForAnswer = (act: Act, { id }: Handover): readonly Step[] => [
  cancelTasks(act, (task) => isAbout(task, 'handover', id)),
  dropDeadlines(act, (deadline) => deadline.type === 'handoverExpires' && deadline.handover === id),
];

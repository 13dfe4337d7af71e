import { type Act, given, happened, record, type Step } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import { deriveId } from '../case/derive-id.ts';
import { sameUnit, unitOf } from '../case/standing.ts';
import type { InsatsModel } from '../insatser/model.ts';
import type { UnitRef } from '../organisation/organisation.ts';
import { about, cancelTasks, finishTasks, isAbout, openTask } from '../task/open-task.ts';
import { hasCoachAtHolder } from '../task/promised.ts';
import type { Task, TaskKind } from '../task/task.ts';
import type { Contact } from './contact.ts';
import { contactsOf, isNamedAt, partOf, soughtAt } from './contacts.ts';

export const naming = (contact: string) => (task: Task) =>
  task.kind === 'nameCaseworker' && isAbout(task, 'contact', contact);

/** The unit is asked who its handläggare is: a task with a ladder of its own, in the unit's inbox. */
export const seekCaseworker =
  (act: Act, of: UnitRef): Step =>
  (state) => {
    const contact: Contact = {
      id: deriveId(act.commandId, `contact:${of.unit}`),
      role: 'caseworker',
      of: unitOf(of),
      since: act.at,
      ...given({ by: act.actor.type === 'staff' ? unitOf(act.actor) : undefined }),
    };
    return [
      happened(act, { type: 'caseworkerSought', contact }),
      ...openTask(act, { kind: 'nameCaseworker', owner: of, subject: about('contact', contact.id) })(state),
    ];
  };

/** What others wait for, and a named person answers for. */
const answeredFor: readonly TaskKind[] = [
  'answerHandover',
  'supplyHandoverInfo',
  'completeHandover',
  'firstContact',
  'replyToMeeting',
  'answerTimes',
  'confirmMinutes',
  'fulfilCommitment',
];
/** Whether it is known whom to turn to at the unit; at the holder's that may be the coach. */
export const hasSomebody = (state: CaseFile, unit: UnitRef, model: InsatsModel): boolean =>
  isNamedAt(state, unit) || (sameUnit(unit, state.holder) && hasCoachAtHolder(state, model));

/** A reminder that has nobody to reach: the unit is asked who it should have reached. */
export const seekWhoIsSilent =
  (act: Act, { kind, owner, claimedBy }: Task): Step =>
  (state) =>
    answeredFor.includes(kind) &&
    claimedBy === undefined &&
    !hasSomebody(state, owner, act.model) &&
    soughtAt(state, owner) === undefined
      ? seekCaseworker(act, owner)(state)
      : [];

/**
 * Questions that need no answer any more: the holder has named the case's own handläggare or coach, or the unit has no part in the case but the
 * question, and then it is not to know of the case either (OSL 8:1).
 */
export const endQuestions =
  (act: Act): Step =>
  (state) =>
    contactsOf(state)
      .filter(({ person }) => person === undefined)
      .flatMap(({ id, of }) => {
        const ended = record(act, { type: 'contactEnded', contact: id });
        if (sameUnit(of, state.holder) && hasSomebody(state, of, act.model))
          return [ended, finishTasks(act, naming(id))];
        return partOf(state, of, act.model).length === 0 ? [ended, cancelTasks(act, naming(id))] : [];
      })
      .flatMap((step) => step(state));

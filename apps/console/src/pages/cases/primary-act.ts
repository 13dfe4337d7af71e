import type { CaseView, TaskRow } from '@stafett/schemas';
import type { LinkProps } from '@tanstack/react-router';
import { actPlace, type CaseAct, caseActs, casePlace, mayAct, meetingPlace } from './ways.ts';

/** Who looks at the page. */
type Reader = { readonly staff: { readonly id: string }; readonly unit: { readonly id: string } };

/** Whether the task is this person's to do: their unit's, and no colleague has taken it. */
const isMine = ({ owner, claimedBy }: TaskRow, { staff, unit }: Reader): boolean =>
  owner.unit === unit.id && (claimedBy === undefined || claimedBy.id === staff.id);

/**
 * The one thing to do now: of the tasks that are the reader's to do, first what they have taken themselves, then what is due first.
 * Undefined when the case waits for somebody else.
 */
export const primaryTask = (view: Pick<CaseView, 'tasks'>, reader: Reader): TaskRow | undefined =>
  view.tasks
    .filter((task) => isMine(task, reader))
    .toSorted(
      (a, b) => Number(b.claimedBy !== undefined) - Number(a.claimedBy !== undefined) || a.dueOn.localeCompare(b.dueOn),
    )[0];

/** A thing to do that no task stands for yet: where, and its words, in `casePage.toDo` or of the act itself. */
export type ToDo = { readonly place: LinkProps } & (
  | { readonly words: 'answer' | 'followUp' | 'meeting' | 'list' | 'resume' }
  | { readonly act: CaseAct }
);

/** What leads a case on of which nothing else is awaited, the farthest first. */
const leadsOn: readonly CaseAct[] = ['overlamning', 'borja-overlamning', 'uppfoljning', 'mote'];

/**
 * What the reader can do when the case waits for their unit, or for the participant or a place, and no task says so: whoever the sentence
 * names is never left without a way on. Undefined when there is nothing to do but wait.
 */
export const withoutTask = (
  view: Pick<CaseView, 'acts' | 'caseId' | 'waitingFor' | 'meetings' | 'insats' | 'place'>,
  { unit, mayCall }: Pick<Reader, 'unit'> & { readonly mayCall: boolean },
): ToDo | undefined => {
  const { caseId, waitingFor, meetings = [] } = view;
  if (waitingFor?.party.unit !== unit.id) return undefined;
  switch (waitingFor.reason) {
    case 'participantAnswer':
      return mayAct(view, 'answerSummons') ? { place: casePlace(caseId, 'kallelse'), words: 'answer' } : undefined;
    case 'followUp':
      return mayAct(view, 'recordFollowUp') ? { place: actPlace(caseId, 'uppfoljning'), words: 'followUp' } : undefined;
    case 'meetingToBeHeld': {
      const [next] = meetings
        .filter(({ status }) => status === 'planned')
        .toSorted((a, b) => (a.startsAt ?? '').localeCompare(b.startsAt ?? ''));
      return next && { place: meetingPlace(caseId, next.id), words: 'meeting' };
    }
    // Whoever hears of the contact that is awaited writes it in.
    case 'participantContact':
      return mayAct(view, 'recordFirstContact')
        ? { place: actPlace(caseId, 'forsta-kontakt'), act: 'forsta-kontakt' }
        : undefined;
    case 'mentorContact':
      return mayAct(view, 'recordMentorContact')
        ? { place: actPlace(caseId, 'mentorns-kontakt'), act: 'mentorns-kontakt' }
        : undefined;
    case 'wait':
      return mayAct(view, 'resumeCase') ? { place: actPlace(caseId, 'ta-upp'), words: 'resume' } : undefined;
    case 'placeInInsats':
      return mayCall
        ? { place: { to: '/ko', search: { insats: view.insats, place: view.place } }, words: 'list' }
        : undefined;
    case 'review': {
      const act = leadsOn.find((each) => mayAct(view, caseActs[each]));
      return act && { place: actPlace(caseId, act), act };
    }
    default:
      return undefined;
  }
};

/** What is offered under "Fler åtgärder": every act that has a page and is allowed. A placement that goes on is ended from its own row. */
export const otherActs = (view: Pick<CaseView, 'acts'>): readonly CaseAct[] =>
  (Object.keys(caseActs) as CaseAct[]).filter(
    (act) =>
      act !== 'avsluta-arbetstraning' &&
      act !== 'byt-kontakt' &&
      // From its task, or its own row.
      act !== 'svara-om-text' &&
      // From the part of the page that shows what is recorded.
      !/samtycke|provning/.test(act) &&
      mayAct(view, caseActs[act]),
  );

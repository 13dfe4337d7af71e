import type { CaseView, TaskRow } from '@stafett/schemas';
import { type CaseAct, caseActs, mayAct } from './ways.ts';

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

/** What is offered under "Fler åtgärder": every act that has a page and is allowed. A placement that goes on is ended from its own row. */
export const otherActs = (view: Pick<CaseView, 'acts'>): readonly CaseAct[] =>
  (Object.keys(caseActs) as CaseAct[]).filter((act) => act !== 'avsluta-arbetstraning' && mayAct(view, caseActs[act]));

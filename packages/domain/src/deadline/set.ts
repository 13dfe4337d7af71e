import { type Act, happened, type Step } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import { deriveId } from '../case/derive-id.ts';
import type { Deadline } from './deadline.ts';

/** Sets a deadline; `label` is unique within the command, so that the id is too. */
export const setDeadline =
  (act: Act, label: string, deadline: (id: string, state: CaseFile) => Deadline): Step =>
  (state) => [
    happened(act, {
      type: 'deadlineSet',
      deadline: deadline(deriveId(act.commandId, `deadline:${label}`), state),
    }),
  ];

export const dropDeadlines =
  (act: Act, which: (deadline: Deadline) => boolean): Step =>
  (state) =>
    state.deadlines.filter(which).map(({ id }) => happened(act, { type: 'deadlineDropped', deadline: id }));

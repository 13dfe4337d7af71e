import { isGiven } from '../access/texts.ts';
import { type Act, allow, type Guard, given, no, record, refused, type Step, type Verdict } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { CommandOf, TextRequestCommand } from '../case/commands.ts';
import { deriveId } from '../case/derive-id.ts';
import { actsFor, onlyCaseworkers, onlyTheHolder, sameUnit, staffOf, unitOf } from '../case/standing.ts';
import { onlyLawfulGrounds } from '../handover/decide.ts';
import { isAccepted, isReferral } from '../handover/handovers.ts';
import type { Actor, StaffId, UnitRef } from '../organisation/organisation.ts';
import { groundFor } from '../samtycke/ground.ts';
import { purposesOfText } from '../samtycke/purpose.ts';
import { inTheirPlace } from '../staff-change/successor.ts';
import { onlyWhoHoldsTheTask } from '../task/holding.ts';
import { about, cancelTasks, finishTasks, isAbout, openTask } from '../task/open-task.ts';
import type { Task } from '../task/task.ts';
import { authorOf, isUnansweredRequest, lapseOf, type TextRequest, textsOf } from './text-request.ts';

const answering = (request: TextRequest) => (task: Task) =>
  task.kind === 'answerTextRequest' && isAbout(task, 'textRequest', request.id);

/** One's own agency's texts, and what was given, are read without asking. */
const onlyWhatIsNotReadable = (state: CaseFile, text: TextRequest['given'], author: UnitRef): Guard =>
  text &&
  (author.agency === state.holder.agency || isGiven(state, { ...text, agency: author.agency }, unitOf(state.holder)))
    ? no('textReadable', { text: text.document })
    : undefined;
const onlyOneRequest = (state: CaseFile, text: string): Guard => {
  const open = state.textRequests?.find((request) => isUnansweredRequest(request) && request.text === text);
  return open && no('textRequestOpen', { request: open.id });
};
/** Each agency tries and gives what is its own (OSL 8:1–2). */
const onlyWhoseTextItIs = ({ id, from }: TextRequest, actor: Actor): Guard =>
  onlyCaseworkers(actor) ?? (actsFor(actor, from) ? undefined : no('notAuthor', { request: id }));
const onlyUnanswered = (request: TextRequest): Guard =>
  isUnansweredRequest(request) ? undefined : no('textRequestNotOpen', { request: request.id, status: request.status });

/** Whoever handed the case on for that unit knows what was written. */
const whoHandedOn = (state: CaseFile, unit: UnitRef): StaffId | undefined => {
  const sentBy = state.handovers.findLast(
    (handover) => isAccepted(handover) && !isReferral(handover) && sameUnit(handover.from, unit),
  )?.sentBy;
  return sentBy && inTheirPlace(state, sentBy, unit);
};

const ask = (state: CaseFile, command: CommandOf<'askForText'>, act: Act): Verdict => {
  const text = textsOf(state).find(({ ref }) => ref.document === command.text)?.ref;
  const author = text && authorOf(state, text.document);
  const not =
    onlyTheHolder(state, act.actor) ??
    (author ? undefined : no('textNotFound', { text: command.text })) ??
    (author && onlyWhatIsNotReadable(state, text, author)) ??
    onlyOneRequest(state, command.text);
  if (not || !author) return refused(not ?? no('textNotFound', { text: command.text }));
  const request: TextRequest = {
    id: deriveId(act.commandId, 'text request'),
    text: command.text,
    why: command.why,
    from: unitOf(author),
    askedBy: unitOf(state.holder),
    ...given({ askedByStaff: staffOf(act.actor) }),
    askedAt: act.at,
    status: 'open',
  };
  return allow(
    record(act, { type: 'textAskedFor', request }),
    openTask(act, {
      kind: 'answerTextRequest',
      owner: request.from,
      subject: about('textRequest', request.id),
      claimedBy: whoHandedOn(state, request.from),
    }),
  );
};

const answer = (state: CaseFile, request: TextRequest, command: CommandOf<'answerTextRequest'>, act: Act): Verdict => {
  const text = textsOf(state).find(({ ref }) => ref.document === request.text)?.ref;
  const ground =
    command.answer === 'gives'
      ? groundFor(
          state,
          {
            from: request.from,
            to: [request.askedBy],
            basis: command.basis,
            purposes: purposesOfText,
            withPapers: true,
            brought: command.ground,
          },
          act,
        )
      : undefined;
  const not =
    onlyWhoseTextItIs(request, act.actor) ??
    onlyUnanswered(request) ??
    (command.answer === 'gives' ? onlyLawfulGrounds(command.basis, request.from, act) : undefined) ??
    ground?.not ??
    onlyWhoHoldsTheTask(state, act.actor, answering(request));
  if (not) return refused(not);
  const answered = finishTasks(act, answering(request));
  if (command.answer === 'refuses')
    return allow(record(act, { type: 'textRefused', request: request.id, reason: command.reason }), answered);
  if (!text) return refused(no('textNotFound', { text: request.text }));
  return allow(
    ...(ground?.steps ?? []),
    record(act, { type: 'textGiven', request: request.id, text, basis: command.basis }),
    answered,
  );
};

/**
 * Takes the holder's wish to read a text that another agency wrote, or that agency's answer. Refuses what the holder reads already, and
 * anybody else's asking or answering; a text is given on a ground that the law lets its author name.
 */
export const decideTextRequest = (state: CaseFile, command: TextRequestCommand, act: Act): Verdict => {
  if (command.type === 'askForText') return ask(state, command, act);
  const request = state.textRequests?.find(({ id }) => id === command.request);
  return request
    ? answer(state, request, command, act)
    : refused(no('textRequestNotFound', { request: command.request }));
};

/** Another unit holds the case: what the one before it wished to read, nobody need answer any more. */
export const textRequestsOvertaken = (act: Act, state: CaseFile): readonly Step[] =>
  (state.textRequests ?? [])
    .filter((request) => isUnansweredRequest(request) && !sameUnit(request.askedBy, state.holder))
    .flatMap((request) => [record(act, lapseOf(request)), cancelTasks(act, answering(request))]);

import { grantsOf, hasPart, relationsOf } from '../access/grants.ts';
import { type Act, allow, type Guard, given, no, record, refused, type Step, type Verdict } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { CommandOf, SamtyckeCommand } from '../case/commands.ts';
import { onlyADayAhead } from '../case/dates.ts';
import { deriveId } from '../case/derive-id.ts';
import { evolve } from '../case/evolve.ts';
import { agencyKindOf, onlyCaseworkers, onlyTheClock, sameUnit, staffOf, unitOf } from '../case/standing.ts';
import { dropDeadlines } from '../deadline/set.ts';
import { backToTheSender } from '../handover/decide.ts';
import { addressees, isReferral, isUnanswered } from '../handover/handovers.ts';
import { stopWaitingForAnswer } from '../handover/send.ts';
import type { Meeting, MeetingParty } from '../meeting/meeting.ts';
import { invited, isProposed, meetingsAhead } from '../meeting/meetings.ts';
import { bookAgain, dropMeetingDeadlines, whenAllHaveAnswered } from '../meeting/planning.ts';
import type { AgencyId, UnitRef } from '../organisation/organisation.ts';
import { inTheirPlace } from '../staff-change/successor.ts';
import { about, cancelTasks, finishTasks, isAbout, openTask, openTaskOnce, theCase } from '../task/open-task.ts';
import { promisedTo } from '../task/promised.ts';
import type { Task } from '../task/task.ts';
import { isUnansweredRequest, lapseOf } from '../text-request/text-request.ts';
import { isClosed, isClosedTo, isCoordinationNamed, lacksSamtycke, mayKnowOfMeeting } from './cover.ts';
import { purposesOfHandover } from './purpose.ts';
import {
  answerRequest,
  onlyNamedReceivers,
  onlyWhatCanBeAgreed,
  onlyWhatCanBeReviewed,
  onlyWhoMayTell,
  onlyWithAWitness,
  openRequestsOf,
  recordSamtycke,
  reviewOf,
  samtyckeOf,
  setSamtyckeClocks,
  withTheCase,
} from './record.ts';
import { type Samtycke, type SamtyckeRequest, type SamtyckeTerms, sharedCategories } from './samtycke.ts';

const renewing = (samtycke: string) => (task: Task) =>
  task.kind === 'renewSamtycke' && isAbout(task, 'samtycke', samtycke);

/** The unit that the actor speaks for in the case; another system speaks for its agency as a whole. */
const whoAsks = (state: CaseFile, { actor, model }: Act): UnitRef | undefined => {
  if (actor.type === 'staff') return relationsOf(grantsOf(state, model), actor).length > 0 ? unitOf(actor) : undefined;
  if (actor.type !== 'machine') return undefined;
  const known = state.samtycken?.find(({ of }) => of.agency === actor.agency)?.of;
  return known ?? grantsOf(state, model).find(({ agency }) => agency === actor.agency);
};

const onlyWithAPart = (state: CaseFile, act: Act): Guard => (whoAsks(state, act) ? undefined : no('unitHasNoPart'));
const onlyCaseworkersWithAPart = (state: CaseFile, act: Act): Guard =>
  onlyCaseworkers(act.actor) ?? onlyWithAPart(state, act);
/** A person withdraws by the act of that name. */
const onlyAnothersSystem = ({ actor }: Act): Guard =>
  actor.type === 'machine' ? undefined : no('roleNotAllowed', { actor: actor.type });
const findOwn = (state: CaseFile, id: string, agency: AgencyId): Samtycke | undefined =>
  state.samtycken?.find((samtycke) => samtycke.id === id && samtycke.of.agency === agency);
const onlyStanding = (samtycke: Samtycke): Guard =>
  samtycke.status === 'standing' ? undefined : no('samtyckeNotStanding', { samtycke: samtycke.id });

const dropClocks = (act: Act, id: string): Step =>
  dropDeadlines(
    act,
    (deadline) =>
      (deadline.type === 'samtyckeNearsEnd' || deadline.type === 'samtyckeEnds') && deadline.samtycke === id,
  );

/** One question at a time to the participant about the same thing. */
const onlyAskedOnce = (state: CaseFile, agency: AgencyId, command: CommandOf<'askForSamtycke'>): Guard =>
  openRequestsOf(state, agency).some(
    ({ purpose, receivers }) =>
      purpose === command.purpose && command.receivers.every((receiver) => receivers.includes(receiver)),
  )
    ? no('alreadyRecorded')
    : undefined;

const ask = (state: CaseFile, command: CommandOf<'askForSamtycke'>, act: Act): Verdict => {
  const of = whoAsks(state, act);
  const not =
    onlyCaseworkersWithAPart(state, act) ??
    (of && onlyWhoMayTell(of.agency, 'samtycke', act)) ??
    (of && onlyNamedReceivers(command.receivers, of.agency)) ??
    (of && onlyAskedOnce(state, of.agency, command));
  if (not || !of) return refused(not ?? no('unitHasNoPart'));
  const { receivers, categories, purpose } = command;
  const askedBy = staffOf(act.actor);
  const request: SamtyckeRequest = {
    id: deriveId(act.commandId, 'samtycke asked for'),
    of: unitOf(of),
    receivers,
    categories: withTheCase(categories),
    purpose,
    askedAt: act.at,
    ...given({ askedBy }),
    status: 'open',
  };
  return allow(
    record(act, { type: 'samtyckeAskedFor', request }),
    openTask(act, {
      kind: 'followUpSamtycke',
      owner: request.of,
      subject: about('samtycke', request.id),
      claimedBy: askedBy,
    }),
  );
};

const decline = (state: CaseFile, command: CommandOf<'recordSamtyckeDeclined'>, act: Act): Verdict => {
  const of = whoAsks(state, act);
  const found = of && openRequestsOf(state, of.agency).find(({ id }) => id === command.request);
  const not =
    onlyCaseworkersWithAPart(state, act) ?? (found ? undefined : no('samtyckeNotFound', { samtycke: command.request }));
  return not || !found ? refused(not ?? no('samtyckeNotFound')) : allow(...answerRequest(act, found, false));
};

const recordIt = (state: CaseFile, command: CommandOf<'recordSamtycke'>, act: Act): Verdict => {
  const of = whoAsks(state, act);
  const not = onlyCaseworkersWithAPart(state, act) ?? (of && onlyWhatCanBeAgreed(of, command, act));
  return not || !of ? refused(not ?? no('unitHasNoPart')) : allow(...recordSamtycke(act, samtyckeOf(of, command, act)));
};

const renew = (samtycke: Samtycke, command: CommandOf<'renewSamtycke'>, act: Act): Verdict => {
  const { terms } = samtycke;
  const not =
    onlyStanding(samtycke) ??
    onlyWithAWitness(command, act) ??
    onlyADayAhead(command.until, act) ??
    (terms && command.until > terms.until ? undefined : no('dateOrder', { until: terms?.until ?? '' }));
  if (not || !terms) return refused(not ?? no('samtyckeNotStanding', { samtycke: samtycke.id }));
  const { witness: _before, ...kept } = terms;
  const anew: SamtyckeTerms = {
    ...kept,
    form: command.form,
    ...given({ witness: command.form === 'oral' ? command.witness : undefined }),
    until: command.until,
  };
  return allow(
    record(act, { type: 'samtyckeRenewed', samtycke: samtycke.id, terms: anew }),
    dropClocks(act, samtycke.id),
    ...setSamtyckeClocks(act, samtycke.id, anew),
    finishTasks(act, renewing(samtycke.id)),
  );
};

/** What was asked of others on the samtycke that is gone is taken back. That it is off they are told; why is not theirs to know. */
const takeBackHandovers =
  (act: Act): Step =>
  (state) =>
    state.handovers
      .filter(
        (handover) =>
          isUnanswered(handover) &&
          addressees(handover).some(({ agency }) =>
            isClosed(state, handover.from.agency, agency, 'case', handover.basis, purposesOfHandover(handover.route)),
          ),
      )
      .flatMap((handover) => [
        record(act, { type: 'handoverWithdrawn', handover: handover.id }),
        ...stopWaitingForAnswer(act, handover),
        ...backToTheSender(act, handover, isReferral(handover) ? 'resendHandover' : 'sendHandover'),
      ])
      .flatMap((step) => step(state));

/** Something that the holder's work rests on is closed: the case says that it stands still, and not what is missing or whose. */
const standStill =
  (act: Act, before: CaseFile, gone: readonly Samtycke[]): Step =>
  (state) => {
    const closes = gone.some(({ of, receivers, terms }) =>
      receivers.some(
        (to) =>
          hasPart(before, to, act.model) &&
          (of.agency === before.holder.agency || to === before.holder.agency) &&
          (terms?.categories ?? sharedCategories).some((category) => lacksSamtycke(state, of.agency, to, category)),
      ),
    );
    // Nothing goes on in a closed case.
    return closes && state.phase !== 'closed'
      ? openTaskOnce(act, {
          kind: 'findGround',
          owner: unitOf(state.holder),
          subject: theCase,
          claimedBy: promisedTo(act, state),
        })(state)
      : [];
  };

const goneSteps = (act: Act, before: CaseFile, gone: readonly Samtycke[]): readonly Step[] => [
  ...gone.flatMap(({ id }) => [dropClocks(act, id), cancelTasks(act, renewing(id))]),
  takeBackHandovers(act),
  standStill(act, before, gone),
];

/** Agencies that have a part in the case and are named in none of this one's samtycken: told on its word alone. */
const toldWithoutRecord = (state: CaseFile, from: AgencyId, { model }: Act): readonly AgencyId[] => {
  const named = (state.samtycken ?? []).filter(({ of }) => of.agency === from).flatMap(({ receivers }) => receivers);
  const agencies = grantsOf(state, model).map(({ agency }) => agency);
  return [...new Set(agencies)].filter(
    (agency) => agency !== from && !named.includes(agency) && (agencyKindOf(agency) ?? 'forbund') !== 'forbund',
  );
};

/** Whoever coordinates the insats was told on the word of a list. */
const isCoordinationUnrecorded = (state: CaseFile): boolean =>
  isCoordinationNamed({ ...state, samtycken: state.samtycken?.filter(({ status }) => status !== 'standing') ?? [] });

const withdraw = (state: CaseFile, command: CommandOf<'withdrawSamtycke' | 'samtyckeWithdrawn'>, act: Act): Verdict => {
  const of = whoAsks(state, act);
  const not =
    (command.type === 'samtyckeWithdrawn' ? onlyAnothersSystem(act) : onlyCaseworkers(act.actor)) ??
    onlyWithAPart(state, act);
  if (not || !of) return refused(not ?? no('unitHasNoPart'));
  if (command.samtycke !== undefined) {
    const samtycke = findOwn(state, command.samtycke, of.agency);
    const notThat = samtycke ? onlyStanding(samtycke) : no('samtyckeNotFound', { samtycke: command.samtycke });
    if (notThat || !samtycke) return refused(notThat ?? no('samtyckeNotFound'));
  }
  const standing = (state.samtycken ?? []).filter(
    (samtycke) =>
      samtycke.of.agency === of.agency &&
      samtycke.status === 'standing' &&
      (command.samtycke === undefined || samtycke.id === command.samtycke),
  );
  const others = command.samtycke === undefined ? toldWithoutRecord(state, of.agency, act) : [];
  const gone: readonly Samtycke[] = [
    ...standing.map((samtycke) => ({ ...samtycke, status: 'withdrawn' as const, endedAt: act.at })),
    ...(others.length > 0 || (command.samtycke === undefined && isCoordinationUnrecorded(state))
      ? [
          {
            id: deriveId(act.commandId, 'samtycke never recorded'),
            of: unitOf(of),
            receivers: others,
            status: 'withdrawn' as const,
            recordedAt: act.at,
            endedAt: act.at,
          },
        ]
      : []),
  ];
  // Told twice by another system, it is withdrawn once; a person is told that there is nothing to withdraw.
  if (gone.length === 0) return command.type === 'samtyckeWithdrawn' ? allow() : refused(no('samtyckeNotFound'));
  return allow(
    record(act, ...gone.map((samtycke) => ({ type: 'samtyckeWithdrawn' as const, samtycke }))),
    ...goneSteps(act, state, gone),
  );
};

const review = (state: CaseFile, command: CommandOf<'recordSekretessReview'>, act: Act): Verdict => {
  const of = whoAsks(state, act);
  const not = onlyCaseworkersWithAPart(state, act) ?? (of && onlyWhatCanBeReviewed(of, command, act));
  const made = of && reviewOf(of, command, act);
  return not || !made
    ? refused(not ?? no('roleNotAllowed'))
    : allow(record(act, { type: 'sekretessReviewed', review: made }));
};

/** Two people of the agency answer for telling against a samtycke that was taken back. */
const confirm = (state: CaseFile, command: CommandOf<'confirmSekretessReview'>, act: Act): Verdict => {
  const { actor } = act;
  const found = state.sekretessReviews?.find(({ id }) => id === command.review);
  const not =
    onlyCaseworkersWithAPart(state, act) ??
    (found && actor.type === 'staff' && found.of.agency === actor.agency
      ? undefined
      : no('reviewNotFound', { review: command.review })) ??
    (found?.confirmedBy === undefined ? undefined : no('alreadyRecorded')) ??
    (found?.reviewedBy !== staffOf(actor) ? undefined : no('secondPersonNeeded'));
  if (not || actor.type !== 'staff') return refused(not ?? no('roleNotAllowed'));
  return allow(record(act, { type: 'sekretessReviewConfirmed', review: command.review, staff: actor.staff }));
};

/** The clock's word, once a day: in an open case the samtycke's own deadline has said it before. Told twice, it has ended once. */
const end = (state: CaseFile, { samtycke: id }: CommandOf<'endSamtycke'>, act: Act): Verdict => {
  const samtycke = state.samtycken?.find((one) => one.id === id);
  const lastDay = samtycke?.terms?.until;
  const not =
    onlyTheClock(act.actor) ??
    (samtycke ? undefined : no('samtyckeNotFound', { samtycke: id })) ??
    (lastDay !== undefined && lastDay < act.today ? undefined : no('dateAhead', { until: lastDay ?? '' }));
  return not ? refused(not) : allow(...samtyckeIsUp(act, state, id));
};

/**
 * Takes what an agency does with its own samtycken and sekretessprövningar. Refuses whoever has no part in the case, another agency's, and
 * terms that name nobody, have passed or were heard by nobody.
 */
export const decideSamtycke = (state: CaseFile, command: SamtyckeCommand, act: Act): Verdict => {
  switch (command.type) {
    case 'askForSamtycke':
      return ask(state, command, act);
    case 'recordSamtyckeDeclined':
      return decline(state, command, act);
    case 'recordSamtycke':
      return recordIt(state, command, act);
    case 'renewSamtycke': {
      const of = whoAsks(state, act);
      const samtycke = of && findOwn(state, command.samtycke, of.agency);
      const not = onlyCaseworkersWithAPart(state, act);
      if (not) return refused(not);
      return samtycke ? renew(samtycke, command, act) : refused(no('samtyckeNotFound', { samtycke: command.samtycke }));
    }
    case 'withdrawSamtycke':
    case 'samtyckeWithdrawn':
      return withdraw(state, command, act);
    case 'endSamtycke':
      return end(state, command, act);
    case 'recordSekretessReview':
      return review(state, command, act);
    case 'confirmSekretessReview':
      return confirm(state, command, act);
  }
};

/** The last days have come: the agency asks the participant again, or lets it end. */
export const samtyckeNearsEnd = (act: Act, state: CaseFile, id: string): readonly Step[] => {
  const samtycke = state.samtycken?.find((one) => one.id === id);
  return samtycke?.status === 'standing' && samtycke.terms && !isClosedTo(state, samtycke.of)
    ? [
        openTask(act, {
          kind: 'renewSamtycke',
          owner: samtycke.of,
          subject: about('samtycke', id),
          claimedBy: samtycke.recordedBy && inTheirPlace(state, samtycke.recordedBy, samtycke.of),
        }),
      ]
    : [];
};

/** Its last day has passed: what rested on it closes as if it were withdrawn. */
export const samtyckeIsUp = (act: Act, state: CaseFile, id: string): readonly Step[] => {
  const samtycke = state.samtycken?.find((one) => one.id === id);
  return samtycke?.status === 'standing'
    ? [record(act, { type: 'samtyckeEnded', samtycke: id, of: samtycke.of }), ...goneSteps(act, state, [samtycke])]
    : [];
};

/** Each consequence given those before it. */
const inTurn =
  (...steps: readonly Step[]): Step =>
  (state) => {
    let now = state;
    return steps.flatMap((step) => {
      const events = step(now);
      now = events.reduce<CaseFile>(evolve, now);
      return events;
    });
  };

/** Whoever called it may not know of it any more: the holder tells the participant that it is off, and books another. */
const callOff = (act: Act, meeting: Meeting, { holder }: CaseFile): Step =>
  inTurn(
    record(act, { type: 'meetingCancelled', meeting: meeting.id, reason: 'other' }),
    cancelTasks(act, (task) => isAbout(task, 'meeting', meeting.id)),
    dropMeetingDeadlines(act, meeting.id),
    openTask(act, { kind: 'tellParties', owner: unitOf(holder), subject: about('meeting', meeting.id) }),
    bookAgain(act, meeting),
  );

/** Whoever may not be told of a meeting is asked to it no more. It stands for the others, who need not wait for an answer. */
const withdrawInvitations = (act: Act, meeting: Meeting, gone: readonly MeetingParty[]): Step =>
  inTurn(
    record(act, ...gone.map(({ id }) => ({ type: 'invitationWithdrawn', meeting: meeting.id, party: id }) as const)),
    cancelTasks(
      act,
      (task) =>
        isAbout(task, 'meeting', meeting.id) &&
        gone.some((party) => party.type === 'unit' && sameUnit(task.owner, party)),
    ),
    whenAllHaveAnswered(act, meeting.id),
  );

/** It may be told of the meeting again, and answers it unless it has. */
const askAgain = (act: Act, meeting: Meeting, again: readonly MeetingParty[]): Step =>
  inTurn(
    record(act, ...again.map(({ id }) => ({ type: 'invitationRenewed', meeting: meeting.id, party: id }) as const)),
    ...again.flatMap((party) =>
      party.type === 'unit' && (isProposed(meeting) ? party.times : party.reply) === undefined
        ? [
            openTask(act, {
              kind: isProposed(meeting) ? 'answerTimes' : 'replyToMeeting',
              owner: party,
              subject: about('meeting', meeting.id),
            }),
          ]
        : [],
    ),
  );

/** What is ahead of meetings goes on without those that may not know of it, for as long as they may not. */
export const takeBackInvitations =
  (act: Act): Step =>
  (state) =>
    state.samtycken === undefined
      ? []
      : inTurn(
          ...meetingsAhead(state).flatMap((meeting) => {
            const mayKnow = ({ agency }: UnitRef): boolean => mayKnowOfMeeting(state, meeting, agency);
            if (!mayKnow(meeting.bookedBy)) return [callOff(act, meeting, state)];
            const gone = invited(meeting).filter((party) => party.type === 'unit' && !mayKnow(party));
            const again = meeting.parties.filter(
              (party) => party.type === 'unit' && party.withdrawn !== undefined && mayKnow(party),
            );
            return [
              ...(gone.length > 0 ? [withdrawInvitations(act, meeting, gone)] : []),
              ...(again.length > 0 ? [askAgain(act, meeting, again)] : []),
            ];
          }),
        )(state);

/** Work that was given to a unit to which the case is closed ends: it can't be done unseen, and nobody is told of it. */
export const endWorkOfTheClosedOut =
  (act: Act): Step =>
  (state) => {
    if (state.samtycken === undefined) return [];
    return [
      ...(state.textRequests ?? [])
        .filter((request) => isUnansweredRequest(request) && isClosedTo(state, request.from))
        .map((request) => record(act, lapseOf(request))),
      cancelTasks(act, ({ owner }) => !sameUnit(owner, state.holder) && isClosedTo(state, owner)),
    ].flatMap((step) => step(state));
  };

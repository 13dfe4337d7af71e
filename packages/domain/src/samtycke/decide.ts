import { basisAllowed } from '../access/disclosure-basis.ts';
import { grantsOf, hasPart, relationsOf } from '../access/grants.ts';
import { addDays, addWorkingDays, workingDayBefore } from '../calendar/index.ts';
import { type Act, allow, type Guard, given, no, record, refused, type Step, type Verdict } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { CommandOf, SamtyckeCommand } from '../case/commands.ts';
import { laterOf, notAhead, onlyADayAhead } from '../case/dates.ts';
import { deriveId } from '../case/derive-id.ts';
import { evolve } from '../case/evolve.ts';
import { agencyKindOf, onlyCaseworkers, sameUnit, staffOf, unitOf } from '../case/standing.ts';
import { morningOf } from '../deadline/ladder.ts';
import { dropDeadlines, setDeadline } from '../deadline/set.ts';
import { backToTheSender } from '../handover/decide.ts';
import type { DisclosureBasis } from '../handover/handover.ts';
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
import { isClosed, isClosedTo, lacksSamtycke, mayKnowOfMeeting } from './cover.ts';
import { purposesOfHandover } from './purpose.ts';
import {
  type Samtycke,
  type SamtyckeRequest,
  type SamtyckeTerms,
  type SekretessReview,
  type SharingPurpose,
  sharedCategories,
} from './samtycke.ts';

/** Working days before the last day: time to ask the participant again. */
const REMIND_WORKING_DAYS_BEFORE = 10;

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
/** The law names whose data may be told with samtycke: the förbund has none (lag 2003:1210 §§ 2, 7). */
const onlyWhoMayTell = (agency: AgencyId, basis: DisclosureBasis, { today }: Act): Guard => {
  const kind = agencyKindOf(agency);
  return kind && basisAllowed(basis, kind, today) ? undefined : no('basisNotAllowed', { basis });
};
/** Named parties, each once: agencies that have cases, and not one's own. */
const onlyNamedReceivers = (receivers: readonly AgencyId[], own: AgencyId): Guard =>
  receivers.length > 0 &&
  new Set(receivers).size === receivers.length &&
  receivers.every((agency) => agency !== own && (agencyKindOf(agency) ?? 'forbund') !== 'forbund')
    ? undefined
    : no('receiversWrong');
/** What is said aloud somebody else has heard. */
const onlyWithAWitness = ({ form, witness }: Pick<SamtyckeTerms, 'form' | 'witness'>, { actor }: Act): Guard =>
  form === 'written' || (witness !== undefined && witness !== staffOf(actor)) ? undefined : no('witnessMissing');

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

/** Reminds before it ends, and ends it on the morning after its last day. */
const setClocks = (act: Act, id: string, { until }: SamtyckeTerms): readonly Step[] => [
  setDeadline(act, `samtycke nears its end:${id}`, (deadline, state) => ({
    id: deadline,
    type: 'samtyckeNearsEnd',
    samtycke: id,
    at: morningOf(laterOf(workingDayBefore(until, REMIND_WORKING_DAYS_BEFORE), addWorkingDays(act.today, 1)), state.id),
  })),
  setDeadline(act, `samtycke ends:${id}`, (deadline, state) => ({
    id: deadline,
    type: 'samtyckeEnds',
    samtycke: id,
    at: morningOf(addDays(until, 1), state.id),
  })),
];

/** Nothing that a samtycke has closed is closed any more. */
const isAllOpen = ({ samtycken = [], ...state }: CaseFile): boolean =>
  !samtycken.some(
    ({ of, receivers, status }) =>
      status !== 'standing' && receivers.some((to) => lacksSamtycke({ samtycken, ...state }, of.agency, to, 'case')),
  );
const goOnWhenAllIsOpen =
  (act: Act): Step =>
  (state) =>
    isAllOpen(state) ? finishTasks(act, ({ kind }) => kind === 'findGround')(state) : [];

const isTheQuestion = (request: string) => (task: Task) =>
  task.kind === 'followUpSamtycke' && isAbout(task, 'samtycke', request);

/** The participant has answered: nobody need follow it up. */
const answered = (act: Act, { id, of }: SamtyckeRequest, agrees: boolean): readonly Step[] => [
  record(act, { type: 'samtyckeAnswered', request: id, of, agrees }),
  finishTasks(act, isTheQuestion(id)),
];

const openRequestsOf = ({ samtyckeRequests = [] }: CaseFile, agency: AgencyId): readonly SamtyckeRequest[] =>
  samtyckeRequests.filter(({ of, status }) => of.agency === agency && status === 'open');

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
    categories: sharedCategories.filter((category) => category === 'case' || categories.includes(category)),
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
  return not || !found ? refused(not ?? no('samtyckeNotFound')) : allow(...answered(act, found, false));
};

/** What was asked for and is agreed to by this. */
const answeredBy = (state: CaseFile, { of, receivers }: Samtycke, purpose: SharingPurpose) =>
  openRequestsOf(state, of.agency).filter(
    (request) => request.purpose === purpose && request.receivers.every((receiver) => receivers.includes(receiver)),
  );

const recordIt = (state: CaseFile, command: CommandOf<'recordSamtycke'>, act: Act): Verdict => {
  const of = whoAsks(state, act);
  const not =
    onlyCaseworkersWithAPart(state, act) ??
    (of && onlyWhoMayTell(of.agency, 'samtycke', act)) ??
    (of && onlyNamedReceivers(command.receivers, of.agency)) ??
    onlyWithAWitness(command, act) ??
    notAhead(command.from, act) ??
    onlyADayAhead(command.until, act);
  if (not || !of) return refused(not ?? no('unitHasNoPart'));
  const { categories, purpose, form, witness, from, until } = command;
  const terms: SamtyckeTerms = {
    categories: sharedCategories.filter((category) => category === 'case' || categories.includes(category)),
    purpose,
    form,
    ...given({ witness: form === 'oral' ? witness : undefined }),
    from,
    until,
  };
  const samtycke: Samtycke = {
    id: deriveId(act.commandId, 'samtycke'),
    of: unitOf(of),
    receivers: command.receivers,
    status: 'standing',
    recordedAt: act.at,
    ...given({ recordedBy: staffOf(act.actor) }),
    terms,
  };
  return allow(
    record(act, { type: 'samtyckeRecorded', samtycke }),
    ...setClocks(act, samtycke.id, terms),
    ...answeredBy(state, samtycke, purpose).flatMap((request) => answered(act, request, true)),
    goOnWhenAllIsOpen(act),
  );
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
    ...setClocks(act, samtycke.id, anew),
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
    ...(others.length > 0
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
  const { actor } = act;
  const of = whoAsks(state, act);
  const not =
    onlyCaseworkersWithAPart(state, act) ??
    (of && onlyWhoMayTell(of.agency, command.basis, act)) ??
    (of && onlyNamedReceivers(command.receivers, of.agency)) ??
    (command.until >= act.today ? undefined : no('dateNotAhead', { until: command.until }));
  if (not || !of || actor.type !== 'staff') return refused(not ?? no('roleNotAllowed'));
  const { receivers, categories, purpose, basis, outcome, until, why } = command;
  const made: SekretessReview = {
    id: deriveId(act.commandId, 'sekretess review'),
    of: unitOf(of),
    receivers,
    categories: sharedCategories.filter((category) => category === 'case' || categories.includes(category)),
    purpose,
    basis,
    outcome,
    from: act.today,
    until,
    why,
    reviewedBy: actor.staff,
    reviewedAt: act.at,
  };
  return allow(record(act, { type: 'sekretessReviewed', review: made }));
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

/** One rule taken away: `find` stands exactly once in the file (under src) and is replaced. */
export type Mutant = {
  readonly name: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
};

/**
 * Rules that are no guard: what follows from an act, what counts, what is never forgotten. The guards (functions that give a `Guard`) need
 * not be named here: the runner finds and removes each of them by itself.
 */
export const rules: readonly Mutant[] = [
  // One holder
  {
    name: 'responsibilityMovesOnAcceptance',
    file: 'case/evolve.ts',
    find: "    case 'holderChanged':\n",
    replace: "    case 'holderChanged':\n      return next;\n",
  },
  {
    name: 'sendingMovesNoResponsibility',
    file: 'handover/decide.ts',
    find: '    // Handed on, it is not to be closed until it is answered.\n',
    replace:
      "    record(act, { type: 'holderChanged', holder: to.type === 'unit' ? to : to.members[0], handover: '' }),\n",
  },
  {
    name: 'workFollowsTheHolder',
    file: 'handover/decide.ts',
    find: '    moveTasks(act, followsTheHolder(from), unit),\n',
    replace: '',
  },
  {
    name: 'workOnMeetingsStaysWithWhoBookedThem',
    file: 'handover/decide.ts',
    find: "task.subject.type !== 'meeting' && ",
    replace: '',
  },
  {
    name: 'theNewHolderMakesContact',
    file: 'handover/decide.ts',
    find: "    openTask(act, { kind: 'firstContact', owner: to, subject: theCase, claimedBy }),\n",
    replace: '',
  },
  {
    name: 'theReceiverTellsWhatCameOfIt',
    file: 'handover/decide.ts',
    find: "    openTask(act, { kind: 'completeHandover', owner: to, subject: about('handover', handover.id), claimedBy }),\n",
    replace: '',
  },
  {
    name: 'aForumsMembersAreTheModels',
    file: 'handover/decide.ts',
    find: 'act.model.jointForums.find(({ id }) => id === to.forum)?.members ?? to.members;',
    replace: 'to.members;',
  },
  {
    name: 'aForumDeclinesWhenEachMemberHas',
    file: 'handover/evolve.ts',
    find: 'if (declinedBy.length < addressees(handover).length)',
    replace: 'if (declinedBy.length < 0)',
  },
  // Nothing stands still
  {
    name: 'aDeclinedHandoverIsTheSendersToSendAnew',
    file: 'handover/decide.ts',
    find: "        ...backToTheSender(act, handover, 'resendHandover'),\n      );",
    replace: '      );',
  },
  {
    name: 'aWithdrawnHandoverIsTheSendersToSend',
    file: 'handover/decide.ts',
    find: "        ...backToTheSender(act, handover, isReferral(handover) ? 'closeCase' : 'sendHandover'),\n",
    replace: '',
  },
  {
    name: 'anExpiredHandoverIsTheSendersToSendAnew',
    file: 'deadline/decide.ts',
    find: "        ...backToTheSender(act, handover, 'resendHandover'),\n",
    replace: '',
  },
  {
    name: 'aHandoverExpires',
    file: 'handover/send.ts',
    find: '    setExpiry(act, handover.id, request.answerBy, request.expiresAfterWorkingDays),\n',
    replace: '',
  },
  {
    name: 'acknowledgingStartsTheClockToAnswer',
    file: 'handover/decide.ts',
    find: '        moveDue(act, answering(handover), handover.answerBy),\n',
    replace: '',
  },
  {
    name: 'theClockStoodStillWhileMoreWasAskedFor',
    file: 'handover/more-information.ts',
    find: 'stoodStill > 0 ? addWorkingDays(answerBy, stoodStill) : answerBy;',
    replace: 'answerBy;',
  },
  {
    name: 'aHandoverSentAnewSaysWhichItReplaces',
    file: 'handover/send.ts',
    find: '      replaces: request.replaces,\n',
    replace: '',
  },
  {
    name: 'askingForMoreStopsTheClock',
    file: 'handover/more-information.ts',
    find: 'question }),\n    ...stopWaitingForAnswer(act, handover),',
    replace: 'question }),',
  },
  {
    name: 'whoAskedGoesOn',
    file: 'handover/more-information.ts',
    find: '        claimedBy: asked(owner),\n',
    replace: '',
  },
  {
    name: 'everyTaskHasALadder',
    file: 'task/open-task.ts',
    find: "[happened(act, { type: 'taskOpened', task }), ladderFor(act, state, task, task.dueOn)]",
    replace: "[happened(act, { type: 'taskOpened', task })]",
  },
  {
    name: 'noLadderWithoutItsTask',
    file: 'task/open-task.ts',
    find: '      ...dropLadders(act, state, new Set([...ids, ...escalations.map(({ id }) => id)])),\n',
    replace: '',
  },
  {
    name: 'silenceAboutSilenceEnds',
    file: 'task/open-task.ts',
    find: "task.subject.type === 'task' ? rungs.slice(0, 1) : rungs",
    replace: 'rungs',
  },
  {
    name: 'whatIsDoneNeedsNoHurryingOn',
    file: 'task/open-task.ts',
    find: '({ id, subject }) => subject.type',
    replace: '({ id, subject }) => false && subject.type',
  },
  {
    name: 'silenceReachesTheManager',
    file: 'deadline/decide.ts',
    find: "return { kind: 'remindColleague', owner: task.owner };",
    replace: 'return undefined;',
  },
  {
    name: 'silenceReachesTheCoordinator',
    file: 'deadline/decide.ts',
    find: "return { kind: 'unblockCase', owner: coordinatorOf(state, act.model) };",
    replace: 'return undefined;',
  },
  {
    name: 'silenceReachesTheTeam',
    file: 'deadline/decide.ts',
    find: "return { kind: 'raiseInTeam', owner: unitOf(state.holder) };",
    replace: 'return undefined;',
  },
  {
    name: 'eachRungCountsOnce',
    file: 'deadline/evolve.ts',
    find: 'reached: event.rung + 1',
    replace: 'reached: event.rung',
  },
  {
    name: 'rungsAreAhead',
    file: 'deadline/ladder.ts',
    find: 'const from = laterOf(dueOn, today);',
    replace: 'const from = dueOn;',
  },
  {
    name: 'noRungOnTheDayItIsSet',
    file: 'deadline/ladder.ts',
    find: 'morningOf(laterOf(day, earliest), caseId)',
    replace: 'morningOf(day, caseId)',
  },
  {
    name: 'eachCaseHasAMinuteOfItsOwn',
    file: 'deadline/ladder.ts',
    find: 'spreadOf(caseId) % SPREAD_MINUTES',
    replace: '0',
  },
  {
    name: 'aPhaseIsReviewedAgainAndAgain',
    file: 'deadline/decide.ts',
    find: "openTaskOnce(act, { kind: 'reviewCase', owner, subject: theCase }), ...setPhaseReview(act, state.phase)]",
    replace: "openTaskOnce(act, { kind: 'reviewCase', owner, subject: theCase })]",
  },
  {
    name: 'aReviewIsATask',
    file: 'deadline/decide.ts',
    find: "openTaskOnce(act, { kind: 'reviewCase', owner, subject: theCase }), ...setPhaseReview(act, state.phase)]",
    replace: '...setPhaseReview(act, state.phase)]',
  },
  {
    name: 'aNewPhaseIsReviewedInItsOwnTime',
    file: 'case/place-and-phase.ts',
    find: '  ...setPhaseReview(act, phase),\n',
    replace: '',
  },
  {
    name: 'theEarliestDeadlineIsNext',
    file: 'deadline/next-deadline.ts',
    find: 'due.at < next.at',
    replace: 'due.at > next.at',
  },
  {
    name: 'somethingIsAlwaysWaitedFor',
    file: 'case/waiting-for.ts',
    find: "  if (state.phase === 'closed') return undefined;\n",
    replace: "  if (state.phase === 'closed' || state.phase === 'waitingList') return undefined;\n",
  },
  {
    name: 'firstWhatNothingGoesOnWithout',
    file: 'case/waiting-for.ts',
    find: 'earlier < 0 ||',
    replace: 'earlier > 0 ||',
  },
  // Meetings
  {
    name: 'aMeetingCountsOnlyWhenRequiredPartiesAttended',
    file: 'meeting/reply.ts',
    find: 'if (absent.length > 0)',
    replace: 'if (absent.length > 99)',
  },
  {
    name: 'theOtherSideIsAnotherUnit',
    file: 'meeting/asked.ts',
    find: 'if (!handover) return !sameUnit(party, state.holder);',
    replace: 'if (!handover) return true;',
  },
  {
    name: 'afterAcceptanceTheOtherSideHandedOn',
    file: 'meeting/asked.ts',
    find: ': sameUnit(handover.from, party);',
    replace: ': true;',
  },
  {
    name: 'aMeetingsTimeComes',
    file: 'meeting/planning.ts',
    find: '  setMeetingTime(act, meeting),\n',
    replace: '',
  },
  {
    name: 'somebodyTellsWhetherItWasHeld',
    file: 'deadline/decide.ts',
    find: "        openTask(act, { kind: 'recordMeeting', owner: meeting.bookedBy, subject: about('meeting', meeting.id) }),\n",
    replace: '',
  },
  {
    name: 'aCancelledMeetingIsBookedAnew',
    file: 'meeting/reply.ts',
    find: "        bookAgain(act, meeting, command.reason !== 'noLongerNeeded'),\n",
    replace: '',
  },
  {
    name: 'aMissedMeetingIsBookedAnew',
    file: 'meeting/reply.ts',
    find: '      ...stopPlanning(act, meeting),\n      bookAgain(act, meeting),\n',
    replace: '      ...stopPlanning(act, meeting),\n',
  },
  {
    name: 'aHeldMeetingGetsMinutes',
    file: 'meeting/reply.ts',
    find: "    openTask(act, { kind: 'writeMinutes', owner: meeting.bookedBy, subject: about('meeting', meeting.id) }),\n",
    replace: '',
  },
  {
    name: 'aMovedMeetingIsAnsweredAnew',
    file: 'meeting/evolve.ts',
    find: 'parties: parties.map(withoutReply)',
    replace: 'parties',
  },
  {
    name: 'amendedMinutesAreConfirmedAnew',
    file: 'meeting/evolve.ts',
    find: 'parties: parties.map(withoutConfirmation)',
    replace: 'parties',
  },
  {
    name: 'commitmentsAreTracked',
    file: 'meeting/minutes.ts',
    find: '    ...tasks,\n    ...askForConfirmations',
    replace: '    ...askForConfirmations',
  },
  {
    name: 'eachPartyConfirmsTheMinutes',
    file: 'meeting/minutes.ts',
    find: '    ...askForConfirmations(act, meeting, partyOf(meeting, act.actor)),\n    openClosingWhenReady(act),\n',
    replace: '    openClosingWhenReady(act),\n',
  },
  {
    name: 'aRequiredPartyThatCannotComeMovesTheMeeting',
    file: 'meeting/reply.ts',
    find: '    ...(anotherTime ? [askForAnotherTime(act, meeting)] : []),\n',
    replace: '',
  },
  {
    name: 'allAnsweredATimeIsToBeSettled',
    file: 'meeting/planning.ts',
    find: '      return [...events, ...settle(state)];',
    replace: '      return settle(state).length > 99 ? events : events;',
  },
  {
    name: 'whoIsSilentIsChased',
    file: 'meeting/planning.ts',
    find: "    return openTask(act, { kind: 'chaseReply', owner: meeting.bookedBy, subject: about('meeting', id), dueOn })(state);",
    replace: '    return dueOn === meeting.id ? openTask(act, {} as never)(state) : [];',
  },
  {
    name: 'repliesAreMissedBeforeTheMeeting',
    file: 'deadline/decide.ts',
    find: 'return [dropped, chaseReplies(act, deadline.meeting)];',
    replace: 'return [dropped];',
  },
  {
    name: 'aProposalLapses',
    file: 'meeting/planning.ts',
    find: '  setProposalLapses(act, meeting),\n',
    replace: '',
  },
  {
    name: 'aLapsedProposalIsCalledAnew',
    file: 'meeting/planning.ts',
    find: '  ...stopPlanning(act, meeting),\n  bookAgain(act, meeting),\n',
    replace: '  ...stopPlanning(act, meeting),\n',
  },
  {
    name: 'aYesToTheTimeIsAYesToTheMeeting',
    file: 'meeting/evolve.ts',
    find: "reply: answer === 'can' ? ('comes' as const) : ('cannot' as const)",
    replace: "reply: 'otherTime' as const",
  },
  {
    name: 'otherTimesAreAnsweredAnew',
    file: 'meeting/evolve.ts',
    find: 'parties: parties.map(withoutTimes)',
    replace: 'parties',
  },
  {
    name: 'aWishIsToBeBooked',
    file: 'meeting/wish.ts',
    find: '    ...(meeting ? [] : [bookWishedMeeting(act, wish.id, dueOn)]),\n',
    replace: '',
  },
  {
    name: 'aWishIsMetWhenItIsHeld',
    file: 'meeting/evolve.ts',
    find: "{ ...wish, status: 'met', meeting: event.meeting }",
    replace: 'wish',
  },
  {
    name: 'aMeetingThatFellThroughLeavesTheWish',
    file: 'meeting/planning.ts',
    find: 'const wished = wish && wish.meeting === undefined ? bookWishedMeeting(act, wish.id)(state) : [];',
    replace: 'const wished = wish && wish.id === act.today ? bookWishedMeeting(act, wish.id)(state) : [];',
  },
  {
    name: 'anObjectionIsLookedInto',
    file: 'meeting/minutes.ts',
    find: '(state) => openTasks(state, ofMeeting(meeting, \'amendMinutes\')).length === 0,',
    replace: '() => false,',
  },
  {
    name: 'aMovedMeetingLetsItsSlotGo',
    file: 'meeting/evolve.ts',
    find: '        ...rest,\n        ...given({ slot: event.slot }),',
    replace: '        ...meeting,\n        ...given({ slot: event.slot }),',
  },
  // Summons, insats
  {
    name: 'aCalledParticipantIsTold',
    file: 'summons/decide.ts',
    find: "      kind: 'deliverSummons',\n",
    replace: "      kind: 'reviewCase',\n",
  },
  {
    name: 'aSummonsLapses',
    file: 'deadline/decide.ts',
    find: "        record(act, { type: 'summonsUnanswered', summons: summons.id }),\n",
    replace: '',
  },
  {
    name: 'anUnansweredSummonsIsFollowedUp',
    file: 'deadline/decide.ts',
    find: '        followUp(act, summons),\n',
    replace: '',
  },
  {
    name: 'aDeclinedSummonsIsFollowedUp',
    file: 'summons/decide.ts',
    find: '        ...stopWaitingForSummons(act, summons),\n        followUp(act, summons),\n',
    replace: '        ...stopWaitingForSummons(act, summons),\n',
  },
  {
    name: 'whoAktualiseradeIsToldOfTheStart',
    file: 'summons/decide.ts',
    find: '    ...(referral ?',
    replace: '    ...(false ?',
  },
  {
    name: 'theCoachWhoCalledIsTheCoach',
    file: 'summons/decide.ts',
    find: "    record(act, { type: 'coachAssigned', coach: summons.coach }),\n",
    replace: '',
  },
  {
    name: 'theFirstFollowUpIsDue',
    file: 'case/journey.ts',
    find: '    ...setFollowUpDue(act, act.model.followUp.firstAfterDays),\n',
    replace: '',
  },
  {
    name: 'theNextFollowUpIsDue',
    file: 'case/journey.ts',
    find: '    ...setFollowUpDue(act, act.model.followUp.thenAfterDays.earliest),\n',
    replace: '',
  },
  {
    name: 'aFollowUpIsHeldWithinTheModelsWeeks',
    file: 'deadline/decide.ts',
    find: 'addDays(last.on, act.model.followUp.thenAfterDays.latest)',
    replace: 'addDays(last.on, 900)',
  },
  // Closing
  {
    name: 'onlyAnHandoverMeetingCloses',
    file: 'meeting/meetings.ts',
    find: "kind === 'handoverMeeting' && ",
    replace: '',
  },
  {
    name: 'closingEndsTasks',
    file: 'case/close.ts',
    find: '    cancelTasks(act, () => true),\n',
    replace: '',
  },
  {
    name: 'closingEndsDeadlines',
    file: 'case/close.ts',
    find: '    dropDeadlines(act, () => true),\n',
    replace: '',
  },
  {
    name: 'closingEndsWhatGoesOn',
    file: 'case/close.ts',
    find: '    endWhatGoesOn(act),\n',
    replace: '',
  },
  {
    name: 'closingBecomesATaskWhenReady',
    file: 'case/close.ts',
    find: "    openTaskOnce(act, { kind: 'closeCase', owner: unitOf(state.holder), subject: theCase })(state),\n",
    replace: '    [],\n',
  },
  {
    name: 'handedOnItIsNotToBeClosed',
    file: 'handover/decide.ts',
    find: "    cancelTasks(act, ofKind('closeCase')),\n  );\n};\n\n/** The aktualisering, sent",
    replace: '  );\n};\n\n/** The aktualisering, sent',
  },
  // Import
  {
    name: 'overdueImportsGetOneReview',
    file: 'case/open.ts',
    find: 'isOverdue(command, act)\n    ?',
    replace: 'false\n    ?',
  },
  {
    name: 'anImportedCaseHasItsOwnPast',
    file: 'case/open.ts',
    find: 'const since: Instant = startOfDay(phaseBegan(command));',
    replace: 'const since: Instant = act.at;',
  },
  {
    name: 'whatWasClosedBeforeAsksForNothing',
    file: 'case/open.ts',
    find: 'steps: closure ? [] :',
    replace: 'steps:',
  },
  {
    name: 'aMissingNameIsCompleted',
    file: 'case/open.ts',
    find: '...(command.nameMissing ?',
    replace: '...(false ?',
  },
  {
    name: 'reviewedImportsGoToWork',
    file: 'task/decide.ts',
    find: "kind === 'reviewImported' ? [openPhaseTasks(act)] : []",
    replace: '[]',
  },
  // Facts, standstill, permission
  {
    name: 'aDeathIsConfirmed',
    file: 'case/participant-facts.ts',
    find: "kind: 'confirmDeath'",
    replace: "kind: 'reviewCase'",
  },
  {
    name: 'aMoveIsReviewed',
    file: 'case/participant-facts.ts',
    find: "kind: 'reviewMove'",
    replace: "kind: 'reviewCase'",
  },
  {
    name: 'aRefusedMessageReachesTheCoordinator',
    file: 'case/decide.ts',
    find: "    openTask(act, { kind: 'handleRefusedMessage', owner: coordinatorOf(state, act.model), subject: theCase }),\n",
    replace: '',
  },
  {
    name: 'standingTooLongIsStalled',
    file: 'case/stall.ts',
    find: 'stalled: workingDays > threshold',
    replace: 'stalled: false',
  },
  {
    name: 'onlyWhatTheGuardsLetThroughIsAllowed',
    file: 'case/allowed-commands.ts',
    find: "judge(state, command, act).type === 'allowed'",
    replace: 'true',
  },
  {
    name: 'onlyWhatTheAccessTableGivesIsAllowed',
    file: 'access/commands-by-relation.ts',
    find: 'rule.roles.some((role) => actor.roles.includes(role))',
    replace: 'true',
  },
  {
    name: 'noReadingWithoutARule',
    file: 'access/access-table.ts',
    find: 'rule.categories.includes(category) &&',
    replace: '',
  },
  {
    name: 'whoDeclinedSeesTheCaseNoMore',
    file: 'access/grants.ts',
    find: '(unit) => !declinedBy?.some((declined) => isSame(declined, unit)),',
    replace: '() => true,',
  },
  // The kö
  {
    name: 'noCallWithoutRoom',
    file: 'waiting-list/decide.ts',
    find: 'if (seats.taken.length >= seats.seats)',
    replace: 'if (seats.taken.length > 999)',
  },
  {
    name: 'aCallIsAnsweredByADayAhead',
    file: 'waiting-list/decide.ts',
    find: 'if (answerBy <= stockholmDate(at))',
    replace: "if (answerBy === '')",
  },
  {
    name: 'whoCallsCallsForTheirOwnUnit',
    file: 'waiting-list/decide.ts',
    find: "if (by.type === 'staff' && (",
    replace: "if (by.type !== 'staff' && (",
  },
  {
    name: 'onlyWhoWaitsIsCalled',
    file: 'waiting-list/decide.ts',
    find: "if (spotOf(state, outOfTurn.caseId) !== 'waiting')",
    replace: "if (spotOf(state, outOfTurn.caseId) === 'called')",
  },
  {
    name: 'firstReferredFirstCalled',
    file: 'waiting-list/order.ts',
    find: '  compareDates(a.referredOn, b.referredOn) ||\n',
    replace: '',
  },
  {
    name: 'aLapsedCallKeepsItsPlaceInLine',
    file: 'waiting-list/evolve.ts',
    find: 'waiting(list, call.entry)',
    replace: 'waiting(list, { ...call.entry, referredOn: event.at.slice(0, 10) })',
  },
  {
    name: 'aLapsedCallGoesBackToTheKo',
    file: 'case/effects.ts',
    find: "      return { type: 'callLapsed', caseId };\n",
    replace: '      return undefined;\n',
  },
];

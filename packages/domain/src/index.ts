export * from './access/access.ts';
export * from './access/access-table.ts';
export * from './access/commands-by-relation.ts';
export * from './access/disclosure-basis.ts';
export * from './access/grants.ts';
export * from './access/texts.ts';
export * from './access-review/access-review.ts';
export * from './calendar/index.ts';
export { mayFollowClosing } from './case/after-closing.ts';
export { type AllowedAct, allowedActs, allowedCommands } from './case/allowed-commands.ts';
export * from './case/case-file.ts';
export * from './case/commands.ts';
export { decide } from './case/decide.ts';
export { deriveId } from './case/derive-id.ts';
export * from './case/effects.ts';
export * from './case/events.ts';
export { evolve } from './case/evolve.ts';
export * from './case/likely-age.ts';
export { modelOfAct } from './case/model-of-act.ts';
export { type Queue, type QueueKind, queueKinds, queueOf } from './case/queue.ts';
export { isTheParticipantsTurn, type Stall, type StallCause, stallCauses, stallOf } from './case/stall.ts';
export { awaitedTask, waitingFor } from './case/waiting-for.ts';
export * from './contact/contact.ts';
export {
  contactsOf,
  isNamedAt,
  mayReadContact,
  partiesKnownTo,
  senderAt,
  soughtAt,
  toldOf,
} from './contact/contacts.ts';
export { hasSomebody } from './contact/seek.ts';
export * from './deadline/deadline.ts';
export { dueOf, isHeld, nextDeadline } from './deadline/next-deadline.ts';
export * from './first-contact/first-contact.ts';
export * from './following/following.ts';
export * from './gallring/decide.ts';
export * from './gallring/gallring.ts';
export * from './gallring/meetings.ts';
export * from './gallring/retention.ts';
export * from './gallring/statistics.ts';
export { type AllowedGroupAct, allowedInGroup, isInGroup } from './group-meeting/allowed.ts';
export { decideGroupMeeting } from './group-meeting/decide.ts';
export { evolveGroupMeeting } from './group-meeting/evolve.ts';
export * from './group-meeting/group-meeting.ts';
export { type GroupWaiting, nextGroupDeadline, silentUnits, waitingForGroup } from './group-meeting/reminders.ts';
export * from './handover/handover.ts';
export { papersOf } from './handover/papers.ts';
export * from './insatser/aliases.ts';
export { defineInsats, modelProblems } from './insatser/define-insats.ts';
export { type InsatsWords, missingWords } from './insatser/missing-words.ts';
export * from './insatser/model.ts';
export { agencies, areas, plattformen, type Team, teams, units, unitsAround } from './insatser/parties.ts';
export type { ModelProblem } from './insatser/problem.ts';
export * from './insatser/registry.ts';
export { samverkansteamKonsultation } from './insatser/samverkansteam-konsultation.ts';
export { siktaArbetsmarknad } from './insatser/sikta-arbetsmarknad.ts';
export { siktaUnga } from './insatser/sikta-unga.ts';
export { tuna } from './insatser/tuna.ts';
export { taskModelOf, waitModelOf } from './insatser/usual.ts';
export * from './meeting/meeting.ts';
export { silentParties } from './meeting/meetings.ts';
export { timesThatFit } from './meeting/propose.ts';
export {
  type Away,
  checkSlotRules,
  freeSlots,
  onlyARuleAhead,
  onlyARuleWithTimes,
  type Slot,
  type SlotBook,
  type SlotRule,
  type SlotWeekday,
  slotsHeldBy,
  slotWeekdays,
} from './meeting/slots.ts';
export { mayAskToMeetings, slotsTakenUp, whyNoSlot } from './meeting/take-slots.ts';
export { daysFromWishToHeld, daysSinceWish, type WishMet } from './meeting/wish.ts';
export * from './mentor/figures.ts';
export * from './mentor/mentor.ts';
export { atWork } from './mentor/stand-in.ts';
export * from './model-change/preview.ts';
export * from './move/move.ts';
export * from './notice/notice.ts';
export { type Happening, noticesOf, settledBy } from './notice/notices-of.ts';
export { type GatheringHappening, noticesOfGathering, settledInGathering } from './notice/notices-of-gathering.ts';
export { noticeRetention } from './notice/retention.ts';
export * from './offer/offer.ts';
export * from './organisation/organisation.ts';
export * from './organisation/staffing.ts';
export * from './placement/placement.ts';
export { isHiddenFrom } from './protected-identity/known-to.ts';
export * from './protected-identity/protected-identity.ts';
export * from './refusal.ts';
export { isClosedTo, type Known as KnownGrounds, lacksSamtycke } from './samtycke/cover.ts';
export { groundToBring, isGroundFor } from './samtycke/ground.ts';
export { purposesOfHandover, purposesOfMeeting, purposesOfText } from './samtycke/purpose.ts';
export * from './samtycke/samtycke.ts';
export { meetsSomebodyNew } from './staff-change/new-face.ts';
export * from './staff-change/transfer.ts';
export * from './steps/figures.ts';
export * from './steps/steps.ts';
export * from './summons/summons.ts';
export * from './target/figures.ts';
export * from './target/target.ts';
export * from './task/task.ts';

export * from './team/deidentified-case.ts';
export type { ToTeam } from './team/effects.ts';
export { smallestCohort } from './team/figures.ts';
export * from './team/samverkansteam.ts';
export { type AllowedTeamAct, allowedInTeam, teamsOf } from './team/samverkansteam-allowed.ts';
export { agendaOf, decideSamverkansteam, effectsOfSamverkansteam } from './team/samverkansteam-decide.ts';
export { evolveSamverkansteam } from './team/samverkansteam-evolve.ts';
export * from './team/team.ts';

export * from './text-request/text-request.ts';
export * from './wait/wait.ts';

export { allowedOnWaitingList, decideWaitingList } from './waiting-list/decide.ts';
export { effectOfRefusedCall, effectsOfWaitingList } from './waiting-list/effects.ts';
export { evolveWaitingList, spotOf } from './waiting-list/evolve.ts';
export { expectedDays, inTurn, positionOf } from './waiting-list/order.ts';
export { dayWithFree, freeOn, seatsOn } from './waiting-list/seats.ts';
export * from './waiting-list/waiting-list.ts';
export * from './warning/warning.ts';

import {
  agencyKinds,
  amendmentReasons,
  categories,
  contactRoles,
  declineReasons,
  deferralReasons,
  disclosureBases,
  externalPartyRoles,
  firstContactParties,
  groupChangeReasons,
  groupReminders,
  groupTopics,
  handoverActions,
  handoverOutcomes,
  handoverRoutes,
  handoverStatuses,
  incomeSources,
  ladderSteps,
  meetingCancelReasons,
  meetingChangeReasons,
  meetingKinds,
  meetingModes,
  meetingReplies,
  moveDeclineReasons,
  moveReasons,
  nextSteps,
  noNextGroupMeetingReasons,
  noNextMeetingReasons,
  noticeKinds,
  offerAnswers,
  outOfTurnReasons,
  phases,
  type Queue as QueueCode,
  queueKinds,
  relations,
  roles,
  sexes,
  smallGroupReasons,
  stepIds,
  summonsAnswers,
  summonsDeclineReasons,
  summonsDeliveries,
  taskKinds,
  teamNeeds,
  teamObstacles,
  textRefusalReasons,
  timeAnswers,
  triedMeasures,
  waitingReasons,
  waitReasons,
  warningCodes,
  withdrawReasons,
} from '@stafett/domain';
import { z } from 'zod';

/** The core's closed lists of codes, as schemas. The words are the console's. */
export const AgencyKind = z.enum(agencyKinds);
export const Role = z.enum(roles);
export const Relation = z.enum(relations);
export const Category = z.enum(categories);
export const Phase = z.enum(phases);
export const IncomeSource = z.enum(incomeSources);
export const Sex = z.enum(sexes);
export const WaitingReason = z.enum(waitingReasons);
/** What a parked case waits for. */
export const WaitReason = z.enum(waitReasons);
export const MoveReason = z.enum(moveReasons);
/** What somebody is to the participant. */
export const ContactRole = z.enum(contactRoles);
export const MoveDeclineReason = z.enum(moveDeclineReasons);
/** One of the coordinator's named queues; `waitsOn:` names the agency that it is the queue of. */
export const Queue = z
  .string()
  .refine(
    (value): value is QueueCode =>
      queueKinds.some((kind) => kind !== 'waitsOn' && kind === value) || /^waitsOn:[0-9a-f-]{36}$/.test(value),
    { message: 'invalidQueue' },
  );
export type Queue = z.infer<typeof Queue>;
export const NextStep = z.enum(nextSteps);
export const LadderStep = z.enum(ladderSteps);
export const TaskKind = z.enum(taskKinds);
export type TaskKind = z.infer<typeof TaskKind>;
export const NoticeKind = z.enum(noticeKinds);
export type NoticeKind = z.infer<typeof NoticeKind>;
export const HandoverRoute = z.enum(handoverRoutes);
export const HandoverAction = z.enum(handoverActions);
export const HandoverStatus = z.enum(handoverStatuses);
export const HandoverOutcome = z.enum(handoverOutcomes);
export const DisclosureBasis = z.enum(disclosureBases);
export const WarningCode = z.enum(warningCodes);
export const DeclineReason = z.enum(declineReasons);
export const WithdrawReason = z.enum(withdrawReasons);
export const TextRefusalReason = z.enum(textRefusalReasons);
export const MeetingKind = z.enum(meetingKinds);
export const MeetingMode = z.enum(meetingModes);
export const MeetingReply = z.enum(meetingReplies);
export const MeetingCancelReason = z.enum(meetingCancelReasons);
export const MeetingChangeReason = z.enum(meetingChangeReasons);
export const AmendmentReason = z.enum(amendmentReasons);
export const TimeAnswer = z.enum(timeAnswers);
export const NoNextMeetingReason = z.enum(noNextMeetingReasons);
export const GroupTopic = z.enum(groupTopics);
export const GroupChangeReason = z.enum(groupChangeReasons);
export const GroupReminder = z.enum(groupReminders);
export const NoNextGroupMeetingReason = z.enum(noNextGroupMeetingReasons);
export const DeferralReason = z.enum(deferralReasons);
export const ExternalPartyRole = z.enum(externalPartyRoles);
/** Steg 1–5 where an insats has them. */
export const StepId = z.union(stepIds.map((step) => z.literal(step)));
export const OfferAnswer = z.enum(offerAnswers);
export const FirstContactParty = z.enum(firstContactParties);
export const SummonsDelivery = z.enum(summonsDeliveries);
export const SummonsAnswer = z.enum(summonsAnswers);
export const SummonsDeclineReason = z.enum(summonsDeclineReasons);
export const OutOfTurnReason = z.enum(outOfTurnReasons);
/** What a samverkansteam is told of a case. */
export const TeamNeed = z.enum(teamNeeds);
export const TriedMeasure = z.enum(triedMeasures);
export const TeamObstacle = z.enum(teamObstacles);
export const SmallGroupReason = z.enum(smallGroupReasons);
/** `20-24`, `-19`, `65-`, or `-` where it is not told. */
export const BandCode = z.string().regex(/^\d{0,3}-\d{0,3}$/);
/** Why a case stands still (design.md, Stalled). The core gives it; here it is only carried. */
export const StallCause = z.string().max(40);
/** The type of a command or event of the core: codes that the console translates. */
export const CodeName = z.string().regex(/^[A-Za-z]{1,60}$/);

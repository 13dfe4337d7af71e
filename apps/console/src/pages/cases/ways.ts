import { type CommandType, type MeetingKind, meetingKinds } from '@stafett/domain';
import type { CaseView, TaskRow } from '@stafett/schemas';
import type { LinkProps } from '@tanstack/react-router';

/** The acts that have a form on a page of their own, by their word in the address. */
export const caseActs = {
  kartlaggning: 'completeAssessment',
  handlingsplan: 'savePlan',
  uppfoljning: 'recordFollowUp',
  arbetstraning: 'startPlacement',
  'avsluta-arbetstraning': 'endPlacement',
  mote: 'bookMeeting',
  flerpartssamtal: 'wishForMeeting',
  'borja-overlamning': 'beginHandover',
  overlamning: 'sendHandover',
  'aktualisera-igen': 'resendReferral',
  'be-om-text': 'askForText',
  'svara-om-text': 'answerTextRequest',
  samtycke: 'recordSamtycke',
  'fraga-om-samtycke': 'askForSamtycke',
  'nej-till-samtycke': 'recordSamtyckeDeclined',
  'forlang-samtycke': 'renewSamtycke',
  'aterkalla-samtycke': 'withdrawSamtycke',
  sekretessprovning: 'recordSekretessReview',
  'bekrafta-provning': 'confirmSekretessReview',
  forsorjning: 'recordIncome',
  ersattningsfraga: 'resolveInsuranceQuestion',
  pausa: 'parkCase',
  'forlang-pausen': 'extendWait',
  'ta-upp': 'resumeCase',
  'flytta-arbetet': 'requestMove',
  handlaggare: 'assignCaseworker',
  kontakt: 'nameContact',
  'byt-kontakt': 'replaceContact',
  coach: 'assignCoach',
  komplettera: 'participantNamed',
  flytt: 'moved',
  dodsfall: 'participantDied',
  'skyddade-personuppgifter': 'protectIdentity',
  'vilka-far-se': 'changeIdentityAccess',
  'ta-bort-skydd': 'askToLiftProtection',
  'svara-om-skydd': 'answerLifting',
  'forsta-kontakt': 'recordFirstContact',
  steg: 'recordStepMove',
  utvardering: 'recordReview',
  erbjudande: 'recordOffer',
  mentor: 'matchMentor',
  'mentorns-kontakt': 'recordMentorContact',
  'handledarens-franvaro': 'recordSupervisorAbsence',
  samverkansteam: 'bringToTeam',
  rekommendation: 'decideOnRecommendation',
  'nasta-insats': 'startFollowingCase',
  version: 'changeModel',
  avsluta: 'closeCase',
} as const satisfies Readonly<Record<string, CommandType>>;
export type CaseAct = keyof typeof caseActs;

export const isCaseAct = (act: string): act is CaseAct => Object.hasOwn(caseActs, act);

/** What the address of an act's page may say besides: the placement it is about, the kind of meeting to book. */
export type ActSearch = { readonly om?: string; readonly typ?: MeetingKind };

/** Takes whatever the address says; what it can't mean is left out. */
export const actSearch = (search: Record<string, unknown>): ActSearch => {
  const kind = meetingKinds.find((known) => known === search.typ);
  return {
    ...(typeof search.om === 'string' && search.om !== '' && search.om.length <= 80 && { om: search.om }),
    ...(kind && { typ: kind }),
  };
};

export const casePlace = (caseId: string, hash?: string): LinkProps => ({
  to: '/arenden/$caseId',
  params: { caseId },
  ...(hash !== undefined && { hash }),
});

export const actPlace = (caseId: string, act: CaseAct, search: ActSearch = {}): LinkProps => ({
  to: '/arenden/$caseId/gor/$act',
  params: { caseId, act },
  search,
});

export const handoverPlace = (caseId: string, handover: string): LinkProps => ({
  to: '/arenden/$caseId/overlamningar/$handover',
  params: { caseId, handover },
});

export const meetingPlace = (caseId: string, meeting: string): LinkProps => ({
  to: '/arenden/$caseId/moten/$meeting',
  params: { caseId, meeting },
});

export const minutesPlace = (caseId: string, meeting: string): LinkProps => ({
  to: '/arenden/$caseId/moten/$meeting/anteckningar',
  params: { caseId, meeting },
});

export const documentPlace = (caseId: string, document: string): LinkProps => ({
  to: '/arenden/$caseId/dokument/$document',
  params: { caseId, document },
});

const aboutHandover = ({ caseId, subject }: TaskRow): LinkProps =>
  subject.type === 'handover' ? handoverPlace(caseId, subject.id) : casePlace(caseId, 'overlamningar');
const aboutMeeting = ({ caseId, subject }: TaskRow): LinkProps =>
  subject.type === 'meeting' ? meetingPlace(caseId, subject.id) : casePlace(caseId, 'moten');

/** Where a task's page of its own is: who has it, and done by saying so. */
const taskPlace = ({ caseId, id }: Pick<TaskRow, 'caseId' | 'id'>): LinkProps => ({
  to: '/arenden/$caseId/uppgifter/$task',
  params: { caseId, task: id },
});

/** Who is sought is named by changing nobody to somebody. */
const contactTaskPlace = (caseId: string, contact: string): LinkProps =>
  actPlace(caseId, 'byt-kontakt', { om: contact });

/** Where the work of a task is done. */
export const workPlace = (task: TaskRow): LinkProps => {
  const { caseId, kind, subject, phase } = task;
  switch (kind) {
    case 'answerReferral':
    case 'answerHandover':
    case 'supplyHandoverInfo':
    case 'endParallelSupport':
    case 'agreeParallelSupport':
    case 'completeHandover':
      return aboutHandover(task);
    case 'resendHandover':
      return actPlace(caseId, phase === 'referral' ? 'aktualisera-igen' : 'overlamning');
    case 'answerTextRequest':
      return actPlace(caseId, 'svara-om-text', subject.type === 'textRequest' ? { om: subject.id } : {});
    case 'followUpSamtycke':
      return actPlace(caseId, 'samtycke', subject.type === 'samtycke' ? { om: subject.id } : {});
    case 'renewSamtycke':
      return actPlace(caseId, 'forlang-samtycke', subject.type === 'samtycke' ? { om: subject.id } : {});
    case 'sendHandover':
      return actPlace(caseId, 'overlamning');
    case 'bookHandoverMeeting':
      // A meeting that somebody can't come to gets another time.
      return subject.type === 'meeting' ? aboutMeeting(task) : actPlace(caseId, 'mote', { typ: 'handoverMeeting' });
    case 'bookMultipartyMeeting':
      return actPlace(caseId, 'mote', { typ: 'multipartyMeeting' });
    case 'bookMeetingAnew':
      // A meeting that somebody can't come to gets another time.
      return subject.type === 'booking' ? actPlace(caseId, 'mote', { typ: subject.id }) : aboutMeeting(task);
    case 'answerTimes':
    case 'settleTime':
    case 'chaseReply':
    case 'replyToMeeting':
    case 'recordMeeting':
      return aboutMeeting(task);
    case 'writeMinutes':
    case 'confirmMinutes':
    case 'amendMinutes':
      return subject.type === 'meeting' ? minutesPlace(caseId, subject.id) : casePlace(caseId, 'moten');
    case 'deliverSummons':
    case 'followUpSummons':
      return kind === 'deliverSummons' ? casePlace(caseId, 'kallelse') : taskPlace(task);
    case 'nameCaseworker':
      return subject.type === 'contact' ? contactTaskPlace(caseId, subject.id) : casePlace(caseId, 'kontakter');
    case 'completeAssessment':
      return actPlace(caseId, 'kartlaggning');
    case 'writePlan':
      return actPlace(caseId, 'handlingsplan');
    case 'holdFollowUp':
      return actPlace(caseId, 'uppfoljning');
    case 'closeCase':
      return actPlace(caseId, 'avsluta');
    case 'completeParticipant':
      return actPlace(caseId, 'komplettera');
    case 'arrangePlacement':
      return actPlace(caseId, 'arbetstraning');
    case 'askTeam':
      return actPlace(caseId, 'samverkansteam');
    case 'considerRecommendation':
      return actPlace(caseId, 'rekommendation');
    case 'takeInitiative':
      return actPlace(caseId, 'forsta-kontakt');
    case 'holdPlanReview':
      return actPlace(caseId, 'utvardering');
    case 'offerMeeting':
      return actPlace(caseId, 'erbjudande');
    case 'matchMentor':
      return actPlace(caseId, 'mentor');
    case 'mentorContact':
      return actPlace(caseId, 'mentorns-kontakt');
    case 'tellParties':
    case 'fulfilCommitment':
    case 'firstContact':
    case 'reviewCase':
    case 'reviewWait':
    case 'reviewImported':
    case 'confirmDeath':
    case 'reviewMove':
    case 'handleRefusedMessage':
    case 'considerMove':
    case 'remindColleague':
    case 'unblockCase':
    case 'findGround':
    case 'raiseInTeam':
      return taskPlace(task);
    default:
      return kind satisfies never;
  }
};

/** Whether the case's view says that the act may be done, to that target if one is named. */
export const mayAct = (view: Pick<CaseView, 'acts'>, type: CommandType, target?: string): boolean =>
  view.acts.some((act) => act.type === type && (target === undefined || act.target === target));

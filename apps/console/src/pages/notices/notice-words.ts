import type { CaseNotice, GatheringNotice, NoticeRow } from '@stafett/schemas';
import { type LinkProps, linkOptions } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { gatheringPlace } from '../gatherings/gathering-place.ts';

/** What has happened, and what there is to do about it. */
export const noticeTitle = (t: TFunction, row: NoticeRow): string => {
  const taskKind = row.about === 'case' ? row.taskKind : undefined;
  return t(`noticesPage.kind.${row.kind}`, { task: taskKind ? t(`taskKind.${taskKind}`) : t('noticesPage.someTask') });
};

/** Which case it is of, or which samverkansteam or group. A group is known by what it meets about and who calls it. */
export const noticeSubject = (t: TFunction, row: NoticeRow): string => {
  if (row.about === 'case') return t('tasks.for', { code: row.caseCode });
  return row.name ?? t('groupCodes.name', { topic: t(`groupCodes.topic.${row.topic}`), unit: row.calledBy.unitName });
};

/** Where to go: the task while it is open, else what it was about, else the case; the group's own page. */
export const noticePlace = (
  row:
    | Pick<CaseNotice, 'about' | 'caseId' | 'task' | 'handover' | 'meeting'>
    | Pick<GatheringNotice, 'about' | 'gathering' | 'topic'>,
): LinkProps => {
  if (row.about === 'gathering') return gatheringPlace(row);
  const { caseId, task, handover, meeting } = row;
  if (task) return linkOptions({ to: '/arenden/$caseId/uppgifter/$task', params: { caseId, task } });
  if (handover) return linkOptions({ to: '/arenden/$caseId/overlamningar/$handover', params: { caseId, handover } });
  if (meeting) return linkOptions({ to: '/arenden/$caseId/moten/$meeting', params: { caseId, meeting } });
  return linkOptions({ to: '/arenden/$caseId', params: { caseId } });
};

import type { NoticeRow } from '@stafett/schemas';
import { type LinkProps, linkOptions } from '@tanstack/react-router';
import type { TFunction } from 'i18next';

/** What has happened, and what there is to do about it. */
export const noticeTitle = (t: TFunction, { kind, taskKind }: Pick<NoticeRow, 'kind' | 'taskKind'>): string =>
  t(`noticesPage.kind.${kind}`, { task: taskKind ? t(`taskKind.${taskKind}`) : t('noticesPage.someTask') });

/** Where to go: the task while it is open, else what it was about, else the case. */
export const noticePlace = ({
  caseId,
  task,
  handover,
  meeting,
}: Pick<NoticeRow, 'caseId' | 'task' | 'handover' | 'meeting'>): LinkProps => {
  if (task) return linkOptions({ to: '/arenden/$caseId/uppgifter/$task', params: { caseId, task } });
  if (handover) return linkOptions({ to: '/arenden/$caseId/overlamningar/$handover', params: { caseId, handover } });
  if (meeting) return linkOptions({ to: '/arenden/$caseId/moten/$meeting', params: { caseId, meeting } });
  return linkOptions({ to: '/arenden/$caseId', params: { caseId } });
};

import type { HandoverView } from '@stafett/schemas';
import type { Tone } from '../../parts/status-text.tsx';

/** Somebody's answer is still awaited. */
export const isOpenHandover = ({ status }: Pick<HandoverView, 'status'>): boolean =>
  status === 'sent' || status === 'acknowledged' || status === 'moreInfoRequested';

export const handoverTones: Readonly<Record<HandoverView['status'], Tone>> = {
  sent: 'waiting',
  acknowledged: 'waiting',
  moreInfoRequested: 'active',
  accepted: 'done',
  declined: 'late',
  completed: 'done',
  withdrawn: 'plain',
  expired: 'late',
};

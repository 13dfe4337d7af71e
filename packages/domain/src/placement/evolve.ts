import type { EventOf } from '../case/act.ts';
import type { Placement } from './placement.ts';

export const evolvePlacements = (
  placements: readonly Placement[],
  event: EventOf<'placementStarted' | 'placementEnded'>,
): readonly Placement[] =>
  event.type === 'placementStarted'
    ? [...placements, event.placement]
    : placements.map((placement) =>
        placement.id === event.placement ? { ...placement, to: event.to, status: 'ended' } : placement,
      );

import type { EventOf } from '../case/act.ts';
import type { MoveRequest } from './move.ts';

type MoveEvent = EventOf<'moveRequested' | 'moveAccepted' | 'moveDeclined' | 'moveLapsed'>;

const answered = (request: MoveRequest, event: Exclude<MoveEvent, EventOf<'moveRequested'>>): MoveRequest => {
  switch (event.type) {
    case 'moveAccepted':
      return { ...request, to: event.to, status: 'accepted', answeredAt: event.at };
    case 'moveDeclined':
      return { ...request, status: 'declined', answeredAt: event.at, declined: event.reason };
    case 'moveLapsed':
      return { ...request, status: 'lapsed' };
  }
};

export const evolveMoveRequests = (
  requests: readonly MoveRequest[] | undefined,
  event: MoveEvent,
): readonly MoveRequest[] =>
  event.type === 'moveRequested'
    ? [...(requests ?? []), event.request]
    : (requests ?? []).map((request) => (request.id === event.request ? answered(request, event) : request));

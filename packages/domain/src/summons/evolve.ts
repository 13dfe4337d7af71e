import type { EventOf } from '../case/act.ts';
import type { Summons } from './summons.ts';

type SummonsEvent = EventOf<
  | 'participantCalled'
  | 'summonsDelivered'
  | 'summonsAccepted'
  | 'summonsDeclined'
  | 'summonsUnanswered'
  | 'summonsWithdrawn'
>;

const changed = (summons: Summons, event: Exclude<SummonsEvent, EventOf<'participantCalled'>>): Summons => {
  switch (event.type) {
    case 'summonsDelivered':
      return { ...summons, status: 'delivered', delivery: { how: event.how, on: event.on } };
    case 'summonsAccepted':
      return { ...summons, status: 'accepted' };
    case 'summonsDeclined':
      return { ...summons, status: 'declined', declined: event.reason };
    case 'summonsUnanswered':
      return { ...summons, status: 'unanswered' };
    case 'summonsWithdrawn':
      return { ...summons, status: 'withdrawn' };
  }
};

export const evolveSummonses = (summonses: readonly Summons[], event: SummonsEvent): readonly Summons[] =>
  event.type === 'participantCalled'
    ? [...summonses, event.summons]
    : summonses.map((summons) => (summons.id === event.summons ? changed(summons, event) : summons));

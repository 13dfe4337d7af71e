import type { EventOf } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { Transfer } from './transfer.ts';

type Changed = Pick<CaseFile, 'summonses' | 'meetings'> & { readonly transfers: readonly Transfer[] };

/** Who holds which task and the case itself is told by events of their own; here is the rest. */
export const evolveTransfers = (state: CaseFile, event: EventOf<'workTransferred' | 'standInEnded'>): Changed => {
  const transfers = state.transfers ?? [];
  switch (event.type) {
    case 'workTransferred': {
      const { transfer } = event;
      return {
        transfers: [...transfers, transfer],
        summonses: state.summonses.map((summons) =>
          summons.id === transfer.moved.summons ? { ...summons, takenOverBy: transfer.to } : summons,
        ),
        meetings: state.meetings.map((meeting) =>
          event.meetings.includes(meeting.id) ? { ...meeting, newFace: true } : meeting,
        ),
      };
    }
    case 'standInEnded': {
      const ended = transfers.find(({ id }) => id === event.transfer);
      return {
        transfers: transfers.map((transfer) =>
          transfer.id === event.transfer ? { ...transfer, endedAt: event.at } : transfer,
        ),
        summonses: state.summonses.map((summons) => {
          if (summons.id !== ended?.moved.summons || summons.takenOverBy !== ended.to) return summons;
          const { takenOverBy: _, ...own } = summons;
          return own;
        }),
        meetings: state.meetings,
      };
    }
  }
};

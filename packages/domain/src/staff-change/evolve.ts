import { type EventOf, given } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { Transfer } from './transfer.ts';

type Changed = Pick<CaseFile, 'summonses' | 'meetings'> & { readonly transfers: readonly Transfer[] };

/** Who holds which task and the case itself is told by events of their own; here is the rest. */
export const evolveTransfers = (
  state: CaseFile,
  event: EventOf<'workTransferred' | 'standInProlonged' | 'standInEnded'>,
): Changed => {
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
    case 'standInProlonged':
      return {
        transfers: transfers.map((transfer) => {
          if (transfer.id !== event.transfer) return transfer;
          const { until: _, ...forGood } = transfer;
          return { ...forGood, ...given({ until: event.until }) };
        }),
        summonses: state.summonses,
        meetings: state.meetings,
      };
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

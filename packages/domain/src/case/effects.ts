import type { CaseId } from '../organisation/organisation.ts';
import type { WaitingListCommand } from '../waiting-list/waiting-list.ts';
import type { Command } from './commands.ts';

/** What a stored event asks of another workflow; written to the outbox in the same transaction and relayed at least once. */
export type Effect =
  | {
      readonly type: 'toWaitingList';
      readonly insats: string;
      readonly place: string;
      readonly command: WaitingListCommand;
    }
  | { readonly type: 'toJourney'; readonly caseId: CaseId; readonly command: Command };

import {
  decideGroupMeeting,
  evolveGroupMeeting,
  type GroupMeetingCommand,
  type GroupMeetingEvent,
  type GroupSeries,
} from '@stafett/domain';
import { continueAsNew, proxyLocalActivities, setCurrentDetails, setHandler } from '@temporalio/workflow';
import { openGathering } from './gathering.ts';
import { type GroupMeetingInput, groupMeetingId, groupMeetingState, nudge, submitToGroup } from './messages.ts';
import type { WorkflowActivities } from './ports.ts';
import { atStore } from './store.ts';

const { loadGroupMeeting, commitGroupMeeting } = proxyLocalActivities<WorkflowActivities>(atStore);

/** A group of units that meets again and again without a case. Ends with the group. */
export const groupMeeting = async ({ series, carried }: GroupMeetingInput): Promise<void> => {
  const { ledger, live } = openGathering<GroupSeries, GroupMeetingEvent, GroupMeetingCommand>({
    id: groupMeetingId(series),
    carried,
    load: () => loadGroupMeeting(series),
    commit: (request) => commitGroupMeeting({ series, ...request }),
    decide: decideGroupMeeting,
    evolve: evolveGroupMeeting,
    seriesOf: (state) => state,
    changed: ({ topic, meetings }) => setCurrentDetails(`${topic}: meetings ${meetings.length}`),
    renew: (state) => continueAsNew<typeof groupMeeting>({ series, carried: state }),
  });
  setHandler(submitToGroup, ledger.submit, { validator: ledger.check });
  setHandler(nudge, ledger.nudge);
  setHandler(groupMeetingState, ledger.state);
  await live();
};

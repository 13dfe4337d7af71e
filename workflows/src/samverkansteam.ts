import {
  decideSamverkansteam,
  evolveSamverkansteam,
  type Samverkansteam,
  type SamverkansteamCommand,
  type SamverkansteamEvent,
} from '@stafett/domain';
import { continueAsNew, proxyLocalActivities, setCurrentDetails, setHandler } from '@temporalio/workflow';
import { openGathering } from './gathering.ts';
import { nudge, type SamverkansteamInput, samverkansteamId, samverkansteamState, submitToTeam } from './messages.ts';
import type { WorkflowActivities } from './ports.ts';
import { atStore } from './store.ts';

const { loadSamverkansteam, commitSamverkansteam } = proxyLocalActivities<WorkflowActivities>(atStore);

/** A samverkansteam: the questions that cases bring to it, its meetings, and the clock that reminds of them. It never ends. */
export const samverkansteam = async ({ team, carried }: SamverkansteamInput): Promise<void> => {
  const { ledger, live } = openGathering<Samverkansteam, SamverkansteamEvent, SamverkansteamCommand>({
    id: samverkansteamId(team),
    carried,
    load: () => loadSamverkansteam(team),
    commit: (request) => commitSamverkansteam({ team, ...request }),
    decide: (state, command, at) => decideSamverkansteam(state, command, at, team),
    evolve: evolveSamverkansteam,
    seriesOf: ({ series }) => series,
    changed: ({ agenda, series }) =>
      setCurrentDetails(
        `waiting ${agenda.filter(({ status }) => status === 'waiting').length}, meetings ${series.meetings.length}`,
      ),
    renew: (state) => continueAsNew<typeof samverkansteam>({ team, carried: state }),
  });
  setHandler(submitToTeam, ledger.submit, { validator: ledger.check });
  setHandler(nudge, ledger.nudge);
  setHandler(samverkansteamState, ledger.state);
  await live();
};

import type { CaseFile, GroupSeries, Samverkansteam, WaitingList } from '@stafett/domain';
import { proxySinks, type Sinks, type WorkflowInterceptors } from '@temporalio/workflow';

type State = CaseFile | WaitingList | Samverkansteam | GroupSeries | undefined;

/** Tells, after each activation, what the workflow's query `state` would answer: a replay can't be asked. */
export type StateSinks = Sinks & {
  readonly probe: { readonly state: (state: State) => void };
};

const { probe } = proxySinks<StateSinks>();

type Handlers = { readonly queryHandlers: ReadonlyMap<string, { readonly handler: () => unknown }> };

export const interceptors = (): WorkflowInterceptors => ({
  internals: [
    {
      concludeActivation: (input, next) => {
        const { queryHandlers } = Reflect.get(globalThis, '__TEMPORAL_ACTIVATOR__') as Handlers;
        probe.state(queryHandlers.get('state')?.handler() as State);
        return next(input);
      },
    },
  ],
});

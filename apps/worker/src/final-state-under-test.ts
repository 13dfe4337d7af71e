import type { CaseFile, WaitingList } from '@stafett/domain';
import { proxySinks, type Sinks, type WorkflowInterceptors } from '@temporalio/workflow';

/** Tells, after each activation, what the workflow's query `state` would answer: a replay can't be asked. */
export type StateSinks = Sinks & {
  readonly probe: { readonly state: (state: CaseFile | WaitingList | undefined) => void };
};

const { probe } = proxySinks<StateSinks>();

type Handlers = { readonly queryHandlers: ReadonlyMap<string, { readonly handler: () => unknown }> };

export const interceptors = (): WorkflowInterceptors => ({
  internals: [
    {
      concludeActivation: (input, next) => {
        const { queryHandlers } = Reflect.get(globalThis, '__TEMPORAL_ACTIVATOR__') as Handlers;
        probe.state(queryHandlers.get('state')?.handler() as CaseFile | WaitingList | undefined);
        return next(input);
      },
    },
  ],
});

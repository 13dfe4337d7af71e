export const BARE_TASK_QUEUE = 'bare';

/** What the bare worker is given; names as the worker's own. */
export type BareEnvironment = {
  readonly STAFETT_DATABASE_URL_WORKER: string;
  readonly STAFETT_KEK_FILE: string;
  readonly STAFETT_TEMPORAL_ADDRESS: string;
  readonly STAFETT_TEMPORAL_NAMESPACE: string;
  /** Made when it polls. */
  readonly STAFETT_WORKER_HEALTH_FILE: string;
  /** Holds how many bare timers have fired. */
  readonly STAFETT_BENCH_FIRED_FILE: string;
};

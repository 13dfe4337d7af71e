import { asActor, caseChannel, type Database } from '@stafett/db';
import { registeredModels, teams } from '@stafett/domain';
import type { Hint } from '@stafett/schemas';
import { groupMeetingId, waitingListId } from '@stafett/workflows/messages';
import pg from 'pg';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { StaffActor } from '../context.ts';
import { describeError } from '../problems/describe-error.ts';

/** Hints for one subscriber. `end` forgets them. */
export type Subscription = {
  /** The hints that came since the last call; waits for the first. Undefined when it has ended. */
  readonly next: () => Promise<readonly Hint[] | undefined>;
  readonly end: () => void;
};

/** Tells subscribers that something which they may see has changed. One connection listens for the whole process. */
export type Hub = {
  readonly subscribe: (actor: StaffActor) => Subscription;
  /** Somebody with these rights has opened the case: when it is out of their sight they are told, so that their page closes. */
  readonly saw: (actor: StaffActor, caseId: string) => void;
  readonly close: () => Promise<void>;
};

export type HubOptions = {
  readonly database: Database;
  readonly databaseUrl: string;
  readonly clock: Clock;
  readonly log: Logger;
};

/** Changes are gathered for so long before anybody is told: one act makes several. */
const GATHERED_MS = 50;
const RECONNECT_MS = 1_000;
/** A subscriber who does not read is told to fetch everything instead. */
const KEPT_HINTS = 500;

/** Cases that a group of subscribers has been told of. */
const REMEMBERED = 2_000;

type Listener = { readonly actor: StaffActor; readonly tell: (hint: Hint) => void };

const ready: Hint = { topic: 'ready' };

/** Each kö with the units that see it: the place's own and its coordinator's. */
const unitsByList: ReadonlyMap<string, readonly string[]> = new Map(
  registeredModels.flatMap(({ model }) =>
    model.places.map(({ id: place, unit, coordinator }) => [
      waitingListId({ insats: model.id, place }),
      [unit, coordinator.unit],
    ]),
  ),
);

/** Whether what was notified is a samverkansteam or a group. */
const isGathering = (text: string): boolean =>
  text.startsWith(groupMeetingId('')) || Object.values(teams).some(({ id }) => id === text);

const isId = (text: string | undefined): text is string => text !== undefined && /^[0-9a-f-]{36}$/.test(text);

export const openHub = ({ database, databaseUrl, clock, log }: HubOptions): Hub => {
  const listeners = new Set<Listener>();
  const changed = new Set<string>();
  let gathering: NodeJS.Timeout | undefined;
  let reconnecting: NodeJS.Timeout | undefined;
  let client: pg.Client | undefined;
  let closed = false;

  const told = new Map<string, Set<string>>();
  /** Of what they knew, what they see no more; told of once. */
  const lostSight = (rights: string, cases: readonly string[], visible: readonly string[]): readonly string[] => {
    const known = told.get(rights);
    const lost = cases.filter((id) => !visible.includes(id) && known?.has(id) === true);
    for (const id of lost) known?.delete(id);
    return lost;
  };
  const remember = (rights: string, cases: readonly string[]): void => {
    const known = told.get(rights) ?? new Set();
    told.set(rights, known.size > REMEMBERED ? new Set(cases) : new Set([...known, ...cases]));
  };

  const tellAll = (hint: Hint): void => {
    for (const { tell } of listeners) tell(hint);
  };

  /** Takes what was notified. Gives whether it was a kö; those who see it are told. */
  const tellOfWaitingList = (id: string): boolean => {
    const units = unitsByList.get(id);
    for (const { actor, tell } of listeners) if (units?.includes(actor.unit)) tell({ topic: 'waitingLists' });
    return units !== undefined;
  };

  /** Which of the cases the actor may see now. */
  const seen = async (actor: StaffActor, cases: readonly string[]): Promise<readonly string[]> => {
    const rows = await asActor(database, actor, clock(), (transaction) =>
      transaction.caseFile.findMany({ where: { id: { in: [...cases] } }, select: { id: true } }),
    );
    return rows.map(({ id }) => id);
  };

  /** Whether the actor's unit is in any of these. */
  const isIn = async (actor: StaffActor, gatherings: readonly string[]): Promise<boolean> =>
    gatherings.length > 0 &&
    (await asActor(database, actor, clock(), (transaction) =>
      transaction.gathering.count({ where: { id: { in: [...gatherings] } } }),
    )) > 0;

  const tellChanges = async (): Promise<void> => {
    const cases = [...changed].filter(isId);
    const gatherings = [...changed].filter(isGathering);
    changed.clear();
    for (const [rights, group] of groupBy([...listeners], rightsOf)) {
      const [first] = group;
      if (!first) continue;
      try {
        if (await isIn(first.actor, gatherings)) for (const { tell } of group) tell({ topic: 'gatherings' });
        if (cases.length === 0) continue;
        const visible = await seen(first.actor, cases);
        for (const id of visible) for (const { tell } of group) tell({ topic: 'case', id });
        // That a case is out of sight now is told to those who saw it; that one never seen has changed is told to nobody.
        const lost = lostSight(rights, cases, visible);
        for (const id of lost) for (const { tell } of group) tell({ topic: 'case', id });
        if (visible.length > 0 || lost.length > 0) for (const { tell } of group) tell({ topic: 'tasks' });
        remember(rights, visible);
      } catch (error) {
        log.warn({ error: describeError(error) }, 'hints not told');
        for (const { tell } of group) tell(ready);
      }
    }
  };

  const gather = (id: string | undefined): void => {
    if (id === undefined || !(isId(id) || isGathering(id))) return;
    changed.add(id);
    gathering ??= setTimeout(() => {
      gathering = undefined;
      void tellChanges();
    }, GATHERED_MS);
  };

  const connect = async (): Promise<void> => {
    if (closed) return;
    const next = new pg.Client({ connectionString: databaseUrl, keepAlive: true });
    const lost = (): void => {
      if (client !== next) return;
      client = undefined;
      if (!closed) reconnecting = setTimeout(() => void connect(), RECONNECT_MS);
    };
    client = next;
    next.on('error', lost);
    next.on('end', lost);
    next.on('notification', ({ payload }) => {
      if (payload && tellOfWaitingList(payload)) return;
      gather(payload);
    });
    try {
      await next.connect();
      await next.query(`LISTEN ${caseChannel}`);
      // What changed while nobody listened was not told.
      tellAll(ready);
    } catch (error) {
      log.warn({ error: describeError(error) }, 'not listening for changes');
      await next.end().catch(() => undefined);
      lost();
    }
  };
  void connect();

  return {
    saw: (actor, caseId) => remember(rightsOf({ actor }), [caseId]),
    subscribe: (actor) => {
      let kept: Hint[] = [ready];
      let wake: (() => void) | undefined;
      let ended = false;
      const listener: Listener = {
        actor,
        tell: (hint) => {
          if (kept.length >= KEPT_HINTS) kept = [ready];
          else if (!kept.some((one) => isSame(one, hint))) kept.push(hint);
          wake?.();
        },
      };
      listeners.add(listener);
      return {
        next: async () => {
          if (kept.length === 0 && !ended)
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
          wake = undefined;
          if (ended) return undefined;
          const hints = kept;
          kept = [];
          return hints;
        },
        end: () => {
          ended = true;
          listeners.delete(listener);
          wake?.();
        },
      };
    },
    close: async () => {
      closed = true;
      clearTimeout(gathering);
      clearTimeout(reconnecting);
      const open = client;
      client = undefined;
      await open?.end().catch(() => undefined);
    },
  };
};

const rightsOf = ({ actor }: Pick<Listener, 'actor'>): string => `${actor.unit} ${[...actor.roles].sort().join(' ')}`;

const groupBy = <Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> => {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
};

const isSame = (a: Hint, b: Hint): boolean =>
  a.topic === b.topic && (a.topic !== 'case' || (b.topic === 'case' && a.id === b.id));

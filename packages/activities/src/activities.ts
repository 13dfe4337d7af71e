import { type Database, withKommun } from '@stafett/db';
import type { GroupSeries, Samverkansteam, WaitingList } from '@stafett/domain';
import { groupMeetingId, samverkansteamId, waitingListId } from '@stafett/workflows/messages';
import type { WorkflowPoint } from '@stafett/workflows/points';
import type { WorkflowActivities } from '@stafett/workflows/ports';
import type { Client } from '@temporalio/client';
import { tellTheOpenCases } from './also-told.ts';
import { caseLedger, type StoredCase } from './case-ledger.ts';
import { commitAct } from './commit.ts';
import { openCourier } from './courier.ts';
import { carryOutGallring } from './gallring/carry-out.ts';
import { raiseGallring } from './gallring/raise.ts';
import { gatheringLedger, groupMeetingKind, samverkansteamKind } from './gathering-ledger.ts';
import { forgetReadNotices } from './notify/forget-read.ts';
import type { AtPoint } from './points.ts';
import { findStored, openPost, type PostLog } from './post.ts';
import { recollection } from './recollection.ts';
import { onStore } from './store-errors.ts';
import { waitingListLedger } from './waiting-list-ledger.ts';

export type ActivitiesOptions = {
  /** As the role stafett_worker. */
  readonly db: Database;
  readonly client: Client;
  readonly taskQueue?: string;
  /** Fault tests stop the process here; does nothing unless given. */
  readonly atPoint?: AtPoint;
  readonly log?: PostLog;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
};

/** What a worker is given. */
export type Activities = {
  readonly activities: WorkflowActivities;
  /** For `Worker.create`. */
  readonly sinks: {
    readonly points: { readonly reached: { readonly fn: (info: unknown, point: WorkflowPoint) => Promise<void> } };
  };
  /** Carries on whatever lies in outbox and inbox, now; at the start of a worker. */
  readonly carryOn: () => Promise<void>;
  /** Resolves when nothing is being carried. */
  readonly atRest: () => Promise<void>;
};

/** Some tens of kB each; those that are acted on are few at a time. */
const CASES_REMEMBERED = 300;

/** Runs one piece of work at a time; asked while it runs, it runs once more afterwards. */
const oneAtATime = (work: () => Promise<void>) => {
  let running: Promise<void> | undefined;
  let again = false;
  const run = async (): Promise<void> => {
    do {
      again = false;
      await work();
    } while (again);
  };
  return {
    ask: (): Promise<void> => {
      again = true;
      running ??= run().finally(() => {
        running = undefined;
      });
      return running;
    },
    atRest: async (): Promise<void> => running,
  };
};

/**
 * Gives what a worker needs: the activities that the workflows call, and the sinks. An act that asks something of another
 * workflow has its outbox row carried at once by the process that stored it; the sweep finds what a dying process left.
 */
export const createActivities = (options: ActivitiesOptions): Activities => {
  const { db, client, taskQueue, atPoint = async () => {}, log = () => {}, now = Date.now } = options;
  const courier = openCourier({
    client,
    findStored: findStored(db),
    ...(taskQueue === undefined ? {} : { taskQueue }),
  });
  const post = openPost({ db, courier, atPoint, log, now });
  const relaying = oneAtATime(async () => {
    await post.relay().catch((error: unknown) => {
      log('outbox not read', { error: error instanceof Error ? error.name : 'unknown' });
    });
  });
  const onEffects = (): void => {
    relaying.ask();
  };
  const remembered = recollection<StoredCase>(CASES_REMEMBERED);
  const gatheringOf = async (id: string): Promise<unknown> =>
    (await db.gathering.findUnique({ where: { id }, select: { state: true } }))?.state;
  return {
    activities: {
      loadJourney: (caseId) =>
        onStore(async () => {
          const file = await db.caseFile.findUnique({ where: { id: caseId }, select: { state: true, kommun: true } });
          return file === null ? undefined : withKommun(file.state, file.kommun);
        }),
      commit: ({ caseId, ...request }) =>
        onStore(async () => {
          const answer = await commitAct(caseLedger(db, caseId, onEffects, remembered), request, atPoint);
          if (answer.refusal?.code === 'caseClosed' && (await tellTheOpenCases(db, caseId, request.command, now())) > 0)
            onEffects();
          return answer;
        }),
      loadWaitingList: (name) =>
        onStore(async () => {
          const list = await db.waitingList.findUnique({ where: { id: waitingListId(name) }, select: { state: true } });
          return list === null ? undefined : (list.state as unknown as WaitingList);
        }),
      commitWaitingList: ({ insats, place, ...request }) =>
        onStore(() => commitAct(waitingListLedger(db, { insats, place }, onEffects), request, atPoint)),
      loadSamverkansteam: (team) =>
        onStore(async () => (await gatheringOf(samverkansteamId(team))) as Samverkansteam | undefined),
      commitSamverkansteam: ({ team, ...request }) =>
        onStore(() => commitAct(gatheringLedger(db, samverkansteamKind(team), onEffects), request, atPoint)),
      loadGroupMeeting: (series) =>
        onStore(async () => (await gatheringOf(groupMeetingId(series))) as GroupSeries | undefined),
      commitGroupMeeting: ({ series, ...request }) =>
        onStore(() => commitAct(gatheringLedger(db, groupMeetingKind(series), onEffects), request, atPoint)),
      relayEffects: () => onStore(post.relay),
      resendUnanswered: () => onStore(post.resend),
      forgetReadNotices: () => onStore(() => forgetReadNotices(db, new Date(now()))),
      raiseGallring: () => onStore(() => raiseGallring(db, now())),
      carryOutGallring: () => onStore(() => carryOutGallring({ db, now, forget: remembered.take, log })),
    },
    sinks: { points: { reached: { fn: (_info, point) => atPoint(point) } } },
    carryOn: relaying.ask,
    atRest: relaying.atRest,
  };
};

import { router } from '../trpc.ts';
import { assign } from './assign.ts';
import { claim } from './claim.ts';
import { complete } from './complete.ts';
import { handBack } from './hand-back.ts';
import { mine } from './mine.ts';
import { unitInbox } from './unit-inbox.ts';

export const tasksRouter = router({ mine, unitInbox, claim, handBack, assign, complete });

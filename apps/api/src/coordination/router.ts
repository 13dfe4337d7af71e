import { router } from '../trpc.ts';
import { answerMove } from './answer-move.ts';
import { flow } from './flow.ts';
import { escalate, remind } from './hurry.ts';
import { requestMove } from './request-move.ts';
import { stalled } from './stalled.ts';

export const coordinationRouter = router({ stalled, flow, remind, escalate, requestMove, answerMove });

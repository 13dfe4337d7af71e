import { router } from '../trpc.ts';
import { stalled } from './stalled.ts';

export const coordinationRouter = router({ stalled });

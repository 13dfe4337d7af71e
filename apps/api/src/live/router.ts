import { router } from '../trpc.ts';
import { hints } from './hints.ts';

export const liveRouter = router({ hints });

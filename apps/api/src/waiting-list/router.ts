import { router } from '../trpc.ts';
import { callNext } from './call-next.ts';
import { setCapacity } from './set-capacity.ts';
import { view } from './view.ts';

export const waitingListRouter = router({ view, callNext, setCapacity });

import { router } from '../trpc.ts';
import { people } from './people.ts';
import { transfer } from './transfer.ts';
import { work } from './work.ts';

export const staffChangeRouter = router({ people, work, transfer });

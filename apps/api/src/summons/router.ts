import { router } from '../trpc.ts';
import { answer } from './answer.ts';
import { deliver } from './deliver.ts';
import { letter } from './letter.ts';
import { withdraw } from './withdraw.ts';

export const summonsRouter = router({ deliver, answer, withdraw, letter });

import { router } from '../trpc.ts';
import { decide } from './decide.ts';
import { extract } from './extract.ts';
import { get } from './get.ts';
import { list } from './list.ts';

export const accessReviewRouter = router({ list, get, decide, extract });

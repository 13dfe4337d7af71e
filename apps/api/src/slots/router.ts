import { router } from '../trpc.ts';
import { add } from './add.ts';
import { end } from './end.ts';
import { free } from './free.ts';
import { ofUnit } from './of-unit.ts';

export const slotsRouter = router({ ofUnit, add, end, free });

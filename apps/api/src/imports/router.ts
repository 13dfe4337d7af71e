import { router } from '../trpc.ts';
import { check } from './check.ts';
import { list } from './list.ts';
import { run } from './run.ts';

export const importsRouter = router({ check, run, list });

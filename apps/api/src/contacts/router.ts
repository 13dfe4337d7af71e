import { router } from '../trpc.ts';
import { ask } from './ask.ts';
import { end } from './end.ts';
import { list } from './list.ts';
import { name } from './name.ts';
import { ofCase } from './of-case.ts';
import { replace } from './replace.ts';
import { staffAt } from './staff-at.ts';

export const contactsRouter = router({ ofCase, list, staffAt, ask, name, replace, end });

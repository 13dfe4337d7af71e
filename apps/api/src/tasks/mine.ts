import { MyTasks } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const mine = unitProcedure.output(MyTasks).query(() => notBuilt());

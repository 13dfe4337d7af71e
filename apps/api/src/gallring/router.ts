import { router } from '../trpc.ts';
import { confirm } from './confirm.ts';
import { exportArchive } from './export-archive.ts';
import { get } from './get.ts';
import { list } from './list.ts';
import { ofCase } from './of-case.ts';
import { postpone } from './postpone.ts';
import { retention, setRetention } from './retention.ts';

export const gallringRouter = router({ list, get, ofCase, confirm, postpone, exportArchive, retention, setRetention });

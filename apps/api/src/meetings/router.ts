import { router } from '../trpc.ts';
import { amendMinutes } from './amend-minutes.ts';
import { book } from './book.ts';
import { cancel } from './cancel.ts';
import { confirmMinutes } from './confirm-minutes.ts';
import { held } from './held.ts';
import { list } from './list.ts';
import { recordMinutes } from './record-minutes.ts';
import { recordReply } from './record-reply.ts';
import { reply } from './reply.ts';
import { reschedule } from './reschedule.ts';

export const meetingsRouter = router({
  list,
  book,
  reply,
  recordReply,
  reschedule,
  cancel,
  held,
  recordMinutes,
  confirmMinutes,
  amendMinutes,
});

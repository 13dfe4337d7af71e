import { router } from '../trpc.ts';
import { amendMinutes } from './amend-minutes.ts';
import { answerTimes } from './answer-times.ts';
import { book } from './book.ts';
import { cancel } from './cancel.ts';
import { confirmMinutes } from './confirm-minutes.ts';
import { held } from './held.ts';
import { list } from './list.ts';
import { objectToMinutes } from './object-to-minutes.ts';
import { propose } from './propose.ts';
import { proposeOtherTimes } from './propose-other-times.ts';
import { recordAnsweredTimes } from './record-answered-times.ts';
import { recordHeld } from './record-held.ts';
import { recordMinutes } from './record-minutes.ts';
import { recordReply } from './record-reply.ts';
import { reply } from './reply.ts';
import { reschedule } from './reschedule.ts';
import { setPlace } from './set-place.ts';
import { settleTime } from './settle-time.ts';
import { wish } from './wish.ts';
import { withdrawWish } from './withdraw-wish.ts';

export const meetingsRouter = router({
  list,
  book,
  reply,
  recordReply,
  reschedule,
  setPlace,
  cancel,
  held,
  recordHeld,
  recordMinutes,
  confirmMinutes,
  amendMinutes,
  objectToMinutes,
  propose,
  answerTimes,
  recordAnsweredTimes,
  settleTime,
  proposeOtherTimes,
  wish,
  withdrawWish,
});

import { router } from '../trpc.ts';
import { ask } from './ask.ts';
import { confirmReview } from './confirm-review.ts';
import { decline } from './decline.ts';
import { record } from './record.ts';
import { recordReview } from './record-review.ts';
import { renew } from './renew.ts';
import { withdraw } from './withdraw.ts';

export const samtyckeRouter = router({ ask, decline, record, renew, withdraw, recordReview, confirmReview });

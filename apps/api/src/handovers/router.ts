import { router } from '../trpc.ts';
import { accept } from './accept.ts';
import { acknowledge } from './acknowledge.ts';
import { answerSupport } from './answer-support.ts';
import { answerTextRequest } from './answer-text-request.ts';
import { askForText } from './ask-for-text.ts';
import { complete } from './complete.ts';
import { decline } from './decline.ts';
import { endSupport } from './end-support.ts';
import { extendSupport } from './extend-support.ts';
import { list } from './list.ts';
import { preview } from './preview.ts';
import { requestInfo } from './request-info.ts';
import { resendReferral } from './resend-referral.ts';
import { send } from './send.ts';
import { supplyInfo } from './supply-info.ts';
import { withdraw } from './withdraw.ts';

export const handoversRouter = router({
  list,
  preview,
  send,
  acknowledge,
  accept,
  decline,
  requestInfo,
  supplyInfo,
  withdraw,
  resendReferral,
  complete,
  extendSupport,
  answerSupport,
  endSupport,
  askForText,
  answerTextRequest,
});

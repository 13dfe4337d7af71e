import { router } from '../trpc.ts';
import { access } from './access.ts';
import { answerLifting } from './answer-lifting.ts';
import { askToLift } from './ask-to-lift.ts';
import { changeAccess } from './change-access.ts';
import { protect } from './protect.ts';

export const protectedIdentityRouter = router({ access, protect, changeAccess, askToLift, answerLifting });

import { router } from '../trpc.ts';
import { cancel } from './cancel.ts';
import { deferCase } from './defer-case.ts';
import { end } from './end.ts';
import { held } from './held.ts';
import { inviteUnits } from './invite-units.ts';
import { leave } from './leave.ts';
import { list } from './list.ts';
import { move } from './move.ts';
import { planMeeting } from './plan-meeting.ts';
import { recommend } from './recommend.ts';
import { recordMinutes } from './record-minutes.ts';
import { reply } from './reply.ts';
import { start } from './start.ts';
import { text } from './text.ts';
import { view } from './view.ts';
import { whose } from './whose.ts';

export const gatheringsRouter = router({
  list,
  view,
  text,
  start,
  inviteUnits,
  leave,
  end,
  planMeeting,
  reply,
  move,
  cancel,
  held,
  recordMinutes,
  recommend,
  deferCase,
  whose,
});

import { router } from '../trpc.ts';
import { list } from './list.ts';
import { chooseMail, mail } from './mail.ts';
import { markRead } from './mark-read.ts';

export const notificationsRouter = router({ list, markRead, mail, chooseMail });

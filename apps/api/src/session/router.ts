import { router } from '../trpc.ts';
import { agencies } from './agencies.ts';
import { chooseUnit } from './choose-unit.ts';
import { extend } from './extend.ts';
import { find } from './find.ts';
import { me } from './me.ts';

export const sessionRouter = router({ agencies, me, find, extend, chooseUnit });

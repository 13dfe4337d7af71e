import { router } from '../trpc.ts';
import { agencies } from './agencies.ts';
import { chooseUnit } from './choose-unit.ts';
import { extend } from './extend.ts';
import { me } from './me.ts';

export const sessionRouter = router({ agencies, me, extend, chooseUnit });

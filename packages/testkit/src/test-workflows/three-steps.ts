import { atPointOfParent, tellParentReady } from '../fault-points.ts';

const atPoint = atPointOfParent();
tellParentReady();
for (const step of ['first', 'second', 'third']) await atPoint(step);
process.disconnect?.();

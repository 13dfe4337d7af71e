export { bareTimer } from './timer.ts';
export { bare } from './update.ts';

export { journey } from './journey.ts';
export { sweep } from './sweep.ts';
export { waitingList } from './waiting-list.ts';

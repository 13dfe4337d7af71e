export { gallring } from './gallring.ts';
export { groupMeeting } from './group-meeting.ts';
export { journey } from './journey.ts';
export { samverkansteam } from './samverkansteam.ts';
export { sweep } from './sweep.ts';
export { waitingList } from './waiting-list.ts';

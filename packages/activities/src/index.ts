export { type Activities, type ActivitiesOptions, createActivities } from './activities.ts';
export { type Courier, type CourierOptions, type Delivery, isMessage, openCourier, type Stored } from './courier.ts';
export { type MailRoom, openMailRoom } from './notify/mail-room.ts';
export { type Delivered, type Notifier, openSmtp } from './notify/smtp.ts';
export type { ActivityPoint, AtPoint } from './points.ts';
export { findStored, type PostLog } from './post.ts';
export { rowsOfCase } from './project.ts';
export { type RebuildOptions, type Rebuilt, rebuild } from './rebuild.ts';
export { onStore } from './store-errors.ts';

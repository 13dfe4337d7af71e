import { protectionKinds } from '@stafett/domain';
import { z } from 'zod';
import { MeetingMode } from './codes.ts';
import { CommandId, Id, IsoDate, Key, KommunName } from './wire.ts';

/** POST /machine/signals: facts from other systems that can't be refused where they arise. `messageId` makes a repeat harmless. */
export const MachineSignal = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('meetingHeld'),
    messageId: CommandId,
    caseId: Id,
    meeting: Key,
    attended: z.array(Key).max(30),
    mode: MeetingMode,
  }),
  z.strictObject({ type: z.literal('participantDied'), messageId: CommandId, caseId: Id, on: IsoDate }),
  z.strictObject({ type: z.literal('moved'), messageId: CommandId, caseId: Id, kommun: KommunName, on: IsoDate }),
  /** Without `samtycke`: all that the agency has in the case, recorded here or not. */
  z.strictObject({
    type: z.literal('samtyckeWithdrawn'),
    messageId: CommandId,
    caseId: Id,
    samtycke: Key.optional(),
  }),
  /** `none`: not, or no longer, protected. */
  z.strictObject({
    type: z.literal('identityProtected'),
    messageId: CommandId,
    caseId: Id,
    kind: z.enum([...protectionKinds, 'none']),
  }),
]);
export type MachineSignal = z.infer<typeof MachineSignal>;

/** The scope that an access token for the machine endpoint must carry, by what is asked. */
export const machineScopes = {
  signals: 'stafett:signals',
  import: 'stafett:import',
  figures: 'stafett:figures',
} as const;

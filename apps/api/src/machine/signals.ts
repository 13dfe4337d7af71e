import { asActor } from '@stafett/db';
import { type CommandOf, deriveId } from '@stafett/domain';
import type { MachineSignal } from '@stafett/schemas';
import {
  identityProtected,
  journeyId,
  meetingHeld,
  moved,
  participantDied,
  samtyckeWithdrawn,
} from '@stafett/workflows/messages';
import { findSent, isTaken, keep, mustBeTheSame, noteAnswer } from '../acts/inbox.ts';
import type { Dependencies } from '../dependencies.ts';
import { given } from '../given.ts';
import { describeError } from '../problems/describe-error.ts';
import { Refused } from '../problems/refuse.ts';
import type { Machine } from './authenticate.ts';

type Message = CommandOf<'meetingHeld' | 'participantDied' | 'moved' | 'samtyckeWithdrawn' | 'identityProtected'>;

const commandOf = (machine: Machine, { messageId, caseId: _caseId, ...message }: MachineSignal): Message => ({
  ...(message.type === 'samtyckeWithdrawn'
    ? { type: message.type, ...given({ samtycke: message.samtycke }) }
    : message),
  commandId: deriveId(messageId, `by:${machine.client}`),
  actor: machine,
});

/**
 * Keeps a message from another system and hands it to the journey, if that runs. The answer is the same for every case, also one that
 * does not exist: the sweep, which may see the store, finds out. Sent again, it changes nothing; refuses `commandIdReused` when the id was another
 * message's, of the same case or another: what is told received must not be dropped.
 */
export const takeSignal = async (deps: Dependencies, machine: Machine, signal: MachineSignal): Promise<void> => {
  const { database, temporal, clock, log } = deps;
  const command = commandOf(machine, signal);
  const target = journeyId(signal.caseId);
  const entry = { commandId: command.commandId, target, agency: machine.agency, command, at: clock() };
  try {
    await asActor(database, machine, clock(), (transaction) => keep(transaction, entry));
  } catch (error) {
    if (!isTaken(error)) throw error;
    const before = await asActor(database, machine, clock(), (transaction) =>
      findSent<Message>(transaction, command.commandId, target),
    );
    if (!before) throw new Refused('commandIdReused');
    return mustBeTheSame(before.command, command);
  }
  const handle = temporal.workflow.getHandle(target);
  const send = (): Promise<void> => {
    switch (command.type) {
      case 'meetingHeld':
        return handle.signal(meetingHeld, { command });
      case 'participantDied':
        return handle.signal(participantDied, { command });
      case 'moved':
        return handle.signal(moved, { command });
      case 'samtyckeWithdrawn':
        return handle.signal(samtyckeWithdrawn, { command });
      case 'identityProtected':
        return handle.signal(identityProtected, { command });
    }
  };
  try {
    await temporal.withDeadline(Date.now() + 5_000, send);
    await asActor(database, machine, clock(), (transaction) =>
      noteAnswer(transaction, command.commandId, { taken: true }, clock()),
    );
  } catch (error) {
    log.info({ message: command.type, error: describeError(error) }, 'message left to the sweep');
  }
};

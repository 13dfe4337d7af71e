import type { Command, DocumentRef } from '@stafett/domain';
import type { BookMeetingRequest } from '@stafett/schemas';
import type { CaseAct } from '../acts/journeys.ts';
import type { StaffActor } from '../context.ts';
import { type Given, given } from '../given.ts';
import { onlyKnownUnits } from '../organisation/in-the-directory.ts';
import { samtyckeBrought } from '../samtycke/brought.ts';
import { placeText } from './place-text.ts';

type Request = Pick<BookMeetingRequest, 'caseId' | 'commandId' | 'parties' | 'where' | 'ground'>;
type Called<Asked extends Request> = Given<Omit<Asked, 'caseId' | 'commandId' | 'where' | 'ground'>> & {
  readonly commandId: string;
  readonly actor: StaffActor;
  readonly where?: DocumentRef;
  readonly ground?: ReturnType<typeof samtyckeBrought>;
};

/**
 * A meeting that is called, in whichever way: the units asked are in the directory, and where it is is a text for those whom it is between.
 * Takes what was asked, and the command that its fields make.
 */
export const calling = <Asked extends Request>(
  actor: StaffActor,
  { caseId, commandId, where, ground, ...rest }: Asked,
  command: (called: Called<Asked>) => Command,
): CaseAct<'where'> => ({
  caseId,
  commandId,
  texts: () => ({ where: placeText(where) }),
  named: (transaction) =>
    onlyKnownUnits(
      transaction,
      rest.parties.filter((party) => party.type === 'unit'),
    ),
  command: (id, refs) =>
    command({
      ...given(rest),
      ...given(refs),
      ...given({ ground: ground && samtyckeBrought(ground) }),
      commandId: id,
      actor,
    }),
});

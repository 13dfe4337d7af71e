import { type EventOf, given } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { Contact } from '../contact/contact.ts';
import type { Mentorship } from '../mentor/mentor.ts';
import type { StaffId } from '../organisation/organisation.ts';
import type { Transfer } from './transfer.ts';

type Changed = Pick<CaseFile, 'summonses' | 'mentorship' | 'contacts'> & {
  readonly transfers: readonly Transfer[];
};

/** The mentorship with another handledare; whoever stood in for the one stands in no more for themselves. */
const supervisedBy = (mentorship: Mentorship | undefined, from: StaffId, to: StaffId): Mentorship | undefined =>
  mentorship?.supervisor === from
    ? { ...mentorship, supervisor: to, standIn: mentorship.standIn === to ? from : mentorship.standIn }
    : mentorship;

/** The contacts that went along, with the other person; whoever was named since stays. */
const knownAs = (
  { contacts }: CaseFile,
  moved: readonly string[] | undefined,
  from: StaffId,
  to: StaffId,
): { readonly contacts?: readonly Contact[] } =>
  contacts && moved
    ? {
        contacts: contacts.map((contact) =>
          moved.includes(contact.id) && contact.person?.type === 'staff' && contact.person.staff === from
            ? { ...contact, person: { type: 'staff', staff: to } }
            : contact,
        ),
      }
    : {};

/** Who holds which task and the case itself is told by events of their own; here is the rest. */
export const evolveTransfers = (
  state: CaseFile,
  event: EventOf<'workTransferred' | 'standInProlonged' | 'standInEnded'>,
): Changed => {
  const transfers = state.transfers ?? [];
  switch (event.type) {
    case 'workTransferred': {
      const { transfer } = event;
      return {
        transfers: [...transfers, transfer],
        summonses: state.summonses.map((summons) =>
          summons.id === transfer.moved.summons ? { ...summons, takenOverBy: transfer.to } : summons,
        ),
        ...given({
          mentorship: transfer.moved.supervisor
            ? supervisedBy(state.mentorship, transfer.from, transfer.to)
            : state.mentorship,
        }),
        ...knownAs(state, transfer.moved.contacts, transfer.from, transfer.to),
      };
    }
    case 'standInProlonged':
      return {
        transfers: transfers.map((transfer) => {
          if (transfer.id !== event.transfer) return transfer;
          const { until: _, ...forGood } = transfer;
          return { ...forGood, ...given({ until: event.until }) };
        }),
        summonses: state.summonses,
      };
    case 'standInEnded': {
      const ended = transfers.find(({ id }) => id === event.transfer);
      return {
        transfers: transfers.map((transfer) =>
          transfer.id === event.transfer ? { ...transfer, endedAt: event.at } : transfer,
        ),
        summonses: state.summonses.map((summons) => {
          if (summons.id !== ended?.moved.summons || summons.takenOverBy !== ended.to) return summons;
          const { takenOverBy: _, ...own } = summons;
          return own;
        }),
        ...given({
          mentorship: ended?.moved.supervisor ? supervisedBy(state.mentorship, ended.to, ended.from) : state.mentorship,
        }),
        ...(ended ? knownAs(state, ended.moved.contacts, ended.to, ended.from) : {}),
      };
    }
  }
};

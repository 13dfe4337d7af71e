import type { HandoverAddressView, PartyView } from '@stafett/schemas';

/** "Försäkringskassan, Rehab Öst". */
export const partyName = ({ agencyName, unitName }: Pick<PartyView, 'agencyName' | 'unitName'>): string =>
  `${agencyName}, ${unitName}`;

/** Whom a handover is addressed to: a unit, or a joint forum by its name. */
export const addressName = (to: HandoverAddressView): string => (to.type === 'unit' ? partyName(to.party) : to.name);

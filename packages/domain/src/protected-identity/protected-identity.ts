import type { Instant } from '../calendar/index.ts';
import type { StaffId, UnitRef } from '../organisation/organisation.ts';

/**
 * Skyddade personuppgifter: sekretessmarkering (OSL 22:1, a warning that harm is to be weighed) and skyddad folkbokföring (folkbokföringslagen
 * 1991:481 § 16, somebody lives elsewhere than where they are registered). Who has fingerade personuppgifter is told nobody, so it is no kind.
 */
export const protectionKinds = ['sekretessmarkering', 'skyddadFolkbokforing'] as const;
export type ProtectionKind = (typeof protectionKinds)[number];

/** Somebody who may know who it is, while they act for that unit. */
export type NamedAccess = UnitRef & { readonly staff: StaffId };

/** What stands while a participant's identity is protected. */
export type IdentityProtection = {
  readonly kind: ProtectionKind;
  readonly since: Instant;
  /** Who may know who it is, besides the managers of the units that have to do with the case: they answer for their unit's list. */
  readonly access: readonly NamedAccess[];
  /** Somebody has asked that it be lifted; a second person answers. */
  readonly lifting?: { readonly askedBy: StaffId; readonly askedAt: Instant };
};

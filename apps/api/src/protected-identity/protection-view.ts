import { instantOf } from '@stafett/db';
import { ProtectionKind, type ProtectionView } from '@stafett/schemas';
import { isHidden, type Visible } from '../cases/visible.ts';
import type { StaffActor } from '../context.ts';
import { given } from '../given.ts';
import type { Names } from '../organisation/name-book.ts';

/** That the participant is protected, as the actor is told it; undefined when they are not. */
export const protectionViewOf = (visible: Visible, actor: StaffActor, names: Names): ProtectionView | undefined => {
  const { protection, state, isKnownHereAlone } = visible;
  if (!protection) return undefined;
  const hidden = isHidden(visible, actor);
  const since = instantOf(protection.since);
  const here = isKnownHereAlone ? ({ knownHereAlone: true } as const) : {};
  if (hidden) return { since, hidden, ...here };
  const lifting = state.identityProtection?.lifting;
  const isHolder = state.holder.unit === actor.unit;
  return {
    since,
    hidden,
    ...here,
    kind: ProtectionKind.parse(protection.kind),
    ...given({
      lifting:
        lifting && isHolder
          ? {
              askedBy: names.staff(lifting.askedBy),
              askedAt: lifting.askedAt,
              own: lifting.askedBy === actor.staff,
            }
          : undefined,
    }),
  };
};

/** Where somebody lives: of nobody who is hidden (row-level security gives none either), and of nobody who lives elsewhere than is known, until it is asked for. */
export const mayShowKommun = (protection: ProtectionView | undefined): boolean =>
  protection === undefined || (!protection.hidden && protection.kind === 'sekretessmarkering');

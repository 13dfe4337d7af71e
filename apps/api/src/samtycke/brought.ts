import type { CommandOf, DocumentRef } from '@stafett/domain';
import type { GroundBrought } from '@stafett/schemas';
import { written } from '../acts/written.ts';
import { given } from '../given.ts';

/** How a ground was weighed, in words: a text of the act that brings it. */
export const textOfGround = (ground: GroundBrought | undefined) =>
  ground?.type === 'review' ? ({ content: { kind: 'handoverQuestion', text: ground.why } } as const) : undefined;

/** A samtycke that is brought, as the core takes it. */
export const samtyckeBrought = ({ witness, coordination, ...terms }: Extract<GroundBrought, { type: 'samtycke' }>) => ({
  ...terms,
  ...given({ witness, coordination }),
});

const groundOf = (
  ground: GroundBrought,
  why: DocumentRef | undefined,
): NonNullable<CommandOf<'referCase'>['ground']> =>
  ground.type === 'review' ? { ...ground, why: written(why) } : samtyckeBrought(ground);

/** What the act brings of a ground as the core takes it, with the document of `textOfGround`. */
export const groundBrought = (ground: GroundBrought | undefined, why: DocumentRef | undefined) =>
  given({ ground: ground && groundOf(ground, why) });

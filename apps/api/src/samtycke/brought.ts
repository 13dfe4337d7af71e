import type { CommandOf, DocumentRef } from '@stafett/domain';
import type { GroundBrought } from '@stafett/schemas';
import { written } from '../acts/written.ts';
import { given } from '../given.ts';

/** How a ground was weighed, in words: a text of the act that brings it. */
export const textOfGround = (ground: GroundBrought | undefined) =>
  ground?.type === 'review' ? ({ content: { kind: 'handoverQuestion', text: ground.why } } as const) : undefined;

const groundOf = (
  ground: GroundBrought,
  why: DocumentRef | undefined,
): NonNullable<CommandOf<'referCase'>['ground']> => {
  if (ground.type === 'review') return { ...ground, why: written(why) };
  const { witness, coordination, ...terms } = ground;
  return { ...terms, ...given({ witness, coordination }) };
};

/** What the act brings of a ground as the core takes it, with the document of `textOfGround`. */
export const groundBrought = (ground: GroundBrought | undefined, why: DocumentRef | undefined) =>
  given({ ground: ground && groundOf(ground, why) });

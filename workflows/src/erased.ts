/**
 * The key of the workflow is destroyed, so that what it was given is a tombstone (see the vault's `payloadCodec`). Any error but Temporal's own
 * stops the workflow where it stands: nothing is made of what is erased, and the worker that sees it ends the journey (`ErasedJourneys`).
 */
export class Erased extends Error {
  override readonly name = 'Erased';
  constructor() {
    super('gallrad: the key is destroyed, and nobody can read what this workflow remembers');
  }
}

/** Gives what a workflow was given, or throws `Erased` where it is a tombstone. */
export const refuseErased = <Given>(given: Given): Given => {
  if (typeof given === 'object' && given !== null && 'tombstone' in given) throw new Erased();
  return given;
};

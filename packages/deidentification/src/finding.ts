export const findingKinds = [
  'personnummer',
  'samordningsnummer',
  'phone',
  'email',
  'address',
  'birthDate',
  'knownName',
  'name',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/**
 * Something in a text that may tell who it is of. `start` and `end` are UTF-16 positions in the text as it was given, `end` after the last.
 * `always`: it tells, and must go. `likely`: a person has to look; it may be a name, or a number that only looks like one.
 */
export type Finding = {
  readonly kind: FindingKind;
  readonly start: number;
  readonly end: number;
  readonly certainty: 'always' | 'likely';
};

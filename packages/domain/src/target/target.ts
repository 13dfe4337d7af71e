/** What share of those who started and were closed is to close so: at most, or more than, so many percent. */
export type TargetModel = {
  /** The code of the figures. */
  readonly reportCode: string;
  /** Ids of closing reasons. */
  readonly reasons: readonly string[];
  readonly bound: 'atMost' | 'moreThan';
  readonly percent: number;
};

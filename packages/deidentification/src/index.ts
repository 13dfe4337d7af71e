export { ageBandOf, ageBandsOf, type Band, bandCode, weekBandsOf } from './bands.ts';
export { findIdentifying } from './find-identifying.ts';
export { type Finding, type FindingKind, findingKinds } from './finding.ts';
export { type ShownCount, type ShownTable, shownCounts } from './shown-counts.ts';
export { type GroupCheck, groupCheck, type Levels, SMALLEST_GROUP, type Traits } from './small-group.ts';
export { type GroupCount, type ShownSoFar, successiveCounts } from './successive-counts.ts';

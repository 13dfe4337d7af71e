export { findIdentifying } from './find-identifying.ts';
export { type Finding, type FindingKind, findingKinds } from './finding.ts';

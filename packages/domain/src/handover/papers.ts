import { type Guard, no } from '../case/act.ts';
import type { CaseFile, DocumentRef } from '../case/case-file.ts';

/** The papers that may be sent along with a handover: the case's kartläggning, plan and uppföljningar as they stand. */
export const papersOf = ({ assessment, plan, followUps }: CaseFile): readonly DocumentRef[] =>
  [assessment?.document, plan?.document, ...followUps.map(({ document }) => document)].filter(
    (ref) => ref !== undefined,
  );

/** Nothing goes along that is not the case's, or has been written anew since it was chosen. */
export const onlyPapersOfTheCase = (state: CaseFile, papers: readonly DocumentRef[]): Guard => {
  const stands = papersOf(state);
  const unknown = papers.find(
    (paper) => !stands.some(({ document, version }) => document === paper.document && version === paper.version),
  );
  return unknown && no('staleVersion', { document: unknown.document });
};

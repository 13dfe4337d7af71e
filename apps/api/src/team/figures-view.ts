import { shownCounts } from '@stafett/deidentification';
import type { TeamCount } from '@stafett/domain';
import type { TeamFigures } from '@stafett/schemas';
import { given } from '../given.ts';

/** The team's counts as they may be shown: nobody is one of fewer than five, in any cell or by any difference. */
export const figuresView = (counts: readonly TeamCount[]): TeamFigures | undefined => {
  if (counts.length === 0) return undefined;
  const shown = shownCounts(counts.map(({ waiting, recommended }) => [waiting, recommended]));
  const [waiting, recommended] = shown.columnTotals;
  return {
    bands: counts.map(({ ageBand }, row) => {
      const [ofWaiting, ofRecommended] = shown.cells[row] ?? [];
      return { ageBand, ...given({ waiting: ofWaiting, recommended: ofRecommended, total: shown.rowTotals[row] }) };
    }),
    total: given({ waiting, recommended, total: shown.total }),
  };
};

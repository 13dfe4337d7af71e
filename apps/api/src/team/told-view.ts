import type { DeidentifiedCase } from '@stafett/domain';
import type { DeidentifiedCase as DeidentifiedCaseView } from '@stafett/schemas';

/** What the samverkansteam is told of a case, field by field, so that nothing else ever goes along. */
export const toldView = (told: DeidentifiedCase): DeidentifiedCaseView => ({
  ageBand: told.ageBand,
  weeksWaiting: told.weeksWaiting,
  agencies: [...told.agencies],
  needs: [...told.needs],
  tried: [...told.tried],
  blocking: told.blocking,
});

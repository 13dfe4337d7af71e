import { type AgencyId, agencies, type CaseFile, modelByHash, waitingFor } from '@stafett/domain';

const kindOf = (agency: AgencyId): string => Object.values(agencies).find(({ id }) => id === agency)?.kind ?? 'agency';

/** What Temporal's own pages show of a case: phase, who it waits for (the kind of agency), why, what next. Codes alone. */
export const detailsOf = (state: CaseFile): string => {
  const model = modelByHash(state.modelHash);
  const waits = model && waitingFor(state, model);
  if (waits === undefined) return state.phase;
  return `${state.phase}: ${kindOf(waits.agency)} ${waits.reason}, ${waits.nextStep} ${waits.nextOn}`;
};

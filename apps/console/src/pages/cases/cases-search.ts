import { phases } from '@stafett/domain';
import type { ListCasesRequest } from '@stafett/schemas';

/** What the address of Ärenden holds: codes alone. */
export type CasesSearch = {
  readonly visa?: 'followed' | 'closed';
  readonly fas?: (typeof phases)[number];
  readonly insats?: string;
};

/** Takes whatever the address says; what it can't mean is left out. */
export const casesSearch = (search: Record<string, unknown>): CasesSearch => {
  const which = (['followed', 'closed'] as const).find((known) => known === search.visa);
  const phase = phases.find((known) => known === search.fas);
  const insats =
    typeof search.insats === 'string' && /^[a-z0-9-]{1,60}$/.test(search.insats) ? search.insats : undefined;
  return { ...(which && { visa: which }), ...(phase && { fas: phase }), ...(insats && { insats }) };
};

/** What is asked of the api, but for the page. */
export const casesRequest = ({
  visa,
  fas,
  insats,
}: CasesSearch): Pick<ListCasesRequest, 'which' | 'phase' | 'insats'> => ({
  which: visa ?? 'held',
  ...(fas && { phase: fas }),
  ...(insats && { insats }),
});

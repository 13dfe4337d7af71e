import { useQuery } from '@tanstack/react-query';
import { api } from '../../trpc.ts';

/** The case as the reader may see it now; fetched again at every hint. */
export const useCase = (caseId: string) => useQuery(api.cases.get.queryOptions({ caseId }));

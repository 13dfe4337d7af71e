import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { problemOf } from '../../problem.ts';
import { api } from '../../trpc.ts';

/** The case as the reader may see it now; fetched again at every hint. */
export const useCase = (caseId: string) => useQuery(api.cases.get.queryOptions({ caseId }));

/** Whether the case was closed to the reader while they had it open: what they were shown of it goes too, and only what they typed themselves stays. */
export const isOutOfSight = (query: UseQueryResult<unknown, unknown>): boolean =>
  query.data !== undefined && query.isError && problemOf(query.error).code === 'caseNotFound';

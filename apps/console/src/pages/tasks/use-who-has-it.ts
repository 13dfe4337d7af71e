import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { KnownProblem } from '../../problem.ts';
import { useMe } from '../../session/me.ts';
import { api } from '../../trpc.ts';

const told: readonly KnownProblem['code'][] = ['staleVersion', 'taskAlreadyClaimed', 'notTaskHolder'];

/** Two may take the same task at once: whoever comes second is told by name which colleague has it. */
export const useWhoHasIt = (problem: KnownProblem | undefined): string | undefined => {
  const { t } = useTranslation();
  const me = useMe();
  const staff = problem && told.includes(problem.code) ? problem.facts.staff : undefined;
  const isColleague = typeof staff === 'string' && staff !== me.staff.id;
  const { data } = useQuery({ ...api.organisation.directory.queryOptions(), enabled: isColleague });
  const name = isColleague ? data?.ownUnitStaff.find(({ id }) => id === staff)?.name : undefined;
  return name === undefined ? undefined : t('tasksPage.hasIt', { name });
};

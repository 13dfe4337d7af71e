import type { HandoverView } from '@stafett/schemas';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import type { KnownProblem } from '../../problem.ts';
import { useMe } from '../../session/me.ts';
import { api } from '../../trpc.ts';

type Act = { readonly problem: KnownProblem | undefined; readonly refusal: { readonly words: string } | undefined };

const isStatus = (value: unknown): value is HandoverView['status'] => typeof value === 'string';

/** What was done before, by whom and when; a colleague by name, others by their agency and unit. */
const useWords = () => {
  const { t } = useTranslation();
  const format = useFormat();
  return (status: HandoverView['status'], who: string, at: string) =>
    t(`handoverPage.first.${status}`, { who, when: format.dateAndTime(at) });
};

/**
 * Two may answer the same handover at once. The act of whoever comes second is refused, and they are told who came first and when; what they
 * wrote stays in the form and as their draft.
 */
export const useHandoverAct = <Handled extends Act>(act: Handled): Handled => {
  const { t } = useTranslation();
  const words = useWords();
  const { at, staff, unit, status }: KnownProblem['facts'] = act.problem?.facts ?? {};
  const isOvertaken = act.problem?.code === 'handoverNotOpen' && typeof at === 'string' && isStatus(status);
  const queries = useQueryClient();
  // What the page shows was so before.
  useEffect(() => {
    if (isOvertaken) void queries.invalidateQueries();
  }, [isOvertaken, queries]);
  const { data } = useQuery({ ...api.organisation.directory.queryOptions(), enabled: isOvertaken });
  if (!isOvertaken || !act.refusal) return act;
  const colleague = data?.ownUnitStaff.find(({ id }) => id === staff)?.name;
  const agency = data?.agencies.find(({ units }) => units.some(({ id }) => id === unit));
  const party = agency && `${agency.name}, ${agency.units.find(({ id }) => id === unit)?.name ?? ''}`;
  const who = colleague ?? party;
  if (who === undefined) return act;
  return { ...act, refusal: { words: `${words(status, who, at)} ${t('handoverPage.first.kept')}` } };
};

/** The same for who sees the handover change under their hands. */
export const useWhoCameFirst = ({ status, lastAct }: HandoverView): string | undefined => {
  const me = useMe();
  const words = useWords();
  if (!lastAct || lastAct.staff?.id === me.staff.id) return undefined;
  const { agencyName, unitName } = lastAct.party;
  return words(status, lastAct.staff?.name ?? `${agencyName}, ${unitName}`, lastAct.at);
};

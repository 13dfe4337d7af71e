import type { Transaction } from '@stafett/db';
import { type CaseFile, currentModels, type InsatsModel, modelByHash } from '@stafett/domain';
import type { Names } from '../organisation/name-book.ts';
import type { KindOf } from './deidentified-case.ts';

/** So many are enough to know whether five are alike; to look at fewer makes what is told coarser, never finer. */
const POPULATION = 500;

/** The cases that one is hidden among: those open in the insatser of its team that the transaction's actor sees. Others' cases count for nothing, so that none is told of. */
export const populationOf = async (transaction: Transaction, { team }: InsatsModel): Promise<readonly CaseFile[]> => {
  const insatser = currentModels()
    .filter((model) => model.team !== undefined && model.team === team)
    .map(({ id }) => id);
  const rows = await transaction.caseFile.findMany({
    where: { insats: { in: insatser }, phase: { not: 'closed' } },
    orderBy: { id: 'asc' },
    take: POPULATION,
    select: { state: true },
  });
  return rows.map(({ state }) => state as unknown as CaseFile);
};

export const modelOf = ({ modelHash }: CaseFile): InsatsModel | undefined => modelByHash(modelHash);

export const kindsBy =
  ({ agencies }: Names): KindOf =>
  (agency) =>
    agencies.get(agency)?.kind;

import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '../new-id.ts';
import { problemOf, problemWords } from '../problem.ts';

/** What one of the acts is on, and what it is called where the result is told. */
export type BulkItem = { readonly id: string; readonly name: string };
export type BulkResult = BulkItem & {
  readonly outcome: 'saved' | 'received' | 'refused';
  /** Why not, when it was refused. */
  readonly words?: string;
  readonly code?: string;
};
type Answered = { readonly outcome: 'saved' | 'received' };

/**
 * Does the same act on many, one act each, in turn; tells how far it has come and how each went. An item that got no answer keeps its
 * `commandId`, so that trying again changes nothing that was done.
 */
export const useBulk = () => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const ids = useRef(new Map<string, string>());
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number }>();
  const [results, setResults] = useState<readonly BulkResult[]>([]);

  const run = async (
    items: readonly BulkItem[],
    /** Names the act and its content: another one gets ids of its own. */
    act: string,
    send: (item: BulkItem, commandId: string) => Promise<Answered>,
  ): Promise<readonly BulkResult[]> => {
    const told: BulkResult[] = [];
    setResults([]);
    setProgress({ done: 0, of: items.length });
    for (const item of items) {
      const key = `${act} ${item.id}`;
      const commandId = ids.current.get(key) ?? newId();
      ids.current.set(key, commandId);
      try {
        const { outcome } = await send(item, commandId);
        ids.current.delete(key);
        told.push({ ...item, outcome });
      } catch (error) {
        const problem = problemOf(error);
        if (!['offline', 'unexpected', 'storeUnavailable'].includes(problem.code)) ids.current.delete(key);
        told.push({ ...item, outcome: 'refused', code: problem.code, words: problemWords(t, problem) });
      }
      setProgress({ done: told.length, of: items.length });
    }
    setProgress(undefined);
    setResults(told);
    void queries.invalidateQueries();
    return told;
  };
  return { run, progress, results, forget: () => setResults([]) };
};

/** What a process wrote last, by id, so that it need not read it again to write what comes next. */
export type Recollection<Stored> = {
  /** Hands it out and keeps it no longer: who goes on from it puts back what came of that. */
  readonly take: (id: string) => Stored | undefined;
  readonly put: (id: string, stored: Stored) => void;
};

/** Keeps the `most` that were put last. */
export const recollection = <Stored>(most: number): Recollection<Stored> => {
  const kept = new Map<string, Stored>();
  const take = (id: string): Stored | undefined => {
    const stored = kept.get(id);
    kept.delete(id);
    return stored;
  };
  return {
    take,
    put: (id, stored) => {
      // What was put last stands last.
      kept.delete(id);
      kept.set(id, stored);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    },
  };
};

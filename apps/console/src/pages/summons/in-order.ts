type Called = { readonly calledAt: string; readonly status: string };

/** The summons that waits for an answer, if any, and the others, the latest first. */
export const inOrder = <Summons extends Called>(
  summonses: readonly Summons[],
): { readonly current: Summons | undefined; readonly past: readonly Summons[] } => {
  const current = summonses.find(({ status }) => status === 'called' || status === 'delivered');
  return {
    current,
    past: summonses.filter((summons) => summons !== current).toSorted((a, b) => b.calledAt.localeCompare(a.calledAt)),
  };
};

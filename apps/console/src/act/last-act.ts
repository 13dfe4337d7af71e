let at = 0;

/** An act has just been saved: what was fetched before it tells how things were, not how they are. */
export const noteAct = (): void => {
  at = Date.now();
};

type Fetched = {
  readonly state: { readonly dataUpdatedAt: number; readonly data?: unknown };
  readonly isActive: () => boolean;
};

/** Whether a query shows what was fetched before the latest act. */
export const isFromBefore = (query: Fetched): boolean =>
  query.isActive() && query.state.data !== undefined && query.state.dataUpdatedAt <= at;

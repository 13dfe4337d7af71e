const views = ['protokoll', 'tider'] as const;

/** What is shown: the protocol, the agency's terms, or (absent) what is to be destroyed. */
export type GallringSearch = { readonly visa?: (typeof views)[number] };

/** Takes what stands in the address; leaves out what is not known. */
export const gallringSearch = ({ visa }: Record<string, unknown>): GallringSearch => {
  const known = views.find((view) => view === visa);
  return known ? { visa: known } : {};
};

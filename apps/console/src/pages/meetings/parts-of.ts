type Part = { readonly at: number; readonly text: string; readonly isLink: boolean };

// What closes a sentence or a bracket is not of the address.
const LINK = /https:\/\/[^\s<>"]+[^\s<>".,;:!?)\]]/g;

/** Divides a text into the addresses on the web that stand in it (https alone) and what is between them; `at` is where each begins. */
export const partsOf = (text: string): readonly Part[] => {
  const links = [...text.matchAll(LINK)].map(({ 0: link, index }) => ({ at: index, text: link, isLink: true }));
  const between = [{ at: 0, text: '', isLink: true }, ...links].map(({ at, text: link }, n) => ({
    at: at + link.length,
    text: text.slice(at + link.length, links[n]?.at),
    isLink: false,
  }));
  return [...links, ...between].filter((part) => part.text !== '').toSorted((a, b) => a.at - b.at);
};

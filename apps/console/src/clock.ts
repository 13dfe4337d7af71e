// A workplace computer's clock may be minutes wrong, and the session's end is told by the api's clock.
let ahead = 0;

/** Takes the Date header of an answer from the api; remembers how far its clock is ahead of this computer's. */
export const noteServerTime = (header: string | null): void => {
  const served = header === null ? Number.NaN : Date.parse(header);
  if (!Number.isNaN(served)) ahead = served - Date.now();
};

/** The api's time, to within a second or so; milliseconds since 1970. */
export const serverNow = (): number => Date.now() + ahead;

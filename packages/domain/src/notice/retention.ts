/** A notice is a nudge, no record: what happened stands in the case. Once read it is kept so many days, unread for as long as it takes. */
export const noticeRetention = { readForDays: 90 } as const;

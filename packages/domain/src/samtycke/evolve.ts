import type { EventOf } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { Samtycke } from './samtycke.ts';

type SamtyckeEvent = EventOf<'samtyckeRecorded' | 'samtyckeRenewed' | 'samtyckeWithdrawn' | 'samtyckeEnded'>;

/** The case's samtycken after one more event; one that is withdrawn without having been recorded is kept as withdrawn. */
export const evolveSamtycken = (samtycken: readonly Samtycke[] = [], event: SamtyckeEvent): readonly Samtycke[] => {
  switch (event.type) {
    case 'samtyckeRecorded':
      return [...samtycken, event.samtycke];
    case 'samtyckeRenewed':
      return samtycken.map((one) => (one.id === event.samtycke ? { ...one, terms: event.terms } : one));
    case 'samtyckeWithdrawn':
      return [...samtycken.filter(({ id }) => id !== event.samtycke.id), event.samtycke];
    case 'samtyckeEnded':
      return samtycken.map((one) => (one.id === event.samtycke ? { ...one, status: 'ended', endedAt: event.at } : one));
  }
};

export const evolveSamtyckeRequests = (
  requests: CaseFile['samtyckeRequests'] = [],
  event: EventOf<'samtyckeAskedFor' | 'samtyckeAnswered'>,
): NonNullable<CaseFile['samtyckeRequests']> =>
  event.type === 'samtyckeAskedFor'
    ? [...requests, event.request]
    : requests.map((request) =>
        request.id === event.request ? { ...request, status: event.agrees ? 'agreed' : 'declined' } : request,
      );

export const evolveSekretessReviews = (
  reviews: CaseFile['sekretessReviews'] = [],
  event: EventOf<'sekretessReviewed' | 'sekretessReviewConfirmed'>,
): NonNullable<CaseFile['sekretessReviews']> =>
  event.type === 'sekretessReviewed'
    ? [...reviews, event.review]
    : reviews.map((review) => (review.id === event.review ? { ...review, confirmedBy: event.staff } : review));

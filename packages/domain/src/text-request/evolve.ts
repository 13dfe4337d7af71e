import type { EventOf } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { UnitRef } from '../organisation/organisation.ts';
import type { TextRequest } from './text-request.ts';

type TextRequestEvent = EventOf<'textAskedFor' | 'textGiven' | 'textRefused' | 'textRequestLapsed'>;

const answered = (request: TextRequest, event: Exclude<TextRequestEvent, EventOf<'textAskedFor'>>): TextRequest => {
  switch (event.type) {
    case 'textGiven':
      return { ...request, status: 'given', answeredAt: event.at, given: event.text, basis: event.basis };
    case 'textRefused':
      return { ...request, status: 'refused', answeredAt: event.at, refused: event.reason };
    case 'textRequestLapsed':
      return { ...request, status: 'lapsed' };
  }
};

export const evolveTextRequests = (
  requests: readonly TextRequest[] | undefined,
  event: TextRequestEvent,
): readonly TextRequest[] =>
  event.type === 'textAskedFor'
    ? [...(requests ?? []), event.request]
    : (requests ?? []).map((request) => (request.id === event.request ? answered(request, event) : request));

/** Who wrote the texts: a text that is amended stays its author's. The earliest events do not tell. */
export const authorsAfter = (
  authors: CaseFile['authors'],
  text: { readonly document?: { readonly document: string } | undefined; readonly author?: UnitRef },
): { readonly authors?: NonNullable<CaseFile['authors']> } => {
  const { document, author } = text;
  if (!document || !author || authors?.some((one) => one.document === document.document))
    return authors ? { authors } : {};
  return { authors: [...(authors ?? []), { document: document.document, unit: author }] };
};

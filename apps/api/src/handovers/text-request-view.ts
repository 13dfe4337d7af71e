import { type AllowedAct, authorOf, type CaseFile, type TextOfCase, textsOf, type UnitRef } from '@stafett/domain';
import type { CaseView, TextOfCaseView } from '@stafett/schemas';
import { given } from '../given.ts';
import type { Names } from '../organisation/name-book.ts';
import { linkTo } from './handover-view.ts';

const textView = ({ what, ref, on, number }: TextOfCase): TextOfCaseView => ({
  document: ref.document,
  what,
  number,
  ...given({ on }),
});

/** The texts that another agency wrote and the viewer may ask for, as the acts that they may do say. */
export const textsToAskFor = (
  state: CaseFile,
  acts: readonly AllowedAct[],
  names: Names,
): NonNullable<CaseView['textsToAskFor']> =>
  textsOf(state).flatMap((text) => {
    const author = authorOf(state, text.ref.document);
    const may = acts.some(({ type, target }) => type === 'askForText' && target === text.ref.document);
    return may && author ? [{ ...textView(text), writtenBy: names.party(author) }] : [];
  });

/** What was asked for: to whoever holds the case, the unit that asked and the one that wrote the text. */
export const textRequestViewsOf = (
  state: CaseFile,
  viewer: UnitRef,
  names: Names,
): NonNullable<CaseView['textRequests']> =>
  (state.textRequests ?? []).flatMap((request) => {
    const text = textsOf(state).find(({ ref }) => ref.document === request.text);
    const concerns = [request.from, request.askedBy, state.holder].some(({ unit }) => unit === viewer.unit);
    if (!text || !concerns) return [];
    return [
      {
        id: request.id,
        ...textView(text),
        why: linkTo(request.why),
        from: names.party(request.from),
        askedBy: names.party(request.askedBy),
        ...(request.askedByStaff === undefined ? {} : { staff: names.staff(request.askedByStaff) }),
        askedAt: request.askedAt,
        status: request.status,
        ...given({ answeredAt: request.answeredAt, basis: request.basis, refused: request.refused }),
        ...(request.given ? { given: linkTo(request.given) } : {}),
      },
    ];
  });

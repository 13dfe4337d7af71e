import {
  type AgencyId,
  type CaseFile,
  caseworkRoles,
  isPart,
  lacksSamtycke,
  type Relation,
  type Role,
  type UnitRef,
  unitsAround,
} from '@stafett/domain';
import type { SamtyckeOfCase } from '@stafett/schemas';
import { given } from '../given.ts';
import { linkTo } from '../handovers/handover-view.ts';
import type { Names } from '../organisation/name-book.ts';

type Viewer = UnitRef & { readonly roles: readonly Role[] };

/**
 * What the viewer's own agency has recorded of samtycken and sekretessprövningar, to those who work in cases. Of others' only what follows
 * for the viewer: whether they may get more from whoever holds the case.
 */
export const samtyckeViewOf = (
  state: CaseFile,
  relations: readonly Relation[],
  viewer: Viewer,
  names: Names,
): SamtyckeOfCase | undefined => {
  if (!caseworkRoles.some((role) => viewer.roles.includes(role))) return undefined;
  if (!relations.some(isPart)) return undefined;
  const named = (agency: AgencyId) => ({ agency, name: names.agencies.get(agency)?.name ?? '' });
  const isOwn = ({ of }: { readonly of: UnitRef }): boolean => of.agency === viewer.agency;
  const around = [state.holder, ...unitsAround(state.holder)].map(({ agency }) => agency);
  const covers = (category: 'meetings' | 'documents'): boolean =>
    !lacksSamtycke(state, state.holder.agency, viewer.agency, category);
  return {
    own: (state.samtycken ?? [])
      .filter(isOwn)
      .map(({ id, receivers, status, recordedAt, recordedBy, endedAt, terms }) => ({
        id,
        receivers: receivers.map(named),
        status,
        recordedAt,
        ...(recordedBy === undefined ? {} : { recordedBy: names.staff(recordedBy) }),
        ...given({ endedAt }),
        ...(terms
          ? {
              terms: {
                categories: [...terms.categories],
                purpose: terms.purpose,
                ...given({ coordination: terms.coordination }),
                form: terms.form,
                ...(terms.witness === undefined ? {} : { witness: names.staff(terms.witness) }),
                from: terms.from,
                until: terms.until,
              },
            }
          : {}),
      })),
    asked: (state.samtyckeRequests ?? [])
      .filter((request) => isOwn(request) && request.status === 'open')
      .map(({ id, receivers, categories, purpose, askedAt, askedBy }) => ({
        id,
        receivers: receivers.map(named),
        categories: [...categories],
        purpose,
        askedAt,
        ...(askedBy === undefined ? {} : { askedBy: names.staff(askedBy) }),
      })),
    reviews: (state.sekretessReviews ?? [])
      .filter(isOwn)
      .map(({ id, receivers, categories, purpose, basis, outcome, from, until, why, reviewedBy, confirmedBy }) => ({
        id,
        receivers: receivers.map(named),
        categories: [...categories],
        purpose,
        basis,
        outcome,
        from,
        until,
        why: linkTo(why),
        reviewedBy: names.staff(reviewedBy),
        ...(confirmedBy === undefined ? {} : { confirmedBy: names.staff(confirmedBy) }),
      })),
    receivers: [...new Set(around)]
      .filter((agency) => agency !== viewer.agency && names.agencies.get(agency)?.kind !== 'forbund')
      .map(named),
    toUs: { meetings: covers('meetings'), documents: covers('documents') },
  };
};

import type { IsoDate } from '../calendar/index.ts';
import { given } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { ReferCase } from '../case/commands.ts';
import { agencyKindOf } from '../case/standing.ts';
import type { Actor } from '../organisation/organisation.ts';
import type { FollowingCase } from './following.ts';

/** Protected in one insats, protected in the next from its first moment, with the same lists. */
const protectionOf = ({ identityProtection }: CaseFile): ReferCase['identityProtection'] =>
  identityProtection && { kind: identityProtection.kind, access: identityProtection.access };

/** The aktualisering with which the next insats's case begins: the holder refers, on the day, with what is known now. */
export const referOnward = (
  state: CaseFile,
  { caseId, insats, place, basis, on, acknowledged }: FollowingCase,
  actor: Actor,
  commandId: string,
): ReferCase => ({
  type: 'referCase',
  commandId,
  actor,
  caseId,
  participant: state.participant,
  insats,
  place,
  facts: {
    ...state.facts,
    referredBy: agencyKindOf(state.holder.agency) ?? state.facts.referredBy,
    referredOn: on as IsoDate,
  },
  income: state.incomeNow,
  insuranceQuestionOpen: state.insuranceQuestionOpen,
  basis,
  follows: state.id,
  ...given({ acknowledged, identityProtection: protectionOf(state) }),
});

import type { EventOf } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';

type ProtectionEvent = EventOf<
  | 'identityProtected'
  | 'identityAccessChanged'
  | 'identityLiftingAsked'
  | 'identityLiftingDeclined'
  | 'identityProtectionLifted'
>;

/** The case after one more event about its participant's protection. What waits for the samverkansteam does so no more. */
export const evolveProtection = (state: CaseFile, event: ProtectionEvent): CaseFile => {
  const { identityProtection: before, ...rest } = state;
  if (event.type === 'identityProtected') {
    const { teamQuestion: _withdrawn, ...kept } = rest;
    const { kind, access } = event;
    return { ...kept, identityProtection: { kind, since: before?.since ?? event.at, access } };
  }
  if (!before || event.type === 'identityProtectionLifted') return rest;
  const { lifting, ...standing } = before;
  switch (event.type) {
    case 'identityAccessChanged': {
      const { of, staff } = event;
      const others = before.access.filter(({ unit }) => unit !== of.unit);
      const access = [...others, ...staff.map((one) => ({ ...of, staff: one }))];
      return { ...rest, identityProtection: { ...before, access } };
    }
    case 'identityLiftingAsked':
      return { ...rest, identityProtection: { ...standing, lifting: { askedBy: event.staff, askedAt: event.at } } };
    case 'identityLiftingDeclined':
      return { ...rest, identityProtection: standing };
  }
};

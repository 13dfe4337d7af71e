import type { IsoDate } from '../calendar/index.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { StaffId } from '../organisation/organisation.ts';

/** Who does the daily work with the participant that day: the coach, or the named stand-in while the handledare is away. */
export const atWork = ({ coach, mentorship }: CaseFile, today: IsoDate): StaffId | undefined => {
  const isAway = mentorship?.awayUntil !== undefined && today <= mentorship.awayUntil;
  return isAway && (coach === undefined || coach === mentorship.supervisor) ? mentorship.standIn : coach;
};

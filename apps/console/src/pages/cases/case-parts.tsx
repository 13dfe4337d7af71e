import type { CaseView } from '@stafett/schemas';
import type { Word } from '../../act/word.ts';
import { ContactsPart } from '../contacts/contacts-part.tsx';
import { TextRequestsPart } from '../handovers/text-requests-part.tsx';
import { InsatsPart } from '../insatser/insats-part.tsx';
import { AccessPart } from '../protected-identity/access-part.tsx';
import { SamtyckePart } from '../samtycke/samtycke-part.tsx';
import { SummonsPanel } from '../summons/summons-panel.tsx';
import { AboutPart } from './about-part.tsx';
import { HandoversPart } from './handovers-part.tsx';
import { HistoryPart } from './history-part.tsx';
import { MeetingsPart } from './meetings-part.tsx';
import { ParticipantPart } from './participant-part.tsx';
import { OwnTextsPart, PlanPart } from './plan-part.tsx';
import { SharingPart } from './sharing-part.tsx';
import { TasksPart } from './tasks-part.tsx';

/** `preview`: the case as somebody else would see it: nothing in it can be opened or done. */
export type PartProps = {
  readonly view: CaseView;
  readonly preview?: boolean;
  /** Takes what was done in the page itself. */
  readonly tell?: (word: Word | undefined) => void;
};

/** What the view holds, part by part; a part that it does not hold is not there. */
export const CaseParts = (props: PartProps) => {
  const { view, preview = false } = props;
  return (
    <>
      <AboutPart {...props} />
      <ParticipantPart {...props} />
      {!preview && <AccessPart view={view} />}
      <TasksPart {...props} />
      {!preview && <ContactsPart view={view} tell={props.tell} />}
      {!preview && <SummonsPanel view={view} />}
      <PlanPart {...props} />
      {!preview && <OwnTextsPart {...props} />}
      {!preview && <TextRequestsPart view={view} />}
      <InsatsPart {...props} />
      <MeetingsPart {...props} />
      <HandoversPart {...props} />
      {!preview && <SamtyckePart view={view} />}
      {!preview && <SharingPart view={view} />}
      <HistoryPart {...props} />
    </>
  );
};

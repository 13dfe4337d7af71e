import type { GatheringView } from '@stafett/schemas';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Word } from '../../act/word.ts';
import { useFormat } from '../../format/use-format.ts';
import { Button } from '../../parts/button.tsx';
import { Section } from '../../parts/page.tsx';
import { SummaryList } from '../../parts/summary-list.tsx';
import { Unfolded } from '../../parts/unfolded.tsx';
import { useMe } from '../../session/me.ts';
import { partyName } from '../handovers/party-names.ts';
import { EndForm, type GroupFormProps, InviteForm, LeaveForm, RemoveForm } from './group-forms.tsx';

const forms = {
  inviteUnits: InviteForm,
  removeUnit: RemoveForm,
  leaveGroup: LeaveForm,
  endSeries: EndForm,
} as const satisfies Record<string, (props: GroupFormProps) => unknown>;
type GroupAct = keyof typeof forms;

/** Who is in the group or team, who calls it and how often it meets; and what may be changed of that. */
export const GroupPart = ({ view, tell }: { view: GatheringView; tell: (word: Word | undefined) => void }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const [open, setOpen] = useState<GroupAct>();
  const allowed = new Set(view.allowed.map(({ type }) => type));
  const calls = view.calledBy.unit === me.unit.id;
  // Two are the fewest that meet.
  const mayRemove = calls && allowed.has('inviteUnits') && view.members.length > 2;
  const may: Readonly<Record<GroupAct, boolean>> = {
    inviteUnits: allowed.has('inviteUnits'),
    removeUnit: mayRemove,
    leaveGroup: allowed.has('leaveGroup'),
    endSeries: allowed.has('endSeries'),
  };
  const acts = (Object.keys(forms) as GroupAct[]).filter((act) => may[act]);
  const Form = open && may[open] ? forms[open] : undefined;
  const { atLeastDays, atMostDays } = view.interval;
  return (
    <Section
      id="om-gruppen"
      title={t(view.topic === 'samverkansteam' ? 'gatheringPage.aboutTeam' : 'gatheringPage.about')}
    >
      <SummaryList
        rows={[
          { key: t('gatheringPage.calledBy'), value: partyName(view.calledBy) },
          {
            key: t('gatheringPage.members'),
            value: (
              <ul className="plain-list">
                {view.members.map((member) => (
                  <li key={member.unit}>{partyName(member)}</li>
                ))}
              </ul>
            ),
          },
          { key: t('gatheringPage.often'), value: t('gatheringPage.interval', { from: atLeastDays, to: atMostDays }) },
          ...(view.endedOn ? [{ key: t('gatheringPage.endedKey'), value: format.date(view.endedOn) }] : []),
        ]}
      />
      {Form && open ? (
        <Unfolded key={open} level={3} title={t(`gatheringPage.groupAct.${open}`)}>
          <Form
            view={view}
            close={() => setOpen(undefined)}
            tell={(word) => {
              setOpen(undefined);
              tell(word);
            }}
          />
        </Unfolded>
      ) : (
        acts.length > 0 && (
          <div className="buttons">
            {acts.map((act) => (
              <Button
                key={act}
                kind={act === 'endSeries' ? 'danger' : 'secondary'}
                onClick={() => {
                  tell(undefined);
                  setOpen(act);
                }}
              >
                {t(`gatheringPage.groupAct.${act}`)}
              </Button>
            ))}
          </div>
        )
      )}
    </Section>
  );
};

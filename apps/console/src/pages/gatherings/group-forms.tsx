import { type GroupChangeReason, groupChangeReasons } from '@stafett/domain';
import type { GatheringView } from '@stafett/schemas';
import { useQuery } from '@tanstack/react-query';
import type { LinkProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../../act/act-form.tsx';
import { useAct } from '../../act/use-act.ts';
import type { Word } from '../../act/word.ts';
import { RadioGroup } from '../../form/choices.tsx';
import { useForm } from '../../form/form.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { useMe } from '../../session/me.ts';
import { api } from '../../trpc.ts';
import { partyName } from '../handovers/party-names.ts';
import { useGatheringName } from './gathering-name.ts';
import { type ChosenUnits, noUnits, UnitsField, unitsIn } from './units-field.tsx';

export type GroupFormProps = {
  readonly view: GatheringView;
  readonly close: () => void;
  readonly tell: (word: Word) => void;
};

const staying = (tell: (word: Word) => void) => (word: Word) => {
  tell(word);
  return undefined;
};
/** Whoever has left sees the group no more. */
const elsewhere: LinkProps = { to: '/grupper' };

/** More units are asked to be with from the next meeting on. */
export const InviteForm = ({ view: { gathering, members }, close, tell }: GroupFormProps) => {
  const { t } = useTranslation();
  const directory = useQuery(api.organisation.directory.queryOptions());
  const form = useForm<ChosenUnits>(noUnits);
  const act = useAct(api.gatherings.inviteUnits.mutationOptions());
  return (
    <Loaded query={directory}>
      {(found) => (
        <ActForm
          form={form}
          act={act}
          submit={(values) => act.send({ gathering, members: unitsIn(values) })}
          told={() => ({ title: t('gatheringPage.invited'), text: [t('gatheringPage.invitedText')] })}
          then={staying(tell)}
          send={t('gatheringPage.invite')}
          cancel={close}
        >
          <UnitsField
            directory={found}
            label={t('gatheringPage.inviteWhom')}
            without={members.map(({ unit }) => unit)}
          />
        </ActForm>
      )}
    </Loaded>
  );
};

/** One's own unit leaves. */
export const LeaveForm = ({ view, close }: GroupFormProps) => {
  const { t } = useTranslation();
  const name = useGatheringName();
  const form = useForm({});
  const act = useAct(api.gatherings.leave.mutationOptions());
  return (
    <ActForm
      form={form}
      act={act}
      danger
      submit={() => act.send({ gathering: view.gathering })}
      told={() => ({ title: t('gatheringPage.left', { group: name(view) }) })}
      then={elsewhere}
      send={t('gatheringPage.leave')}
      cancel={close}
    >
      <p>{t('gatheringPage.leaveLead')}</p>
    </ActForm>
  );
};

type RemoveValues = { unit: string };

/** Whoever calls the meetings takes another unit out. */
export const RemoveForm = ({ view: { gathering, members }, close, tell }: GroupFormProps) => {
  const { t } = useTranslation();
  const me = useMe();
  const form = useForm<RemoveValues>({ unit: '' });
  const act = useAct(api.gatherings.leave.mutationOptions());
  const others = members.filter(({ unit }) => unit !== me.unit.id);
  return (
    <ActForm
      form={form}
      act={act}
      danger
      submit={({ unit }) => act.send({ gathering, unit })}
      told={(_, { unit }) => {
        const gone = others.find((member) => member.unit === unit);
        return { title: t('gatheringPage.removed', { unit: gone ? partyName(gone) : '' }) };
      }}
      then={staying(tell)}
      send={t('gatheringPage.remove')}
      cancel={close}
    >
      <RadioGroup<RemoveValues>
        name="unit"
        label={t('gatheringPage.removeWhom')}
        choices={others.map((member) => ({ value: member.unit, label: partyName(member) }))}
      />
    </ActForm>
  );
};

type EndValues = { reason: GroupChangeReason | '' };

/** The group meets no more. */
export const EndForm = ({ view: { gathering }, close, tell }: GroupFormProps) => {
  const { t } = useTranslation();
  const form = useForm<EndValues>({ reason: '' });
  const act = useAct(api.gatherings.end.mutationOptions());
  return (
    <ActForm
      form={form}
      act={act}
      danger
      submit={async ({ reason }) => (reason === '' ? undefined : act.send({ gathering, reason }))}
      told={() => ({ title: t('gatheringPage.ended'), text: [t('gatheringPage.endedText')] })}
      then={staying(tell)}
      send={t('gatheringPage.end')}
      cancel={close}
    >
      <p>{t('gatheringPage.endLead')}</p>
      <RadioGroup<EndValues>
        name="reason"
        label={t('gatheringPage.why')}
        choices={groupChangeReasons.map((reason) => ({ value: reason, label: t(`groupCodes.changeReason.${reason}`) }))}
      />
    </ActForm>
  );
};

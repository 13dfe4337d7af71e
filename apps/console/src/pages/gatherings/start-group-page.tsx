import {
  atTime,
  type GroupInterval,
  type GroupTopic,
  groupTopics,
  type IsoDate,
  type MeetingMode,
  meetingModes,
} from '@stafett/domain';
import type { Directory } from '@stafett/schemas';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../../act/act-form.tsx';
import { useAct } from '../../act/use-act.ts';
import { useFormDraft } from '../../draft/use-form-draft.tsx';
import { RadioGroup, SelectField } from '../../form/choices.tsx';
import { ClockField, DateField } from '../../form/date-field.tsx';
import { useForm } from '../../form/form.tsx';
import { parseClock } from '../../format/parse-date.ts';
import { useFormat } from '../../format/use-format.ts';
import { addRoom } from '../../i18n/index.ts';
import { gatheringPage } from '../../i18n/sv/gatherings.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Page } from '../../parts/page.tsx';
import { api } from '../../trpc.ts';
import { gatheringPlace } from './gathering-place.ts';
import { type ChosenUnits, noUnits, UnitsField, unitsIn } from './units-field.tsx';

addRoom({ gatheringPage });

/** Days between two meetings, by what one calls it. */
const paces = {
  monthly: { atLeastDays: 14, atMostDays: 45 },
  everyOtherMonth: { atLeastDays: 30, atMostDays: 80 },
  fourTimesAYear: { atLeastDays: 60, atMostDays: 110 },
  twiceAYear: { atLeastDays: 120, atMostDays: 220 },
} as const satisfies Record<string, GroupInterval>;
type Pace = keyof typeof paces;
const paceNames = Object.keys(paces) as readonly Pace[];
const lengths = ['30', '45', '60', '90', '120', '180'] as const;
// A samverkansteam is the parties' to set up, not one unit's.
const topics = groupTopics.filter((topic) => topic !== 'samverkansteam');

type Values = ChosenUnits & {
  topic: GroupTopic | '';
  pace: Pace | '';
  minutesLong: (typeof lengths)[number];
  mode: MeetingMode | '';
  on: IsoDate | '';
  at: string;
};

const StartForm = ({ directory }: { directory: Directory }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const form = useForm<Values>({ ...noUnits, topic: '', pace: '', minutesLong: '90', mode: '', on: '', at: '' });
  const draft = useFormDraft(form, { form: 'startGroup' });
  const act = useAct(api.gatherings.start.mutationOptions());
  return (
    <ActForm
      form={form}
      draft={draft}
      act={act}
      submit={async ({ topic, pace, minutesLong, mode, on, at, ...units }) => {
        const time = parseClock(at);
        if (topic === '' || pace === '' || mode === '' || on === '' || time === undefined) return undefined;
        return act.send({
          topic,
          members: unitsIn(units),
          interval: paces[pace],
          minutesLong: Number(minutesLong),
          mode,
          times: [atTime(on, time)],
        });
      }}
      told={() => ({ title: t('gatheringPage.started'), text: [t('gatheringPage.startedText')] })}
      then={(_, { gathering }) => gatheringPlace({ gathering, topic: 'other' })}
      send={t('gatheringPage.start')}
      cancel={{ to: '/grupper' }}
    >
      <p>{t('gatheringPage.startLead')}</p>
      <RadioGroup<Values>
        name="topic"
        label={t('gatheringPage.startTopic')}
        choices={topics.map((topic) => ({ value: topic, label: t(`groupCodes.topic.${topic}`) }))}
      />
      <UnitsField
        directory={directory}
        label={t('gatheringPage.startUnits')}
        hint={t('gatheringPage.startUnitsHint')}
      />
      <RadioGroup<Values>
        name="pace"
        label={t('gatheringPage.pace')}
        choices={paceNames.map((pace) => ({ value: pace, label: t(`gatheringPage.paces.${pace}`) }))}
      />
      <DateField<Values> name="on" label={t('gatheringPage.firstMeeting')} lean="ahead" earliest={format.today} />
      <ClockField<Values> name="at" label={t('bookMeeting.at')} />
      <SelectField<Values>
        name="minutesLong"
        label={t('gatheringPage.length')}
        choices={lengths.map((minutes) => ({ value: minutes, label: t('gatheringPage.minutesLong', { minutes }) }))}
      />
      <RadioGroup<Values>
        name="mode"
        label={t('bookMeeting.mode')}
        choices={meetingModes.map((mode) => ({ value: mode, label: t(`meetingMode.${mode}`) }))}
      />
    </ActForm>
  );
};

/** A group of units that meets again and again without a case: who, how often, and the first day. */
export const StartGroupPage = () => {
  const { t } = useTranslation();
  const directory = useQuery(api.organisation.directory.queryOptions());
  return (
    <Page title={t('gatheringPage.start')}>
      <Loaded query={directory}>{(found) => <StartForm directory={found} />}</Loaded>
    </Page>
  );
};

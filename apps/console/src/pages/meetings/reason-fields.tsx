import { type MeetingChangeReason, meetingChangeReasons, type ReasonsByParty } from '@stafett/domain';
import type { MeetingView } from '@stafett/schemas';
import { useTranslation } from 'react-i18next';
import { SelectField } from '../../form/choices.tsx';
import { meetingPartyName } from './meeting-words.ts';

export type ReasonValues = { reasons: { party: string; reason: MeetingChangeReason | '' }[] };

export const noReasons = ({ parties }: MeetingView): ReasonValues['reasons'] =>
  parties.map(({ id }) => ({ party: id, reason: '' }));

/** Only the parties that have a reason of their own. */
export const reasonsOf = ({ reasons }: ReasonValues): { reasons?: ReasonsByParty } => {
  const given = reasons.flatMap(({ party, reason }) => (reason === '' ? [] : [[party, reason] as const]));
  return given.length > 0 ? { reasons: Object.fromEntries(given) } : {};
};

/** Why the meeting changes for each party; who has no part in the change is left out. */
export const ReasonFields = ({ meeting }: { meeting: MeetingView }) => {
  const { t } = useTranslation();
  return (
    <fieldset className="field rows">
      <legend>{t('meetingPage.reasons')}</legend>
      <p className="field-hint">{t('meetingPage.reasonsHint')}</p>
      {meeting.parties.map((party, index) => (
        <SelectField<ReasonValues>
          key={party.id}
          name={`reasons.${index}.reason`}
          label={meetingPartyName(t, party)}
          choices={meetingChangeReasons.map((reason) => ({ value: reason, label: t(`meetingChangeReason.${reason}`) }))}
          optional
        />
      ))}
    </fieldset>
  );
};

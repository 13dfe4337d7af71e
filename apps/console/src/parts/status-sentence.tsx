import type { IsoDate, NextStep, WaitingReason, WaitReason } from '@stafett/domain';
import { Trans, useTranslation } from 'react-i18next';
import type { DateText } from '../format/date.ts';
import { useFormat } from '../format/use-format.ts';

export type Waiting = {
  readonly agency: string;
  readonly unit: string;
  readonly person?: string | undefined;
  /** It is the reader's own turn. */
  readonly you?: boolean;
  readonly since: DateText;
  readonly reason: WaitingReason;
  /** What a parked case waits for. */
  readonly wait?: WaitReason | undefined;
  readonly nextStep: NextStep;
  readonly nextOn: IsoDate;
};

/** The sentence on top of every open case: who it waits for, since when, why, what happens next and when (promise 2). */
export const StatusSentence = ({ waiting }: { waiting: Waiting }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { agency, unit, person } = waiting;
  const party = waiting.you
    ? t('waiting.you')
    : person
      ? t('waiting.partyPerson', { agency, unit, person })
      : t('waiting.party', { agency, unit });
  const waitedFor = waiting.wait
    ? t('waiting.paused', { reason: t(`waitReason.${waiting.wait}`) })
    : t(`waitingReason.${waiting.reason}`);
  return (
    <p className="sentence">
      <Trans
        t={t}
        i18nKey="waiting.sentence"
        values={{ party, since: format.near(waiting.since), reason: waitedFor }}
        components={{ party: <strong /> }}
      />{' '}
      {t('waiting.next', { step: t(`nextStep.${waiting.nextStep}`), date: format.near(waiting.nextOn) })}
    </p>
  );
};

/** The same place when the case is closed. */
export const ClosedSentence = ({
  on,
  reason,
  beforeStafett = false,
}: {
  on: IsoDate;
  reason: string;
  beforeStafett?: boolean;
}) => {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <p className="sentence sentence-closed">
      {t(beforeStafett ? 'waiting.closedBeforeStafett' : 'waiting.closed', { since: format.date(on), reason })}
    </p>
  );
};

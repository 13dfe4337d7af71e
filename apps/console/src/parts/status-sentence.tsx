import type { IsoDate } from '@stafett/domain';
import type { WaitingForView } from '@stafett/schemas';
import { Trans, useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';
import { type Clocks, useWaitingWords } from './waiting-words.ts';

/** The sentence on top of every open case: who it waits for, since when, why, what happens next and when (promise 2). */
export const StatusSentence = ({
  waiting,
  clocks,
  more,
}: {
  waiting: WaitingForView;
  clocks?: Clocks | undefined;
  /** What else there is to say of whom it waits for. */
  more?: string | undefined;
}) => {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWaitingWords();
  return (
    <p className="sentence">
      <Trans
        t={t}
        i18nKey="waiting.sentence"
        values={{ party: words.party(waiting), since: format.near(waiting.since), reason: words.reason(waiting) }}
        components={{ party: <strong /> }}
      />{' '}
      {words.next(waiting, clocks)}
      {more && ` ${more}`}
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

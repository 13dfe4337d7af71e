import { isTheParticipantsTurn, type WaitingReason } from '@stafett/domain';
import type { WaitingForView } from '@stafett/schemas';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';
import { useMe } from '../session/me.ts';

/** Awaited for a day that is already set, by nobody's task yet. */
const planned: readonly WaitingReason[] = ['followUp'];
/** Awaited of somebody who has no tasks here. */
const hopedFor: readonly WaitingReason[] = ['participantContact', 'mentorContact'];

/** The two days of a handover that nobody has confirmed yet. */
export type Clocks = Readonly<Record<'acknowledgeBy' | 'answerBy', WaitingForView['nextOn']>>;

/** Whom a case waits for, why and what comes next, in the reader's words: "dig", "er", the participant, a coach's free place. */
export const useWaitingWords = () => {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const party = (waiting: WaitingForView): string => {
    const { staff, reason } = waiting;
    const { agencyName: agency, unitName: unit } = waiting.party;
    if (isTheParticipantsTurn(waiting)) return t('waiting.participant');
    if (reason === 'placeInInsats') return t('waiting.place');
    if (staff?.id === me.staff.id) return t('waiting.you');
    if (waiting.party.unit === me.unit.id)
      return staff ? t('waiting.yoursPerson', { person: staff.name }) : t('waiting.yours');
    return staff
      ? t('waiting.partyPerson', { agency, unit, person: staff.name })
      : t('waiting.party', { agency, unit });
  };
  const reason = ({ reason: why, wait }: Pick<WaitingForView, 'reason' | 'wait'>): string =>
    wait ? t('waiting.paused', { reason: t(`waitReason.${wait}`) }) : t(`waitingReason.${why}`);
  const next = (waiting: WaitingForView, clocks?: Clocks): string => {
    const date = format.near(waiting.nextOn);
    if (waiting.nextStep !== 'act') return t('waiting.next', { step: t(`nextStep.${waiting.nextStep}`), date });
    if (clocks)
      return t('waiting.nextClocks', {
        acknowledgeBy: format.near(clocks.acknowledgeBy),
        answerBy: format.near(clocks.answerBy),
      });
    if (hopedFor.includes(waiting.reason)) return t('waiting.nextHoped', { date });
    return planned.includes(waiting.reason) ? t('waiting.nextPlanned', { date }) : t('waiting.nextAct', { date });
  };
  return { party, reason, next };
};

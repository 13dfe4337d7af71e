import { queueKinds } from '@stafett/domain';
import { useTranslation } from 'react-i18next';

/** The name of one of the coordinator's queues; an agency's own queue takes its name. */
export const useQueueName = () => {
  const { t } = useTranslation();
  return (queue: string, agency: string | undefined): string => {
    const kind = queueKinds.find((known) => known === queue) ?? 'waitsOn';
    return kind === 'waitsOn'
      ? t('coordination.queue.waitsOn', { agency: agency ?? '' })
      : t(`coordination.queue.${kind}`);
  };
};

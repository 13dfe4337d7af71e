import type { SummonsView } from '@stafett/schemas';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../act/use-act.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Notice } from '../../parts/notice.tsx';
import { api } from '../../trpc.ts';
import type { SummonsDone } from './summons-panel.tsx';

/** Asks before a summons is withdrawn: the participant may have it in hand. */
export const WithdrawDialog = ({
  caseId,
  summons,
  done,
  close,
}: {
  caseId: string;
  summons: SummonsView;
  done: (done: SummonsDone) => void;
  close: () => void;
}) => {
  const { t } = useTranslation();
  const act = useAct(api.summons.withdraw.mutationOptions());
  const withdraw = async () => {
    const answer = await act.send({ caseId, summons: summons.id });
    if (answer)
      done({
        outcome: answer.outcome,
        title: t('summonsPanel.withdraw.doneTitle'),
        text: [t('summonsPanel.withdraw.doneText')],
      });
  };
  return (
    <Dialog
      title={t('summonsPanel.withdraw.title')}
      onClose={close}
      actions={
        <>
          <Button kind="danger" working={act.working} onClick={() => void withdraw()}>
            {t('summonsPanel.withdraw.send')}
          </Button>
          <Button onClick={close}>{t('summonsPanel.withdraw.keep')}</Button>
        </>
      }
    >
      <p>{t('summonsPanel.withdraw.text')}</p>
      {act.refusal && <Notice kind="problem" focus title={act.refusal.words} />}
    </Dialog>
  );
};

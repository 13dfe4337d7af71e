import type { CaseView, WishView } from '@stafett/schemas';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../act/use-act.ts';
import type { Word } from '../../act/word.ts';
import { useFormat } from '../../format/use-format.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { api } from '../../trpc.ts';
import { documentPlace, mayAct, meetingPlace } from '../cases/ways.ts';

/** The participant's wishes for a flerpartssamtal: how long the open one has waited, and how long the others took. */
export const Wishes = ({
  view,
  preview = false,
  tell,
}: {
  view: CaseView;
  preview?: boolean;
  tell?: ((word: Word | undefined) => void) | undefined;
}) => {
  const { t } = useTranslation();
  const format = useFormat();
  const act = useAct(api.meetings.withdrawWish.mutationOptions());
  const { wishes = [], caseId } = view;
  const withdraw = async ({ id }: WishView) => {
    tell?.(undefined);
    const answer = await act.send({ caseId, wish: id });
    if (answer) tell?.({ outcome: answer.outcome, title: t('wish.withdrawn') });
  };
  if (wishes.length === 0) return null;
  return (
    <>
      <ul className="plain-list">
        {wishes.map((wish) => (
          <li key={wish.id}>
            {t(`wish.is.${wish.status}`, { date: format.date(wish.on), count: wish.days ?? 0 })}
            {!preview && (
              <div className="buttons">
                {wish.document && <Link {...documentPlace(caseId, wish.document.document)}>{t('wish.read')}</Link>}
                {wish.meeting && wish.status === 'open' && (
                  <Link {...meetingPlace(caseId, wish.meeting)}>{t('wish.toMeeting')}</Link>
                )}
                {mayAct(view, 'withdrawWish', wish.id) && (
                  <Button kind="quiet" working={act.working} onClick={() => void withdraw(wish)}>
                    {t('command.withdrawWish')}
                  </Button>
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
      {act.refusal && <Notice kind="problem" focus title={act.refusal.words} />}
    </>
  );
};

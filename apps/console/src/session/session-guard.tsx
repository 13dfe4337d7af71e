import type { SessionMe } from '@stafett/schemas';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNow } from '../clock.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { api, apiClient, queryClient } from '../trpc.ts';
import { signInAddress } from './session.ts';
import { SignOut } from './sign-out.tsx';
import { type TimeLeft, timeLeft } from './time-left.ts';

// The api is told at most once a minute that the person is there.
const TELL_AT_MOST = 60_000;
const LOOK_EVERY = 5_000;

const extend = async (): Promise<void> => {
  const { idleUntil, endsAt } = await apiClient.session.extend.mutate();
  queryClient.setQueryData(
    api.session.me.queryKey(),
    (me: SessionMe | undefined) => me && { ...me, idleUntil, endsAt },
  );
};

/** Tells the api that the person types or points, so that the session lasts while they work. */
const useActivity = (): void => {
  useEffect(() => {
    let told = serverNow();
    const active = () => {
      if (serverNow() - told < TELL_AT_MOST) return;
      told = serverNow();
      // A failure shows itself at the next thing the person does.
      extend().catch(() => undefined);
    };
    window.addEventListener('keydown', active, { passive: true });
    window.addEventListener('pointerdown', active, { passive: true });
    return () => {
      window.removeEventListener('keydown', active);
      window.removeEventListener('pointerdown', active);
    };
  }, []);
};

const useTimeLeft = ({ idleUntil, endsAt }: SessionMe): TimeLeft => {
  const [left, setLeft] = useState<TimeLeft>({ type: 'enough' });
  useEffect(() => {
    const look = () => {
      const next = timeLeft(idleUntil, endsAt, serverNow());
      setLeft((was) => (JSON.stringify(was) === JSON.stringify(next) ? was : next));
    };
    look();
    const looking = setInterval(look, LOOK_EVERY);
    return () => clearInterval(looking);
  }, [idleUntil, endsAt]);
  return left;
};

/** Warns two minutes before the session ends, and helps to sign in again without losing what was typed. */
export const SessionGuard = ({ me, lost }: { me: SessionMe; lost: boolean }) => {
  const { t } = useTranslation();
  const left = useTimeLeft(me);
  const [seen, setSeen] = useState(false);
  useActivity();

  const over = left.type === 'over';
  useEffect(() => {
    // Another tab may have prolonged the session: the api says.
    if (over || left.type === 'warn') void queryClient.invalidateQueries(api.session.me.queryFilter());
  }, [over, left.type]);

  if (lost) {
    return (
      <Dialog
        urgent
        title={t('signIn.lostTitle')}
        onClose={() => undefined}
        actions={
          <a
            className="button button-primary"
            href={signInAddress(me.agency.slug, location.pathname)}
            target="_blank"
            rel="noopener"
          >
            {t('signIn.lostGo')}
          </a>
        }
      >
        <p>{t('signIn.lostText')}</p>
      </Dialog>
    );
  }
  if (left.type !== 'warn' || (left.why === 'ends' && seen)) return null;
  return (
    <Dialog
      urgent
      title={t('timeout.title')}
      onClose={() => undefined}
      actions={
        <>
          {left.why === 'idle' ? (
            <Button kind="primary" onClick={() => void extend().catch(() => undefined)}>
              {t('timeout.stay')}
            </Button>
          ) : (
            <Button kind="primary" onClick={() => setSeen(true)}>
              {t('timeout.understood')}
            </Button>
          )}
          <SignOut slug={me.agency.slug} className="button button-secondary" />
        </>
      }
    >
      <p>{t(left.why === 'idle' ? 'timeout.idle' : 'timeout.ends', { count: left.minutes })}</p>
    </Dialog>
  );
};

import { useTranslation } from 'react-i18next';
import { noteSignOut, SIGN_OUT } from './session.ts';

/** A form, not a call: the agency's own sign-out comes after ours, and nothing of what was shown stays in memory. */
export const SignOut = ({ slug, className }: { slug: string; className: string }) => {
  const { t } = useTranslation();
  return (
    <form method="post" action={SIGN_OUT} onSubmit={() => noteSignOut(slug)}>
      <button type="submit" className={className}>
        {t('frame.signOut')}
      </button>
    </form>
  );
};

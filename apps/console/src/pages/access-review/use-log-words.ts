import { useTranslation } from 'react-i18next';
import { addRoom } from '../../i18n/index.ts';
import { logAction } from '../../i18n/sv/access-review.ts';

addRoom({ logAction });

type What = { readonly kind: 'read' | 'act'; readonly action: string; readonly cases?: readonly unknown[] };

const ofOwnKind = {
  'accessReview.decide': 'review',
  'organisation.rolesGiven': 'rolesGiven',
  'organisation.rolesTaken': 'rolesTaken',
  'gallring.confirmed': 'gallringConfirmed',
  'gallring.postponed': 'gallringPostponed',
  'gallring.archiveExported': 'gallringExported',
  'gallring.carriedOut': 'gallringCarriedOut',
  'gallring.retentionSet': 'retentionSet',
  'organisation.absenceKept': 'absenceKept',
  'organisation.staffSaved': 'staffSaved',
  'organisation.mailAddressSet': 'mailAddressSet',
  'session.signIn': 'signIn',
  'session.signOut': 'signOut',
  'session.signInRefused': 'signInRefused',
  'session.stopped': 'sessionStopped',
} as const satisfies Readonly<Record<string, keyof typeof logAction>>;
const isOfOwnKind = (action: string): action is keyof typeof ofOwnKind => Object.hasOwn(ofOwnKind, action);

type ReadWord = keyof typeof logAction.read;
const isRead = (key: string): key is ReadWord => Object.hasOwn(logAction.read, key);

/** What a line of the log says that somebody did, in words. */
export const useLogWords = () => {
  const { t, i18n } = useTranslation();
  return ({ kind, action, cases }: What): string => {
    if (action === 'cases.search' && cases?.length === 0) return t('logAction.read.cases_searchInVain');
    if (kind === 'read') {
      const key = action.replace('.', '_');
      return t(`logAction.read.${isRead(key) ? key : 'other'}`);
    }
    if (isOfOwnKind(action)) return t(`logAction.${ofOwnKind[action]}`);
    const command = `command.${action}`;
    return i18n.exists(command)
      ? t('logAction.act', { act: i18n.t(command as 'command.parkCase') })
      : t('logAction.otherAct');
  };
};

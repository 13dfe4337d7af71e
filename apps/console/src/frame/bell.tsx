import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** Aviseringar, with how many are unread: in words too, so that nobody has to see the number beside the name. */
export const Bell = ({ unread, className }: { unread: number; className: string }) => {
  const { t } = useTranslation();
  return (
    <Link to="/aviseringar" className={`${className} bell`}>
      <span className="bell-name">{t('noticesPage.bell')}</span>
      {unread > 0 && (
        <span className="bell-count">
          <span aria-hidden="true">{unread}</span>
          <span className="unseen">{t('noticesPage.unread', { count: unread })}</span>
        </span>
      )}
    </Link>
  );
};

import type { ContactView } from '@stafett/schemas';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';

/** Who it is, with phone and e-mail as they were written; who has the work while they are away; or that nobody is known. */
export const ContactPerson = ({ person }: Pick<ContactView, 'person'>) => {
  const { t } = useTranslation();
  const format = useFormat();
  switch (person.type) {
    case 'unknown':
      return <strong>{t(person.asked ? 'contactsPage.asked' : 'contactsPage.unknown')}</strong>;
    case 'staff':
      return (
        <>
          {person.staff.name}
          {person.absent && (
            <span className="below">
              {t('contactsPage.absent', {
                date: format.near(person.absent.until),
                standIn: person.absent.standIn.name,
              })}
            </span>
          )}
        </>
      );
    case 'outside': {
      const { card } = person;
      if (!card) return <span className="quiet">{t('contactsPage.outsideHidden')}</span>;
      return (
        <>
          {card.name}
          {card.phone && <span className="below">{t('contactsPage.phone', { phone: card.phone })}</span>}
          {card.email && <span className="below">{t('contactsPage.email', { email: card.email })}</span>}
        </>
      );
    }
    default:
      return person satisfies never;
  }
};

/** Whom to turn to when nobody answers. */
export const ContactManagers = ({ managers }: Pick<ContactView, 'managers'>) => {
  const { t } = useTranslation();
  return managers.length === 0 ? (
    <span className="quiet">{t('contactsPage.noManager')}</span>
  ) : (
    managers.map(({ name }) => name).join(', ')
  );
};

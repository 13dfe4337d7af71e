import type { SummonsLetter } from '@stafett/schemas';
import { useTranslation } from 'react-i18next';
import { formatDate, formatLongDate } from '../../format/date.ts';
import type { Language } from '../../i18n/index.ts';

/** How the participant reaches the coach; typed on the page around the letter. */
export type LetterContact = { readonly phone: string; readonly email: string; readonly address: string };

/**
 * The letter to the participant, one page: from whom, what it is about (nothing of health, or of why somebody was referred), when and
 * how to answer, and what happens then. Swedish unless another language is chosen, whatever the console speaks.
 */
export const Letter = ({
  letter,
  contact,
  recipient,
  language,
}: {
  letter: SummonsLetter;
  contact: LetterContact;
  recipient: string;
  language: Language;
}) => {
  const { i18n } = useTranslation();
  const t = i18n.getFixedT(language);
  const { participantName: name, insatsName: insats, sender, coach: staff, calledOn, answerBy, caseCode } = letter;
  const coach = staff.name;
  const ways = [
    contact.phone && t('summonsLetter.letter.byPhone', { phone: contact.phone }),
    contact.email && t('summonsLetter.letter.byEmail', { email: contact.email }),
    contact.address && t('summonsLetter.letter.byPost', { address: contact.address.replaceAll(/\s*\n\s*/g, ', ') }),
  ].filter((words) => words !== '');

  return (
    <article className="letter" lang={language}>
      <header className="letter-head">
        <p className="letter-sender">
          <strong>{sender.agencyName}</strong>
          <br />
          {sender.unitName}
        </p>
        <p className="letter-date">
          {formatDate(calledOn, language)}
          <br />
          {t('summonsLetter.letter.reference', { code: caseCode })}
        </p>
      </header>
      <address className="letter-recipient">
        {name}
        {recipient !== '' && `\n${recipient}`}
      </address>
      <h2>{t('summonsLetter.letter.heading', { insats })}</h2>
      <p>{name ? t('summonsLetter.letter.greeting', { name }) : t('summonsLetter.letter.greetingNameless')}</p>
      <p>{t('summonsLetter.letter.what', { insats })}</p>
      <p>{t('summonsLetter.letter.whatMore', { insats, coach })}</p>
      <h3>{t('summonsLetter.letter.answerHeading', { date: formatLongDate(answerBy, language) })}</h3>
      <p>
        {ways.length > 0
          ? t('summonsLetter.letter.answer', { coach })
          : t('summonsLetter.letter.answerPlain', { coach })}
      </p>
      {ways.length > 0 && (
        <ul className="letter-ways">
          {ways.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
      <p>{t('summonsLetter.letter.ask')}</p>
      <h3>{t('summonsLetter.letter.yesHeading')}</h3>
      <p>{t('summonsLetter.letter.yes', { coach })}</p>
      <h3>{t('summonsLetter.letter.noHeading')}</h3>
      <p>{t('summonsLetter.letter.no')}</p>
      <h3>{t('summonsLetter.letter.silenceHeading')}</h3>
      <p>{t('summonsLetter.letter.silence')}</p>
      <p className="letter-regards">{t('summonsLetter.letter.regards')}</p>
      <p>
        {coach}
        <br />
        {sender.unitName}, {sender.agencyName}
      </p>
    </article>
  );
};

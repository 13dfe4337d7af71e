import { useTranslation } from 'react-i18next';
import { speak } from '../i18n/index.ts';

/** Names the other language in that language. */
export const LanguageButton = () => {
  const { t, i18n } = useTranslation();
  const other = i18n.language === 'sv' ? 'en' : 'sv';
  return (
    <button type="button" className="band-button" lang={other} onClick={() => void speak(other)}>
      {t('frame.otherLanguage')}
    </button>
  );
};

import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { svFirst } from './sv/first.ts';
import type { Words } from './sv.ts';

const languages = ['sv', 'en'] as const;
export type Language = (typeof languages)[number];

const REMEMBERED = 'stafett.language';

const remembered = (): Language => {
  try {
    return localStorage.getItem(REMEMBERED) === 'en' ? 'en' : 'sv';
  } catch {
    // A browser may forbid storage; the choice then lasts as long as the page.
    return 'sv';
  }
};

/** Fetches a language's words without changing what the page speaks. */
export const addWords = async (language: Language): Promise<void> => {
  if (language === 'en' && !i18next.hasResourceBundle('en', 'translation')) {
    const { en } = await import('./en.ts');
    i18next.addResourceBundle('en', 'translation', en);
  }
};

/** Fetches the Swedish words that pages share. English has them all. */
export const addPages = async (): Promise<void> => {
  if (i18next.getResource('sv', 'translation', 'history.title')) return;
  const { svPages } = await import('./sv.ts');
  addRoom(svPages);
};

/** The Swedish words of a page that few open: called by the page's own file, so that they come with it. English has them all. */
export const addRoom = (words: Partial<Words>): void => {
  i18next.addResourceBundle('sv', 'translation', words, true, true);
};

/** The first Swedish words are in the first download; English is fetched when somebody has chosen it. */
export const startWords = async (): Promise<void> => {
  const language = remembered();
  await i18next.use(initReactI18next).init({
    lng: 'sv',
    fallbackLng: 'sv',
    resources: { sv: { translation: svFirst } },
    interpolation: { escapeValue: false }, // React escapes.
    returnNull: false,
    react: { transSupportBasicHtmlNodes: false },
  });
  if (language !== 'sv') await speak(language);
};

export const speak = async (language: Language): Promise<void> => {
  await addWords(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  try {
    localStorage.setItem(REMEMBERED, language);
  } catch {
    // See `remembered`.
  }
};

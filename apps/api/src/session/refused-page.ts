/** Why a page of the sign-in could not do what was asked; each has its words in both languages. */
export type RefusedPage = 'notSignedOut' | 'tooMany' | 'notFound' | 'failed';

type Said = { readonly title: string; readonly text: string };

// These pages come when the console is not there to say it, so the words stand here and not among the console's.
const words: Readonly<Record<RefusedPage, { readonly sv: Said; readonly en: Said }>> = {
  notSignedOut: {
    sv: {
      title: 'Du är inte utloggad',
      text: 'Stafett kunde inte se att begäran kom från din egen sida. Gå till Stafett och logga ut där.',
    },
    en: {
      title: 'You are not signed out',
      text: 'Stafett could not see that the request came from your own page. Go to Stafett and sign out there.',
    },
  },
  tooMany: {
    sv: { title: 'Vänta en minut', text: 'Det har kommit för många försök. Försök igen om en minut.' },
    en: { title: 'Wait a minute', text: 'There have been too many attempts. Try again in a minute.' },
  },
  notFound: {
    sv: { title: 'Sidan finns inte', text: 'Adressen leder ingenstans. Gå till Stafett och börja där.' },
    en: { title: 'There is no such page', text: 'The address leads nowhere. Go to Stafett and begin there.' },
  },
  failed: {
    sv: { title: 'Det gick inte just nu', text: 'Något gick fel hos Stafett. Försök igen om en stund.' },
    en: { title: 'It did not work just now', text: 'Something went wrong in Stafett. Try again in a while.' },
  },
};

const section = ({ title, text }: Said, go: string, lang: string): string =>
  `<section lang="${lang}"><h1>${title}</h1><p>${text}</p><p><a href="/">${go}</a></p></section>`;

/** A plain page without scripts or styles. `reference` is ours: letters and digits that stand in the log too. */
export const refusedPage = (what: RefusedPage, reference?: string): string => {
  const { sv, en } = words[what];
  const mark = reference === undefined ? '' : `<p>${reference}</p>`;
  return `<!doctype html><html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${sv.title} – Stafett</title></head><body><main>${section(sv, 'Till Stafett', 'sv')}<hr>${section(en, 'To Stafett', 'en')}${mark}</main></body></html>`;
};

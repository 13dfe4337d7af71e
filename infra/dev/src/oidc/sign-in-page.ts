import type { AgencyPeople } from './people.ts';

/** What the roles are called on the page; the console has its own words for its own pages. */
const ROLE_WORDS: Record<string, string> = {
  caseworker: 'handläggare',
  coach: 'coach',
  manager: 'chef',
  insatsCoordinator: 'samordnare för insatsen',
  forbundCoordinator: 'samordnare på förbundet',
  teamMember: 'samverkansteam',
  administrator: 'administratör',
  accessReviewer: 'loggranskare',
};

const html = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);

const page = (title: string, body: string): string => `<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${html(title)} – Stafett</title>
<style>
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
h2 { font-size: 1.125rem; margin: 2rem 0 .5rem; border-bottom: 1px solid; padding-bottom: .25rem; }
ul { list-style: none; padding: 0; margin: 0; display: grid; gap: .25rem; }
button { width: 100%; text-align: left; font: inherit; padding: .5rem .75rem; border: 1px solid GrayText; border-radius: .25rem; background: transparent; color: inherit; cursor: pointer; }
button:hover { background: color-mix(in srgb, CanvasText 8%, Canvas); }
button:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
</style>
</head>
<body>
${body}
</body>
</html>
`;

/** The list of people, by agency; the agency that somebody came from comes first. One press signs in. */
export const signInPage = (agencies: AgencyPeople[], action: string, firstAgency: string | undefined): string => {
  const rank = ({ slug }: AgencyPeople): number => (slug === firstAgency ? 0 : 1);
  const sections = [...agencies]
    .filter(({ people }) => people.length > 0)
    .sort((a, b) => rank(a) - rank(b))
    .map(({ slug, name, people }) => {
      const buttons = people.map((person) => {
        const roles = person.roles.map((role) => ROLE_WORDS[role] ?? role).join(', ');
        return `<li><button name="subject" value="${html(person.subject)}"><strong>${html(person.name)}</strong> ${html(roles)}<br>${html(person.units)}</button></li>`;
      });
      return `<section aria-labelledby="${html(slug)}"><h2 id="${html(slug)}">${html(name)}</h2><ul>${buttons.join('')}</ul></section>`;
    });
  return page(
    'Logga in',
    `<main><h1>Logga in</h1>
<p>Det här är en lokal inloggning med påhittade personer. I drift loggar var och en in hos sin egen myndighet. Välj vem du vill vara.</p>
<form method="post" action="${html(action)}">${sections.join('\n')}</form></main>`,
  );
};

/** Ends the provider's session without a question: the person has already said so in the console. */
export const signOutPage = (form: string): string =>
  page(
    'Logga ut',
    `<main><h1>Du loggas ut</h1>${form}
<button type="submit" form="op.logoutForm" name="logout" value="yes">Logga ut</button></main>
<script>document.querySelector('button').click();</script>`,
  );

export const signedOutPage = (): string =>
  page('Utloggad', '<main><h1>Du är utloggad</h1><p>Du kan stänga fönstret.</p></main>');

export const faultPage = (code: string): string =>
  page(
    'Det gick inte att logga in',
    `<main><h1>Det gick inte att logga in</h1><p>Gå tillbaka till Stafett och försök igen. Fel: ${html(code)}</p></main>`,
  );

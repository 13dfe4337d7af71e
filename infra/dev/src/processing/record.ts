import {
  type AgencyKind,
  accessTable,
  auditRetentionYears,
  type Category,
  categories,
  disclosureRules,
  type IsoDate,
  noticeRetention,
  type Role,
  retentionFor,
  rolesAt,
} from '@stafett/domain';

/** Whose record it is. */
export type Controller = { readonly name: string; readonly kind: AgencyKind };

type Processing = {
  readonly name: string;
  readonly purpose: string;
  readonly ground: string;
  readonly people: string;
  readonly data: string;
  readonly receivers: string;
  readonly kept: string | ((controller: Controller, on: IsoDate) => string);
  readonly safeguards: string;
  /** The kinds of agency that process it; all unless set. */
  readonly by?: readonly AgencyKind[];
};

const parties: readonly AgencyKind[] = ['arbetsformedlingen', 'forsakringskassan', 'region', 'kommun'];

/** What is processed in Stafett, as the installation does it; in Swedish, as the record is kept. */
const processings: readonly Processing[] = [
  {
    name: 'Ärenden i arbetsrehabilitering',
    purpose: 'Att det alltid framgår vems tur det är i ett ärende, sedan när, varför och vad nästa steg är.',
    ground: 'Artikel 6.1 e, uppgift av allmänt intresse (lag 2003:1210). Uppgifter om hälsa: artikel 9.2 h.',
    people: 'Deltagare',
    data: 'Namn, personnummer eller samordningsnummer, kön, födelseår, kommun, försörjning, insats, fas, datum och avslutsorsak. Planer, anteckningar och frågor i fritext. Fält för diagnos finns inte.',
    receivers: 'Parter i ärendet, så långt sekretessen och deltagarens samtycke medger.',
    kept: ({ kind }, on) => {
      const term = retentionFor(kind, [], on);
      const usual = term
        ? `, utan eget beslut ${term.months / 12} år efter att ärendet avslutades (${term.source})`
        : '';
      return `Enligt myndighetens gallringsbeslut${usual}. Två personer bekräftar.`;
    },
    safeguards:
      'Namn, nummer och texter är krypterade med en nyckel per deltagare, och per ärende och myndighet. Radnivåskydd i databasen.',
    by: parties,
  },
  {
    name: 'Samordning och uppföljning av insatser',
    purpose: 'Att se var ärenden stannar, och att redovisa siffror som inte pekar ut någon.',
    ground: 'Artikel 6.1 e, uppgift av allmänt intresse (lag 2003:1210 § 7).',
    people: 'Deltagare',
    data: 'Insats, fas, datum, väntan och dess orsak, kön, födelseår, kommun och försörjning.',
    receivers: 'Förbundets samordnare och styrgrupp. Siffrorna är summor; inga enskilda rader lämnas ut i dem.',
    kept: 'Som ärendena de kommer ur; därefter månader och koder, och för sig födelseår, utan något som leder till ärendet. Färdiga rapporter enligt arkivlagen.',
    safeguards: 'Den som samordnar för hela förbundet ser aldrig vem ett ärende gäller.',
  },
  {
    name: 'Medarbetare',
    purpose: 'Att rätt person får rätt uppgift, och att ingen annan ser ärendet.',
    ground: 'Artikel 6.1 e och c.',
    people: 'Medarbetare',
    data: 'Namn, inloggning, enhet, roll, frånvaro, ersättare, bokningsbara tider och e-postadress för aviseringar.',
    receivers: 'Medarbetare hos parterna.',
    kept: `Så länge personen arbetar där och ärenden nämner personen. Lästa aviseringar i ${noticeRetention.readForDays} dagar.`,
    safeguards: 'Inloggning hos den egna myndigheten. Ingen ger sig själv en roll.',
  },
  {
    name: 'Logg över vem som har läst och gjort vad, och loggkontroll',
    purpose: 'Att upptäcka och förebygga att någon läser utan att behöva det (HSLF-FS 2016:40 4 kap. 9–10 §§).',
    ground: 'Artikel 6.1 c, rättslig förpliktelse.',
    people: 'Medarbetare och deltagare',
    data: 'Medarbetare, enhet, tid, vad som lästes eller gjordes, skälet där ett sådant anges, och deltagaren under pseudonym. Granskarens anteckningar.',
    receivers: 'Den egna myndighetens loggranskare. Deltagaren, genom registerutdraget.',
    kept: `${auditRetentionYears} år, skilt från ärendena.`,
    safeguards:
      'Loggen går bara att lägga till i, är förseglad rad för rad och kontrolleras med npm run audit:verify. Anteckningarna är krypterade.',
  },
];

const roleWords: Readonly<Record<Role, string>> = {
  caseworker: 'handläggare',
  coach: 'coach',
  manager: 'chef',
  insatsCoordinator: 'samordnare för insatsen',
  forbundCoordinator: 'samordnare i förbundet',
  teamMember: 'ledamot i samverkansteamet',
  administrator: 'administratör',
  accessReviewer: 'loggranskare',
};
const categoryWords: Readonly<Record<Category, string>> = {
  status: 'var ärendet står',
  identity: 'vem det gäller',
  facts: 'fakta om deltagaren',
  handovers: 'överlämningar',
  meetings: 'möten',
  documents: 'texter',
  plan: 'handlingsplan',
  history: 'historik',
};

/** What a role may read of at least some case, by the access table. */
const readBy = (role: Role): readonly Category[] =>
  categories.filter((category) =>
    accessTable.some((rule) => rule.roles.includes(role) && rule.categories.includes(category)),
  );

const processingText = (
  { name, purpose, ground, people, data, receivers, kept, safeguards }: Processing,
  controller: Controller,
  on: IsoDate,
): string => `## ${name}

| | |
| --- | --- |
| Ändamål (30.1 b) | ${purpose} |
| Rättslig grund | ${ground} |
| Registrerade (30.1 c) | ${people} |
| Uppgifter (30.1 c) | ${data} |
| Mottagare (30.1 d) | ${receivers} |
| Överföring till tredjeland (30.1 e) | Ingen. |
| Gallring (30.1 f) | ${typeof kept === 'string' ? kept : kept(controller, on)} |
| Skydd (30.1 g) | ${safeguards} |
`;

/**
 * The controller's record of processing (GDPR art. 30.1), in Markdown. Takes whose it is and the day; what stands in the access table, the
 * table of disclosure grounds and the retention terms is read from them. Brackets are for the agency to fill in.
 */
export const processingRecord = ({ name, kind }: Controller, on: IsoDate): string => {
  const grounds = disclosureRules.filter(
    ({ givers, from, until }) => givers.includes(kind) && from <= on && (until === undefined || on < until),
  );
  const roles = rolesAt(kind).map((role) => {
    const read = readBy(role).map((category) => categoryWords[category]);
    return `| ${roleWords[role]} | ${read.length === 0 ? 'inget i ärenden' : read.join(', ')} |`;
  });
  return `# Register över behandling: ${name}

Förteckning enligt artikel 30.1 i dataskyddsförordningen över behandlingen i Stafett, per ${on}. Det som står inom [hakparentes] fyller myndigheten i.
Laghänvisningarna ska granskas av jurist.

| | |
| --- | --- |
| Personuppgiftsansvarig (30.1 a) | ${name}, [org.nr, kontakt] |
| Dataskyddsombud (30.1 a) | [namn, kontakt] |
| Personuppgiftsbiträde | [den som driver installationen, avtal] |

${processings
  .filter(({ by }) => by === undefined || by.includes(kind))
  .map((processing) => processingText(processing, { name, kind }, on))
  .join('\n')}
## Vem hos oss som läser vad

Högst det här, och bara i ärenden som den egna enheten har del i.

| Roll | Läser |
| --- | --- |
${roles.join('\n')}

## Grunder för att lämna ut uppgifter till en annan part

${
  grounds.length === 0
    ? 'Inga: myndigheten har inga egna ärenden att lämna ut uppgifter ur.'
    : `| Grund | Lagrum | Prövning först |
| --- | --- | --- |
${grounds.map(({ basis, references, needsReview }) => `| ${basis} | ${references.join(', ')} | ${needsReview ? 'ja' : 'nej'} |`).join('\n')}`
}
`;
};

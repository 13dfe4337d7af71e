import type { Found } from './identity-numbers.ts';
import { askingWords, personVerbs, relationsAndRoles, signOffs, titles, whatPeopleHave } from './lists/cues.ts';
import { firstNames, firstNamesInSmallLetters, firstNamesThatAreWords } from './lists/first-names.ts';
import {
  organisationEndings,
  organisationWords,
  otherProperNames,
  placePrepositions,
  places,
  thingsWithNames,
  wantsOn,
} from './lists/not-names.ts';
import { particles, surnameEndings, surnameOrPlaceEndings, surnames } from './lists/surnames.ts';
import { isOrdinary } from './ordinary.ts';
import type { Word } from './words.ts';

/** What is known of a word by itself. */
type Traits = {
  readonly first: boolean;
  readonly last: boolean;
  readonly shapedAsLast: boolean;
  readonly ordinary: boolean;
  readonly place: boolean;
  readonly thing: boolean;
};

const WITH_DIGIT = /\p{N}/u;
const MIXED_CAPITALS = /\p{Ll}\p{Lu}/u;
const NEXT_TO = /^[ -]$/;
const AFTER_INITIAL = /^\.? ?$/;

/** The word, and the word without the -s of "Annas", "Anna's" or "AF:s". */
const readings = (plain: string): readonly string[] => {
  const bare = plain.replaceAll("'", '');
  return bare.length > 2 && bare.endsWith('s') ? [bare, bare.slice(0, -1)] : [bare];
};

const inAny = (set: ReadonlySet<string>, forms: readonly string[]): boolean => forms.some((form) => set.has(form));
const endsWithAny = (endings: readonly string[], forms: readonly string[]): boolean =>
  forms.some((form) => endings.some((ending) => form.length > ending.length + 1 && form.endsWith(ending)));

const traitsOf = (plain: string): Traits => {
  const forms = readings(plain);
  const place = inAny(places, forms);
  const thing = inAny(otherProperNames, forms) || endsWithAny(organisationEndings, forms);
  const ordinary = forms.some(isOrdinary);
  return {
    first: inAny(firstNames, forms),
    last: inAny(surnames, forms),
    shapedAsLast:
      plain.length > 5 && !place && !ordinary && endsWithAny([...surnameEndings, ...surnameOrPlaceEndings], forms),
    ordinary,
    place,
    thing,
  };
};

/** Marks every word of a text that is likely to be a person's name. What it knows of a word is looked up once for each text. */
const marker = (words: readonly Word[]) => {
  const known = new Map<string, Traits>();
  const traits = (word: Word): Traits => {
    const seen = known.get(word.plain);
    if (seen) return seen;
    const found = traitsOf(word.plain);
    known.set(word.plain, found);
    return found;
  };
  const at = (i: number): Word | undefined => words[i];
  const adjoins = (word: Word | undefined): boolean => word !== undefined && NEXT_TO.test(word.gap);

  const isOrganisations = (i: number): boolean => {
    for (let step = 1; step <= 2; step += 1) {
      const after = at(i + step);
      if (!after || !adjoins(after)) return false;
      if (organisationWords.has(after.plain)) return true;
      if (!after.capital) return false;
    }
    return false;
  };
  const isThings = (i: number): boolean => {
    const before = at(i - 1);
    if (!before || at(i)?.beginsSentence) return false;
    if (thingsWithNames.has(before.plain)) return true;
    if (placePrepositions.has(before.plain)) return true;
    return before.plain === 'på' && !wantsOn.has(at(i - 2)?.plain ?? '');
  };
  /** "SIKTA-Unga": what is joined to a thing's name belongs to it. */
  const isTailOfThing = (i: number): boolean => {
    const before = at(i - 1);
    return at(i)?.gap === '-' && before !== undefined && traits(before).thing;
  };
  const isCued = (i: number): boolean => {
    const before = at(i - 1);
    const word = at(i);
    if (!before || !word) return false;
    if (/[\n.!?]/.test(word.gap)) return signOffs.has(before.plain) && /^[\n,. /]*$/.test(word.gap);
    return (
      relationsAndRoles.has(before.plain) ||
      titles.has(before.plain) ||
      askingWords.has(before.plain) ||
      signOffs.has(before.plain)
    );
  };
  const couldBeName = (i: number): boolean => {
    const word = at(i);
    if (!word?.capital || word.text.length < 2 || WITH_DIGIT.test(word.text) || MIXED_CAPITALS.test(word.text))
      return false;
    const { ordinary, place, thing } = traits(word);
    return !ordinary && !place && !thing;
  };
  /** "Björn ringde": a word that is a name as well is one where it does what people do, or has what people have. */
  const actsAsPerson = (i: number): boolean => {
    const after = at(i + 1);
    const word = at(i);
    if (!after || !word) return false;
    if (after.gap === ' ' && personVerbs.has(after.plain)) return true;
    return hasWhatPeopleHave(i);
  };
  const hasWhatPeopleHave = (i: number): boolean => {
    const after = at(i + 1);
    const word = at(i);
    return word !== undefined && after?.gap === ' ' && isGenitive(word) && whatPeopleHave.has(after.plain);
  };
  /** "Annas", "Zrinkas", but not "Hans" of "Hans plan". */
  const isGenitive = ({ plain }: Word): boolean =>
    plain.endsWith('s') && (!firstNames.has(plain) || firstNames.has(plain.slice(0, -1)));
  /** "Thorvild: ”Jag vill …”" */
  const isSpeaker = (i: number): boolean => /^: ?["”“»«]/u.test(at(i + 1)?.gap ?? '');
  const isFollowedByName = (i: number): boolean => {
    const after = at(i + 1);
    if (!after?.capital || !adjoins(after) || after.beginsSentence || after.allCapitals) return false;
    const { first, last, shapedAsLast, ordinary, place, thing } = traits(after);
    return (last || shapedAsLast || first || (!ordinary && !place)) && !thing;
  };

  const inSentence = (i: number, word: Word): boolean => {
    const { first, last, shapedAsLast, ordinary, place, thing } = traits(word);
    if (isOrganisations(i) || isTailOfThing(i)) return false;
    if (isCued(i) && !thing && !place && !wordsThatEndCues.has(word.plain)) return true;
    if (word.allCapitals) return (first || last || shapedAsLast) && word.text.length > 3 && !thing && !place;
    if (first && !thing) return !(place && isThings(i));
    if (place || thing) return false;
    if (last || shapedAsLast)
      return !thingsWithNames.has(at(i - 1)?.plain ?? '') && !placePrepositions.has(at(i - 1)?.plain ?? '');
    if (ordinary) return false;
    return couldBeName(i) && !isThings(i);
  };
  const atStart = (i: number, word: Word): boolean => {
    const { first, last, shapedAsLast, ordinary, place, thing } = traits(word);
    if (isOrganisations(i) || thing) return false;
    if (isCued(i) && !place && !ordinary && couldBeName(i)) return true;
    if (first)
      return (
        !(firstNamesThatAreWords.has(word.plain) || inAny(firstNamesThatAreWords, readings(word.plain))) ||
        actsAsPerson(i) ||
        isFollowedByName(i) ||
        isAlone(i)
      );
    if (place) return false;
    if (last || shapedAsLast) return !ordinary || actsAsPerson(i) || isFollowedByName(i);
    if (ordinary || !couldBeName(i)) return false;
    return (
      isFollowedByName(i) ||
      isSpeaker(i) ||
      hasWhatPeopleHave(i) ||
      !wordEndings.some((end) => word.plain.endsWith(end))
    );
  };
  /** "Närvarande: Stig, Björn": between two signs, with no sentence around it. */
  const isAlone = (i: number): boolean => {
    const after = at(i + 1);
    return /[:,/]/.test(at(i)?.gap ?? '') && (after === undefined || /^[,;.\n]/.test(after.gap));
  };

  const marked = words.map((word, i) => {
    if (word.disguised && word.text.length > 1) return true;
    if (!word.capital) return isWrittenSmall(word, traits(word), at(i - 1));
    if (word.text.length < 2 || WITH_DIGIT.test(word.text)) return false;
    return word.beginsSentence ? atStart(i, word) : inSentence(i, word);
  });

  // What was taken for a name in one place is one where it begins a sentence, too.
  const seen = new Set<string>();
  words.forEach((word, i) => {
    if (marked[i]) for (const form of readings(word.plain)) seen.add(form);
  });
  words.forEach((word, i) => {
    if (marked[i] || !word.capital) return;
    const { ordinary, thing, place, first } = traits(word);
    if (
      !ordinary &&
      !thing &&
      !place &&
      !isOrganisations(i) &&
      !(first && inAny(firstNamesThatAreWords, readings(word.plain))) &&
      inAny(seen, readings(word.plain))
    )
      marked[i] = true;
  });

  const extendRight = (): void => {
    for (let i = 1; i < words.length; i += 1) {
      const word = at(i);
      const before = at(i - 1);
      if (!word || !before || marked[i] || !marked[i - 1]) continue;
      const initial = word.text.length === 1 && word.capital && /^ $/.test(word.gap);
      const gap = NEXT_TO.test(word.gap) || (before.text.length === 1 && AFTER_INITIAL.test(word.gap));
      const next = at(i + 1);
      if (initial && !before.plain.endsWith("'s")) marked[i] = true;
      else if (particles.has(word.plain) && word.gap === ' ' && next?.capital && adjoins(next) && !traits(next).thing) {
        marked[i] = true;
        marked[i + 1] = true;
      } else if (
        gap &&
        word.capital &&
        !word.beginsSentence &&
        !traits(word).thing &&
        !isOrganisations(i) &&
        continues(word, before)
      )
        marked[i] = true;
    }
  };
  const continues = (word: Word, before: Word): boolean => {
    if (word.gap === '-') return true;
    const { last, shapedAsLast, first, place, ordinary } = traits(word);
    if (last || shapedAsLast || first) return true;
    // "Anna Ek", "Anna Stolt", "Anna Lund": after a first name an everyday word or a place with a capital letter is a surname.
    return (!place && !ordinary) || traits(before).first;
  };
  const extendLeft = (): void => {
    for (let i = words.length - 2; i >= 0; i -= 1) {
      const word = at(i);
      const after = at(i + 1);
      if (!word || !after || marked[i] || !marked[i + 1]) continue;
      const initial = word.text.length === 1 && word.capital && AFTER_INITIAL.test(after.gap);
      const { ordinary, place, thing } = traits(word);
      const partOfName =
        word.capital &&
        !word.allCapitals &&
        adjoins(after) &&
        (after.gap === '-' || (!ordinary && !place)) &&
        !thing &&
        word.text.length > 1 &&
        !WITH_DIGIT.test(word.text);
      const particle =
        particles.has(word.plain) &&
        adjoins(after) &&
        (word.capital || (marked[i - 1] ?? false) || ['von', 'af', 'van', 'al', 'el'].includes(word.plain));
      if (initial || partOfName || particle) marked[i] = true;
    }
  };
  extendRight();
  extendLeft();
  extendRight();
  return marked;
};

/** What Swedish words end in and names hardly do. */
const wordEndings = [
  'ningen',
  'ning',
  'ningar',
  'ningarna',
  'ande',
  'ende',
  'andet',
  'endet',
  'heten',
  'heter',
  'tion',
  'tionen',
  'tioner',
  'aden',
  'ades',
  'ade',
  'erna',
  'arna',
  'orna',
  'ligt',
  'igt',
  'iskt',
  'ligen',
  'else',
  'elsen',
  'elser',
  'skap',
  'skapen',
  'skapet',
  'domen',
  'eringen',
  'ering',
  'mässigt',
  'eras',
  'ats',
  'nad',
  'naden',
  'ism',
  'itet',
  'iteten',
  'fullt',
  'arens',
  'öjd',
  'ativ',
  'ativt',
  'erad',
  'erat',
  'erade',
  'alt',
  'ställd',
  'mötet',
  'ligheten',
];
const wordsThatEndCues = new Set([
  'sade',
  'sa',
  'säger',
  'och',
  'i',
  'på',
  'hen',
  'hon',
  'han',
  'jag',
  'vi',
  'de',
  'det',
  'den',
  'du',
  'ni',
]);

/** "anna ringde", "hon heter zrinka". */
const isWrittenSmall = (word: Word, { first, ordinary, place, thing }: Traits, before: Word | undefined): boolean => {
  if (ordinary || place || thing || word.text.length < 3 || WITH_DIGIT.test(word.text)) return false;
  if (before && askingWords.has(before.plain) && /^:? $/.test(word.gap)) return true;
  return (
    first &&
    !inAny(firstNamesThatAreWords, readings(word.plain)) &&
    !inAny(firstNamesInSmallLetters, readings(word.plain))
  );
};

const INITIALS = /(?<![\p{L}\p{N}.])\p{Lu}\.[ -]?\p{Lu}\.(?:[ -]?\p{Lu}\.)?(?![\p{L}\p{N}])/gu;
const SIGNATURE = /(?:^|[\n/])\/\/? ?(\p{Lu}{2,3})(?![\p{L}\p{N}])/gu;

/** Takes a folded text and its words, gives names and initials: `likely`, since lists and shapes can be wrong. */
export const likelyNamesIn = (text: string, words: readonly Word[]): readonly Found[] => {
  const marked = marker(words);
  const found: Found[] = [];
  words.forEach((word, i) => {
    if (!marked[i]) return;
    const last = found.at(-1);
    if (last && marked[i - 1] && /^(?:[ -]|\.? ?)$/.test(word.gap))
      found[found.length - 1] = { ...last, end: word.end };
    else found.push({ kind: 'name', start: word.start, end: word.end, certainty: 'likely' });
  });
  for (const { 0: initials, index } of text.matchAll(INITIALS))
    found.push({ kind: 'name', start: index, end: index + initials.length, certainty: 'likely' });
  for (const { 0: whole, 1: initials = '', index } of text.matchAll(SIGNATURE))
    found.push({
      kind: 'name',
      start: index + whole.length - initials.length,
      end: index + whole.length,
      certainty: 'likely',
    });
  return found;
};

import { randomUUID } from 'node:crypto';

/** What is told of a zod schema by zod itself, as far as a made-up input needs it. */
type Def = {
  readonly type: string;
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly innerType?: Schema;
  readonly element?: Schema;
  readonly options?: readonly Schema[];
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
  readonly in?: Schema;
};
export type Schema = {
  readonly _zod: { readonly def: Def };
  readonly safeParse: (value: unknown) => { readonly success: boolean };
};

/** Values for fields by their name; a function makes one anew each time. */
export type Known = Readonly<Record<string, unknown>>;

const plain: Known = {
  ...Object.fromEntries(
    [
      'staff',
      'coach',
      'caseworker',
      'standIn',
      'successor',
      'subReason',
      'absence',
      'request',
      'id',
      'summons',
      'placement',
      'party',
      'attended',
      'meeting',
    ].map((name) => [name, randomUUID()]),
  ),
  commandId: () => randomUUID(),
  personnummer: '19900118-9811',
  birthYear: 1990,
  kommun: 'Flen',
  startsAt: '2026-11-30T09:00:00.000Z',
  reason: 'employment',
  form: 'aForm',
  subject: 'a-subject',
  waitingForAgency: randomUUID(),
  csv: 'ref;insats',
  minutesLong: 60,
  notices: () => randomUUID(),
  address: 'somebody@kommun.example',
  version: 1,
  seats: 1,
  queue: 'paused',
  gathering: 'samverkansteam-kavlinge',
  code: 'A1B2C3',
  phone: '0150-00 00 00',
  email: 'somebody@region.example',
  times: '2026-11-30T09:00:00.000Z',
};
const dates = /^(on|from|to|until|asOf|dueOn|answerBy|startsOn|referredOn|parallelSupportUntil)$/;

/** One of these is well-formed whatever the field: words, a code, an id, a time. */
const texts = ['a text', 'a-code', '6f3f3a4e-0a5e-4c0e-9b1f-5d1c2a7b8c9d', '2026-01-15T09:00:00.000Z', '09:00'];

/** Makes a well-formed input: every field of the schema, known ones with the values given, the others with something. */
export const inputFor = (schema: Schema, known: Known, name = ''): unknown => {
  const given = { ...plain, ...known };
  const { def } = schema._zod;
  if (Object.hasOwn(given, name) && given[name] === undefined) return undefined;
  const value = given[name];
  const isCode = def.type === 'enum' && !Object.values(def.entries ?? {}).includes(String(value));
  // An address is made of its parts, whatever the field is called.
  const hasParts = ['object', 'union', 'optional', 'default', 'array'].includes(def.type);
  if (value !== undefined && !hasParts && !isCode) return typeof value === 'function' ? value() : value;
  switch (def.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape ?? {}).map(([field, inner]) => [field, inputFor(inner, known, field)]),
      );
    case 'optional':
    case 'default':
    case 'nonoptional':
    case 'readonly':
      return def.innerType && inputFor(def.innerType, known, name);
    case 'array':
      return def.element ? [inputFor(def.element, known, name)] : [];
    case 'union':
      return def.options?.[0] && inputFor(def.options[0], known, name);
    case 'enum':
      return Object.values(def.entries ?? {})[0];
    case 'literal':
      return def.values?.[0];
    case 'pipe':
      return def.in && inputFor(def.in, known, name);
    case 'record':
      return {};
    case 'boolean':
      return false;
    case 'number':
      return 1;
    default:
      return dates.test(name) ? '2026-01-15' : (texts.find((text) => schema.safeParse(text).success) ?? 'a text');
  }
};

import type { Person } from '../api-under-test.ts';
import type { Known, Schema } from '../input-under-test.ts';
import { inputFor } from '../input-under-test.ts';
import { appRouter } from '../router.ts';

/** What an attacker knows of the api: every procedure, and what each takes. */
export type Procedure = { readonly path: string; readonly type: string; readonly input: Schema | undefined };

type Described = { readonly _def: { readonly type: string; readonly inputs: readonly Schema[] } };
export const procedures: readonly Procedure[] = Object.entries(
  appRouter._def.procedures as unknown as Record<string, Described>,
).map(([path, { _def }]) => ({ path, type: _def.type, input: _def.inputs[0] }));

export const mutations = procedures.filter(({ type }) => type === 'mutation');

/** A well-formed input for the procedure; undefined when it takes none. */
export const wellFormed = ({ input }: Procedure, known: Known = {}): unknown =>
  input && inputFor(input, { cursor: undefined, ...known });

export type Answer = {
  readonly status: number;
  readonly body: string;
  readonly headers: Headers;
  /** The code that it was refused with; undefined when it was not. */
  readonly code: string | undefined;
};

const codeIn = (body: string): string | undefined => /"problem":\{"code":"(\w+)"/.exec(body)?.[1];

/** Sends what one likes, over HTTP. Takes the person whose cookie and token go along, if any, and headers over those. */
export const send = async (
  url: string,
  path: string,
  sent: {
    readonly as?: Pick<Person, 'cookie' | 'csrf'> | undefined;
    readonly input?: unknown;
    readonly method?: string;
    readonly body?: string;
    readonly headers?: Readonly<Record<string, string>>;
  } = {},
): Promise<Answer> => {
  const method = sent.method ?? 'POST';
  const own = sent.as === undefined ? {} : { cookie: sent.as.cookie, 'x-stafett-csrf': sent.as.csrf };
  const answer = await fetch(`${url}${path.startsWith('/') ? path : `/trpc/${path}`}`, {
    method,
    redirect: 'manual',
    headers: { 'content-type': 'application/json', ...own, ...sent.headers },
    ...(method === 'GET' ? {} : { body: sent.body ?? JSON.stringify(sent.input ?? null) }),
  });
  const body = await answer.text();
  return { status: answer.status, body, headers: answer.headers, code: codeIn(body) };
};

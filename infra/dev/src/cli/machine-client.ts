import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CLI_FILE, type CliEnvironment } from '../environment.ts';
import { HOME } from '../running-stack.ts';

const NAMES = [
  'STAFETT_PUBLIC_URL',
  'STAFETT_OIDC_ISSUER',
  'STAFETT_MACHINE_AUDIENCE',
  'STAFETT_CLI_CLIENT_ID',
  'STAFETT_CLI_CLIENT_SECRET',
] as const satisfies readonly (keyof CliEnvironment)[];

/** Something to tell the person at the keyboard, without a stack trace. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
}

const readFromStack = async (): Promise<Partial<CliEnvironment>> => {
  try {
    return JSON.parse(await readFile(join(HOME, CLI_FILE), 'utf8')) as Partial<CliEnvironment>;
  } catch {
    return {};
  }
};

/** Where the running system is, from variables or from what `npm start` has written. */
export const readCliEnvironment = async (): Promise<CliEnvironment> => {
  const stack = await readFromStack();
  const found = NAMES.map((name) => [name, process.env[name] ?? stack[name]] as const);
  const missing = found.filter(([, value]) => !value).map(([name]) => name);
  if (missing.length > 0)
    throw new CommandFailed(
      `Stafett does not seem to run from here (unknown: ${missing.join(', ')}). Start it with npm start.`,
    );
  return Object.fromEntries(found) as CliEnvironment;
};

/** Calls the machine endpoint with a token for one scope. */
export type MachineClient = (path: string, init?: RequestInit) => Promise<Response>;

const tokenFor = async (stack: CliEnvironment, scope: string): Promise<string> => {
  const metadata = await fetch(`${stack.STAFETT_OIDC_ISSUER.replace(/\/$/, '')}/.well-known/openid-configuration`);
  const { token_endpoint } = (await metadata.json()) as { token_endpoint: string };
  const secret = [stack.STAFETT_CLI_CLIENT_ID, stack.STAFETT_CLI_CLIENT_SECRET].map(encodeURIComponent).join(':');
  const answer = await fetch(token_endpoint, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(secret).toString('base64')}` },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      scope,
      resource: stack.STAFETT_MACHINE_AUDIENCE,
    }),
  });
  const { access_token } = (await answer.json()) as { access_token?: string };
  if (!answer.ok || !access_token) throw new CommandFailed(`The sign-in service gave no token (${answer.status}).`);
  return access_token;
};

/** Opens the machine endpoint for one scope. Says so when nothing answers there. */
export const openMachineClient = async (stack: CliEnvironment, scope: string): Promise<MachineClient> => {
  const reach = async (work: () => Promise<Response>): Promise<Response> => {
    try {
      return await work();
    } catch {
      throw new CommandFailed(`Nothing answers at ${stack.STAFETT_PUBLIC_URL}. Start Stafett with npm start.`);
    }
  };
  let token: string | undefined;
  return async (path, init = {}) => {
    token ??= await tokenFor(stack, scope).catch((error: unknown) => {
      if (error instanceof CommandFailed) throw error;
      throw new CommandFailed(`Nothing answers at ${stack.STAFETT_OIDC_ISSUER}. Start Stafett with npm start.`);
    });
    const headers = { ...init.headers, authorization: `Bearer ${token}` };
    return reach(() => fetch(`${stack.STAFETT_PUBLIC_URL}${path}`, { ...init, headers }));
  };
};

/** Runs a command: what it prints, and 1 as exit code when it fails. */
export const runCommand = async (command: () => Promise<number>): Promise<void> => {
  try {
    process.exitCode = await command();
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
};

/** Takes an answer of the machine endpoint that is not as hoped; gives what to tell. */
export const failureIn = async (answer: Response): Promise<CommandFailed> => {
  const body = (await answer.json().catch(() => ({}))) as {
    problem?: { code?: string; fields?: { path: string; reason: string }[]; reference?: string };
  };
  const fields = (body.problem?.fields ?? []).map(({ path, reason }) => `${path}: ${reason}`).join(', ');
  const reference = body.problem?.reference === undefined ? '' : `, reference ${body.problem.reference}`;
  return new CommandFailed(
    `Refused: ${body.problem?.code ?? answer.status}${fields ? ` (${fields})` : ''}${reference}.`,
  );
};

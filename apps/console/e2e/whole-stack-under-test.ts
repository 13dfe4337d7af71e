import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { type Person, signIn } from './person-under-test.ts';
import { type Beginning, type Stack, startStack } from './stack-under-test.ts';

/** The running product of one file, and the people in it. */
export type WholeStack = Omit<Stack, 'remove'> & {
  /** Somebody signs in, in a browser of their own; `unit` for who works in several. */
  readonly arrive: (agency: string, name: string, unit?: string) => Promise<Person>;
};

/** Starts the whole of Stafett before the file's tests; after them everybody leaves, and nothing of it stays. */
export const wholeStack = (beginning?: Beginning): WholeStack => {
  let started: Stack | undefined;
  const people: Person[] = [];
  beforeAll(async () => {
    started = await startStack(beginning);
  });
  afterAll(async () => {
    for (const { close } of people) await close();
    await started?.stop();
    await started?.remove();
  });
  const stack = (): Stack => {
    if (!started) throw new Error('the stack is there once the tests begin');
    return started;
  };
  return {
    get url() {
      return stack().url;
    },
    get home() {
      return stack().home;
    },
    get environment() {
      return stack().environment;
    },
    stop: () => stack().stop(),
    arrive: async (agency, name, unit) => {
      const person = await signIn(stack().url, agency, name, unit === undefined ? {} : { unit });
      people.push(person);
      return person;
    },
  };
};

/** postgresql:// as the superuser: the owner of the tables is held back by row-level security too. */
export const superuserOf = async ({ home, environment }: Pick<Stack, 'home' | 'environment'>): Promise<string> => {
  const secrets: { postgresPassword: string } = JSON.parse(await readFile(join(home, 'keys/secrets.json'), 'utf8'));
  const address = `127.0.0.1:${environment.STAFETT_POSTGRES_PORT}`;
  return `postgresql://postgres:${encodeURIComponent(secrets.postgresPassword)}@${address}/stafett`;
};

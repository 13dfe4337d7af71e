import { seedPeople, startApi } from './api-process.ts';
import { against, type Figure } from './figures.ts';
import type { Counts } from './options.ts';
import { interleave, p50, p99 } from './samples.ts';
import { type Copies, hostOf, openTasksPerRound, seedCases } from './seed-cases.ts';
import type { BenchDatabase, Servers } from './servers.ts';
import { type SignedIn, signIn } from './sign-in.ts';

/** A unit with so many cases has more tasks that nobody has claimed than one page shows, so that every list measured is full. */
const CASES_PER_UNIT = 300;
const COACHES_PER_UNIT = 2;

const spread = (label: string, cases: number): Copies => ({
  label,
  cases,
  units: Math.max(1, Math.round(cases / CASES_PER_UNIT)),
  people: COACHES_PER_UNIT,
});

/** A unit so big that it has so many tasks open; its people have as many each as anybody. */
const bigUnit = (tasks: number): Copies => {
  const round = openTasksPerRound();
  const cases = Math.ceil(tasks / round.tasks) * round.cases;
  return { label: 'big', cases, units: 1, people: Math.ceil((cases / CASES_PER_UNIT) * COACHES_PER_UNIT) };
};

/** The same database for an api that row-level security lets see everything: what its own questions ask for is all that holds it back. */
const unguarded = (database: BenchDatabase): BenchDatabase => ({
  ...database,
  urls: { ...database.urls, api: database.adminUrl },
});

const checked = async (person: SignedIn): Promise<void> => {
  const inbox = await person.api.tasks.unitInbox.query({});
  if (inbox.rows.length !== 50 || inbox.rows.some(({ participantName }) => participantName === undefined))
    throw new Error('the first page of the inbox is not full, or lacks names');
  const mine = await person.api.tasks.mine.query();
  if (mine.later.rows.length === 0) throw new Error('nobody has claimed anything');
};

/**
 * Measures the two task lists (Enhetens inkorg, Mina uppgifter) as the console asks for them, over HTTP and under
 * row-level security: for an ordinary unit among few cases and among many, and for one very big unit among the many;
 * and for the ordinary one among the many what row-level security costs, beside the same lists without it.
 */
export const measureTaskLists = async (
  servers: Servers,
  counts: Counts['lists'],
  note: (line: string) => void,
): Promise<readonly Figure[]> => {
  const few = spread('few', counts.fewCases);
  const big = bigUnit(counts.bigUnitTasks);
  const many = spread('many', Math.max(counts.manyCases - big.cases, counts.fewCases));
  const [small, large] = [await servers.newDatabase('few_cases'), await servers.newDatabase('many_cases')];
  for (const database of [small, large]) await seedPeople(database);
  const begun = performance.now();
  const [inFew] = await seedCases(servers, small, [few]);
  const [inMany, inBig] = await seedCases(servers, large, [many, big]);
  const seconds = Math.round((performance.now() - begun) / 1_000);
  note(
    `filled ${few.cases} and ${many.cases + big.cases} cases in ${seconds} s; open tasks: ${inFew}, ${inMany}, ${inBig}`,
  );

  const [smallApi, largeApi] = [await startApi(servers, 'api-few', small), await startApi(servers, 'api-many', large)];
  const bareApi = await startApi(servers, 'api-bare', unguarded(large));
  try {
    const among = {
      few: await signIn(smallApi.publicUrl, hostOf(few).coach),
      many: await signIn(largeApi.publicUrl, hostOf(many).coach),
      big: await signIn(largeApi.publicUrl, hostOf(big).coach),
      bare: await signIn(bareApi.publicUrl, hostOf(many).coach),
    };
    for (const person of Object.values(among)) await checked(person);
    const inbox = (person: SignedIn) => () => person.api.tasks.unitInbox.query({});
    const mine = (person: SignedIn) => () => person.api.tasks.mine.query();
    const times = await interleave(
      [
        { name: 'inboxFew', call: inbox(among.few) },
        { name: 'inboxMany', call: inbox(among.many) },
        { name: 'inboxBig', call: inbox(among.big) },
        { name: 'inboxBare', call: inbox(among.bare) },
        { name: 'mineFew', call: mine(among.few) },
        { name: 'mineMany', call: mine(among.many) },
        { name: 'mineBig', call: mine(among.big) },
        { name: 'mineBare', call: mine(among.bare) },
      ],
      counts,
    );
    const goal = { of: 'ratio', atMost: 1.5 } as const;
    const figuresOf = (list: 'inbox' | 'mine'): Figure[] =>
      [['p50', p50] as const, ['p99', p99] as const].flatMap(([name, of]): Figure[] => {
        const baseline = of(times[`${list}Few`]);
        const figure = (where: string, value: number) =>
          against({ name: `${list}.${where}.${name}`, value, unit: 'ms', baseline, goal });
        return [
          { name: `${list}.${few.cases}Cases.${name}`, value: baseline, unit: 'ms' },
          figure(`${counts.manyCases}Cases`, of(times[`${list}Many`])),
          figure(`${counts.bigUnitTasks}TasksInUnit`, of(times[`${list}Big`])),
          against({
            name: `${list}.rowLevelSecurity.${name}`,
            value: of(times[`${list}Many`]),
            unit: 'ms',
            baseline: of(times[`${list}Bare`]),
            goal,
          }),
        ];
      });
    return [...figuresOf('inbox'), ...figuresOf('mine')];
  } finally {
    await Promise.all([smallApi.stop(), largeApi.stop(), bareApi.stop()]);
  }
};

/**
 * Takes each rule of the core away, one at a time, and runs the core's tests against what is left: a rule that can go without any test
 * noticing is a rule that nobody holds. Works on copies in a temporary folder, never on the working tree.
 */
import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { type Mutant, rules } from './rules.ts';

const domain = resolve(import.meta.dirname, '..');
const modules = resolve(domain, '../../node_modules');
const BASELINE = 'nothing removed';
// Few random journeys, the same every time; a rule that only more of them would catch has an example of its own.
const SEQUENCES = 120;
const SEED = 20201209;

const sourceFiles = async (): Promise<readonly string[]> =>
  (await readdir(join(domain, 'src'), { recursive: true }))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .toSorted();

// `const name = (…): Guard => …`, also where the parameters or the type stand on lines of their own.
const guardDefinition = /^(?:export )?const (\w+) = \([^;]*?\): (?:Guard|No \| undefined) =>/gm;

/** Every guard of the core, found by its type: removed, it never says no. */
const guardMutants = async (): Promise<readonly Mutant[]> => {
  const found = await Promise.all(
    (await sourceFiles()).map(async (file) => {
      const source = await readFile(join(domain, 'src', file), 'utf8');
      return [...source.matchAll(guardDefinition)].map(([definition, name = '']): Mutant => {
        const head = definition.slice(0, definition.indexOf('= (') + 2);
        const find = source.slice(source.indexOf(definition), source.indexOf(definition) + head.length + 40);
        return {
          name,
          file,
          find,
          replace: `${head}() => undefined;\nconst removed_${name} = ${find.slice(head.length)}`,
        };
      });
    }),
  );
  return found.flat();
};

const named = (mutants: readonly Mutant[]): readonly Mutant[] =>
  mutants.map((mutant) => ({
    ...mutant,
    name:
      mutants.filter(({ name }) => name === mutant.name).length > 1
        ? `${mutant.name} (${mutant.file.replace('.ts', '')})`
        : mutant.name,
  }));

const mutated = async ({ name, file, find, replace }: Mutant): Promise<string> => {
  const source = await readFile(join(domain, 'src', file), 'utf8');
  const parts = source.split(find);
  if (parts.length !== 2)
    throw new Error(`${name}: what is to be replaced stands ${parts.length - 1} times in ${file}`);
  return parts.join(replace);
};

// Rooms with tests of their own and none of these rules.
const elsewhere = ['calendar', 'digest', 'insatser'];

/** A copy of the core; one test file that brings in all the others, so that what they share is read once. */
const copyCore = async (to: string, mutant: Mutant | undefined): Promise<void> => {
  const change = mutant && { file: mutant.file, source: await mutated(mutant) };
  await mkdir(to, { recursive: true });
  for (const part of ['src', 'testing']) await cp(join(domain, part), join(to, part), { recursive: true });
  if (change) await writeFile(join(to, 'src', change.file), change.source);
  const tests = (await readdir(join(to, 'src'), { recursive: true })).filter(
    (file) => file.endsWith('.test.ts') && !elsewhere.some((room) => file.startsWith(room)),
  );
  // Before vite sees them as tests of their own.
  for (const file of tests) {
    const source = await readFile(join(to, 'src', file), 'utf8');
    await rm(join(to, 'src', file));
    const quick = source.replaceAll(/numRuns: [\d_]+/g, `numRuns: ${SEQUENCES}`);
    await writeFile(join(to, 'src', file.replace('.test.ts', '.tests.ts')), quick);
  }
  // Examples first: they are quick, and the random journeys are run only where no example has noticed.
  const inOrder = tests.toSorted((a, b) => Number(a.includes('promises')) - Number(b.includes('promises')));
  const imports = inOrder.map((file) => `import './src/${file.replace('.test.ts', '.tests.ts')}';`);
  await writeFile(join(to, 'core.test.ts'), `${imports.join('\n')}\n`);
};

const writeConfig = async (root: string): Promise<void> => {
  await writeFile(
    join(root, 'vitest.config.mjs'),
    `export default { test: {
      include: ['*/core.test.ts'],
      setupFiles: ['./setup.mjs'],
      pool: 'forks',
      isolate: false,
      maxWorkers: ${Math.min(2, availableParallelism())},
      testTimeout: 20000,
      reporters: ['json'],
      outputFile: 'result.json',
    } };\n`,
  );
  await writeFile(
    join(root, 'setup.mjs'),
    // One failing test is enough to know: the rest of that copy's tests are passed over.
    `import fc from 'fast-check';
    import { beforeAll, beforeEach } from 'vitest';
    fc.configureGlobal({ numRuns: ${SEQUENCES}, seed: ${SEED}, endOnFailure: true });
    let failed = false;
    beforeAll(() => { failed = false; });
    beforeEach(({ onTestFailed, skip }) => {
      if (failed) skip();
      onTestFailed(() => { failed = true; });
    });\n`,
  );
};

const runVitest = (root: string): Promise<void> =>
  new Promise((done, failed) => {
    const child = spawn(process.execPath, [join(modules, 'vitest/vitest.mjs'), 'run', '--root', root], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.on('error', failed);
    // Failing tests are what is wanted: the verdict is read from the report.
    child.on('exit', () => done());
  });

type Report = {
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
};
type Verdict = 'killed' | 'survived' | 'broken';

const resultOf = (report: Report, folder: string) =>
  report.testResults.find(({ name }) => name.endsWith(`/${folder}/core.test.ts`));

const verdictOf = (report: Report, folder: string): Verdict => {
  const result = resultOf(report, folder);
  // A copy that can't even be loaded says nothing of the rule.
  if (!result || result.assertionResults.length === 0) return 'broken';
  return result.assertionResults.some(({ status }) => status === 'failed') ? 'killed' : 'survived';
};

/** So many copies in one run of vitest: it keeps what it has read of each until it ends. */
const AT_A_TIME = 40;

const inBatches = (mutants: readonly Mutant[]): readonly (readonly Mutant[])[] =>
  Array.from({ length: Math.ceil(mutants.length / AT_A_TIME) }, (_, n) =>
    mutants.slice(n * AT_A_TIME, (n + 1) * AT_A_TIME),
  );

/** Runs the tests against a copy of the core for each of the mutants; `undefined` is the core as it is. */
const reportOn = async (mutants: readonly (Mutant | undefined)[]) => {
  const root = await mkdtemp(join(tmpdir(), 'stafett-mutants-'));
  const stop = () => {
    void rm(root, { recursive: true, force: true }).then(() => process.exit(130));
  };
  process.once('SIGINT', stop);
  try {
    await symlink(modules, join(root, 'node_modules'));
    await writeConfig(root);
    const copies = mutants.map((mutant, n) => ({ mutant, folder: `core-${n}` }));
    for (const { mutant, folder } of copies) await copyCore(join(root, folder), mutant);
    await runVitest(root);
    const report = JSON.parse(await readFile(join(root, 'result.json'), 'utf8')) as Report;
    return copies.map(({ mutant, folder }) => ({
      name: mutant?.name ?? BASELINE,
      verdict: verdictOf(report, folder),
      result: resultOf(report, folder),
    }));
  } finally {
    process.off('SIGINT', stop);
    await rm(root, { recursive: true, force: true });
  }
};

const main = async (): Promise<number> => {
  const wanted = process.argv.slice(2);
  const all = named([...(await guardMutants()), ...rules]);
  const mutants = wanted.length === 0 ? all : all.filter(({ name }) => wanted.some((part) => name.includes(part)));
  // A rule that is quoted otherwise than it stands is told at once, not after a quarter of an hour.
  for (const mutant of mutants) await mutated(mutant);
  const place = relative(resolve(domain, '../..'), domain);
  const width = Math.max(BASELINE.length, ...mutants.map(({ name }) => name.length));
  const say = ({ name, verdict }: { readonly name: string; readonly verdict: Verdict }): void =>
    console.log(`${name.padEnd(width)}  ${verdict}`);

  console.log(`${mutants.length} rules of ${place}, each removed from a copy of its own`);
  const [baseline] = await reportOn([undefined]);
  if (baseline) say(baseline);
  if (baseline?.verdict !== 'survived') {
    console.log('the core as it is fails its tests:', baseline?.result?.message);
    for (const { fullName, status, failureMessages } of baseline?.result?.assertionResults ?? [])
      if (status === 'failed') console.log(`${fullName}\n  ${failureMessages.join('\n  ')}`);
    return 1;
  }
  const left: string[] = [];
  for (const batch of inBatches(mutants)) {
    for (const verdict of await reportOn(batch)) {
      say(verdict);
      if (verdict.verdict === 'broken') console.log(verdict.result?.message ?? 'the test runner ended early');
      if (verdict.verdict !== 'killed') left.push(`${verdict.name} (${verdict.verdict})`);
    }
  }
  console.log(`${mutants.length - left.length} of ${mutants.length} killed`);
  if (left.length > 0) console.log(`not killed: ${left.join(', ')}`);
  return left.length === 0 && mutants.length > 0 ? 0 : 1;
};

process.exitCode = await main();

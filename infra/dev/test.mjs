// `npm test`: every check of the house, in order, and one line at the end that counts them.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled, ROOT, requireNode } from './checkout.mjs';

requireNode();
ensureInstalled();

/** Each counts as one: it passes or fails as a whole. */
const STATIC_CHECKS = [
  [
    'a clean install fits the lock file',
    'npm',
    ['ci', '--dry-run', '--offline', '--ignore-scripts', '--loglevel=error'],
  ],
  ['the database client can be generated', 'turbo', ['run', 'generate', '--output-logs=errors-only']],
  ['style (Biome)', 'biome', ['check', '--error-on-warnings', '.']],
  ['types (tsc in every workspace)', 'turbo', ['run', 'typecheck', '--output-logs=errors-only', '--continue']],
  [
    'arrows between rooms (dependency-cruiser)',
    'depcruise',
    ['--config', '.dependency-cruiser.cjs', 'apps', 'packages', 'workflows', 'infra'],
  ],
  ['nothing unused (knip)', 'knip', ['--no-progress', '--no-config-hints']],
];

const counts = { passed: 0, failed: 0, skipped: 0 };

/** Runs npm or a tool of node_modules/.bin. Gives its exit code and, unless it is shown, what it printed. */
const runTool = (tool, args, show = false) =>
  new Promise((resolve) => {
    const child = spawn(tool === 'npm' ? 'npm' : join(ROOT, 'node_modules/.bin', tool), args, {
      cwd: ROOT,
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' },
    });
    let output = '';
    const keep = (chunk) => {
      output += chunk;
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.once('error', (error) => resolve({ code: 1, output: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

for (const [name, tool, args] of STATIC_CHECKS) {
  const started = Date.now();
  process.stdout.write(`${name} … `);
  const { code, output } = await runTool(tool, args);
  counts[code === 0 ? 'passed' : 'failed'] += 1;
  console.log(code === 0 ? `ok (${seconds(started)})` : `FAILED (${seconds(started)})\n${output.trimEnd()}\n`);
}

console.log('tests (Vitest: unit, integration with real servers, end to end in a browser)');
const folder = mkdtempSync(join(tmpdir(), 'stafett-report-'));
const report = join(folder, 'vitest.json');
const { code } = await runTool(
  'vitest',
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  true,
);
const tests = countTests(report);
rmSync(folder, { recursive: true });
counts.passed += tests.passed;
counts.skipped += tests.skipped;
// Vitest may fail without a failed test: a file that can't be loaded, servers that can't start, a stray error.
counts.failed += Math.max(tests.failed, code === 0 ? 0 : 1);
if (tests.passed + tests.failed === 0) {
  console.log('No test ran.');
  counts.failed = Math.max(counts.failed, 1);
}

for (const failure of tests.failures) console.log(`FAILED ${failure}`);
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
process.exitCode = counts.failed > 0 ? 1 : 0;

function countTests(file) {
  let result;
  try {
    result = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 0, skipped: 0, failures: ['Vitest left no report.'] };
  }
  const unloaded = result.testResults.filter(
    (suite) => suite.status === 'failed' && suite.assertionResults.length === 0,
  );
  const failures = [
    ...unloaded.map((suite) => `${relative(suite.name)}: ${suite.message.split('\n')[0]}`),
    ...result.testResults.flatMap((suite) =>
      suite.assertionResults
        .filter((test) => test.status === 'failed')
        .map((test) => `${relative(suite.name)}: ${test.fullName}`),
    ),
  ];
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + unloaded.length,
    skipped: result.numPendingTests + result.numTodoTests,
    failures,
  };
}

function relative(path) {
  return path.startsWith(ROOT) ? path.slice(ROOT.length) : path;
}

/**
 * The arrows of the house: apps → packages → domain. Each rule says what it keeps out and why.
 * `.test.ts` files may use what tests need; everything else is held to the rules.
 */
const TEST = String.raw`\.test\.tsx?$|/test-workflows/|-under-test\.ts$|/mutants/|/testing/|/test/|\.fcsetup\.ts$`;
const TYPES_ONLY = ['type-import'];

// TypeScript 7 has no JavaScript API, so dependency-cruiser reads the files through swc. It does not ask swc for JSX, and
// does not tell `import type` from `import`; both are mended here. `import type { A } from 'x'` is handed on as what it
// means, `declare const _: import('x')`, which dependency-cruiser calls a type-import. (`import { type A } from 'x'` stays
// an import: under verbatimModuleSyntax it is one at run time.)
const swc = require('@swc/core');
const { parseFileSync } = swc;

const asTypeImport = (node) => {
  const typeAnnotation = { type: 'TsImportType', span: node.span, argument: node.source, qualifier: null };
  const id = {
    type: 'Identifier',
    span: node.span,
    value: '_',
    typeAnnotation: { type: 'TsTypeAnnotation', typeAnnotation },
  };
  return {
    type: 'VariableDeclaration',
    span: node.span,
    kind: 'const',
    declare: true,
    declarations: [{ type: 'VariableDeclarator', span: node.span, id, init: null }],
  };
};

swc.parseFileSync = (file, options) => {
  const parsed = parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') });
  const body = parsed.body.map((node) => (node.typeOnly && node.source ? asTypeImport(node) : node));
  return { ...parsed, body };
};

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one file, or a third is missing. Types alone may go in circles.',
      severity: 'error',
      from: { pathNot: '/generated/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: TYPES_ONLY } },
    },
    {
      name: 'domain-is-pure',
      comment: 'The core has no I/O and no zod (a schema in a workflow bundle is copied into every cached workflow).',
      severity: 'error',
      from: { path: '^packages/domain/src', pathNot: TEST },
      to: { pathNot: ['^packages/domain/src', 'node_modules/temporal-polyfill/'] },
    },
    {
      name: 'deidentification-is-pure',
      comment:
        'What finds people in a text is asked by the api before anything is sent: no I/O, no clock, nothing of ours but itself.',
      severity: 'error',
      from: { path: '^packages/deidentification/src', pathNot: TEST },
      to: { pathNot: '^packages/deidentification/src' },
    },
    {
      name: 'workflows-are-deterministic',
      comment: 'Workflow code imports the core, its own messages and the sandbox; of the activities only their types.',
      severity: 'error',
      from: { path: '^workflows/src', pathNot: TEST },
      to: {
        pathNot: [
          '^workflows/src',
          '^packages/domain/src',
          'node_modules/@temporalio/(workflow|common)/',
          'node_modules/async-mutex/',
        ],
        dependencyTypesNot: TYPES_ONLY,
      },
    },
    {
      name: 'workflows-know-activities-by-type',
      comment: 'Even as types, workflows know only the activities.',
      severity: 'error',
      from: { path: '^workflows/src', pathNot: TEST },
      to: { path: '^(apps|infra)/|^packages/(?!domain/|activities/)' },
    },
    {
      name: 'packages-know-no-apps',
      comment: 'apps → packages, never back.',
      severity: 'error',
      from: { path: '^(packages|workflows)/' },
      to: { path: '^(apps|infra)/' },
    },
    {
      name: 'packages-know-workflows-by-message',
      comment: 'A package may send messages to workflows; it never imports their code.',
      severity: 'error',
      from: { path: '^packages/', pathNot: TEST },
      to: {
        path: '^workflows/src/',
        pathNot: String.raw`^workflows/src/(messages|ports|points)\.ts$`,
        dependencyTypesNot: TYPES_ONLY,
      },
    },
    {
      name: 'apps-stand-alone',
      comment: 'An app talks to another over the wire.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: TEST },
      to: { path: '^apps/', pathNot: '^apps/$1/', dependencyTypesNot: TYPES_ONLY },
    },
    {
      name: 'console-knows-types-of-the-api',
      comment: 'What the console imports is shipped to browsers: the core, the schemas, and types of the api.',
      severity: 'error',
      from: { path: '^apps/console/', pathNot: TEST },
      to: {
        path: '^(apps/(?!console/)|workflows/|packages/(?!domain/|schemas/)|infra/)',
        dependencyTypesNot: TYPES_ONLY,
      },
    },
    {
      name: 'infra-is-on-top',
      comment: 'Nothing that is deployed knows how it is started locally.',
      severity: 'error',
      from: { path: '^(apps|packages|workflows)/', pathNot: [TEST, String.raw`\.e2e\.test\.ts$`] },
      to: { path: '^infra/' },
    },
    {
      name: 'dev-stack-starts-apps-as-processes',
      comment: 'infra/dev uses packages; the apps run as processes of their own, as they do anywhere else.',
      severity: 'error',
      from: { path: '^infra/dev/', pathNot: TEST },
      to: { path: '^apps/' },
    },
    {
      name: 'tools-stay-out-of-production',
      comment: 'The test kit and the local servers are for tests and for infra.',
      severity: 'error',
      from: { path: '^(apps|packages|workflows)/', pathNot: [TEST, '^packages/(testkit|local-stack)/'] },
      to: { path: '^packages/(testkit|local-stack)/' },
    },
    {
      name: 'prisma-stays-in-db',
      comment: 'Everybody else asks packages/db.',
      severity: 'error',
      from: { path: '^(apps|packages|workflows|infra)/', pathNot: '^packages/(db|schema-engine)/' },
      to: { path: '^packages/db/src/generated/|node_modules/@?prisma/' },
    },
    {
      name: 'zod-stays-at-the-border',
      comment: 'Schemas live where data crosses a border: schemas, api, and what reads files or forms.',
      severity: 'error',
      from: { path: '^(packages|workflows|apps/worker)/', pathNot: ['^packages/schemas/', TEST] },
      to: { path: 'node_modules/zod/' },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nobody imports is either an entry point or forgotten.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          TEST,
          String.raw`\.d\.ts$`,
          String.raw`\.config\.ts$`,
          String.raw`^infra/dev/[^/]+\.mjs$`,
          '/generated/',
        ],
      },
      to: {},
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '/generated/' },
    },
    {
      name: 'production-lists-what-it-uses',
      comment:
        'What runs in production is listed under dependencies. (The console is built: all of its parts are dev.)',
      severity: 'error',
      from: {
        path: '^(apps/(api|worker)|packages|workflows)/',
        pathNot: [TEST, String.raw`\.config\.ts$`, '^packages/testkit/', '/generated/'],
      },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg'],
        dependencyTypesNot: TYPES_ONLY,
        pathNot: 'node_modules/@types/',
      },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: String.raw`/dist/|\.stafett|\.turbo|node_modules/\.cache` },
    moduleSystems: ['es6', 'cjs'],
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};

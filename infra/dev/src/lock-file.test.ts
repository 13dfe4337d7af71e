import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

// What Stafett is built from, as far as the checkout alone can tell. Whether a package has a known weakness only its registry knows
// (`npm audit`, see SECURITY.md).

type Package = {
  readonly link?: boolean;
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly optional?: boolean;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
};
type Manifest = Package & { readonly allowScripts: Readonly<Record<string, boolean>> };

const ROOT = new URL('../../../', import.meta.url);
const read = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, ROOT), 'utf8')) as T;
const { packages } = read<{ packages: Readonly<Record<string, Package>> }>('package-lock.json');
const installed = Object.entries(packages).filter(([path, { link }]) => path.includes('node_modules/') && !link);
const workspaces = Object.entries(packages).filter(([path]) => !path.includes('node_modules/'));
const nameOf = (path: string): string => path.split('node_modules/').at(-1) ?? path;

test('every package is the one that was locked, by its SHA-512; builds for other machines may be left out', () => {
  const loose = installed.filter(([, { integrity, optional }]) => !optional && !integrity?.startsWith('sha512-'));
  expect(loose).toEqual([]);
});

test('every package comes from the registry: none from an address, a repository or a folder outside', () => {
  const elsewhere = installed.filter(
    ([, { resolved }]) => resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'),
  );
  expect(elsewhere).toEqual([]);
});

test('what we ask for ourselves is asked for by exact version', () => {
  for (const [path, { dependencies, devDependencies }] of workspaces)
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
      expect([path, name, version]).toEqual([
        path,
        name,
        name.startsWith('@stafett/') ? '*' : expect.stringMatching(/^\d+\.\d+\.\d+(-[\w.]+)?$/),
      ]);
});

test('no package runs a script at its installation but those that were said yes to, and none is undecided', () => {
  const { allowScripts } = read<Manifest>('package.json');
  const undecided = installed.filter(
    ([path, { hasInstallScript, optional }]) =>
      hasInstallScript && !optional && !Object.hasOwn(allowScripts, nameOf(path)),
  );
  expect(undecided.map(([path]) => nameOf(path))).toEqual([]);
});

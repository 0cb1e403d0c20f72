import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inWorkspace } from '../../settings/src/paths.ts';
import { filesOf, foundBy, imagesIn, writtenIn, type Manager } from './pinned.ts';

const read = (file: string) => readFileSync(inWorkspace(file), 'utf8');
const { customManagers } = JSON.parse(read('renovate.json')) as { customManagers: Manager[] };
const listed = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], {
  cwd: inWorkspace(),
  encoding: 'utf8',
})
  .split('\0')
  .filter((file) => file && existsSync(inWorkspace(file)));

const managed = customManagers.flatMap((manager) =>
  filesOf(manager).flatMap((file) => foundBy(manager, file, read(file))),
);
const ownManagers = listed
  .filter((file) => /(^|\/)(Dockerfile|docker-compose\.yml)$/.test(file))
  .flatMap((file) => imagesIn(file, read(file)));

test.each(customManagers)('$managerFilePatterns: each file has a version that is found', (manager) => {
  for (const file of filesOf(manager)) {
    const found = foundBy(manager, file, read(file));
    expect(found.length, file).toBeGreaterThan(0);
    for (const { name, version } of found) {
      expect(name, file).not.toBe('');
      expect(version, file).toMatch(/^\d+(\.\d+)*(-\w+)?$/);
    }
  }
});

/** Versions that are no one's release here, each with its reason. */
const noRelease: Record<string, string> = {
  'tools/cluster/src/transfer/oci-layout.ts': 'of a file format',
  'tools/helm-plugin/src/manifests.ts': 'the oldest Kubernetes that the charts promise',
  'apps/backend/src/todo_backend/__init__.py': 'of the backend itself',
  'tools/service-generator/src/files/app/Dockerfile.template': 'the first one of a new service',
  'tools/service-generator/src/files/chart/Chart.yaml.template': 'the same',
};
/** Made for a test, or of one that has to be old. */
const forTests = /\.test\.tsx?$|(^|\/)(tests|fixtures|suite)\/|\/fixture\.ts$|on-cluster\.ts$|scenarios\.ts$/;

test('no version in the sources is unknown to Renovate', () => {
  const sources = listed.filter(
    (file) => /\.(ts|tsx|mjs|py|sh|template)$|^\.ci\//.test(file) && !forTests.test(file) && !noRelease[file],
  );
  expect(sources.length).toBeGreaterThan(300);
  const unknown = sources
    .flatMap((file) => writtenIn(file, read(file)))
    .filter(({ file, at }) => !managed.some((one) => one.file === file && one.at === at));
  expect(unknown.map(({ file, version }) => `${file}: ${version}`)).toEqual([]);
});

test('what stands in more than one place is the same version everywhere', () => {
  const all = [...managed, ...ownManagers];
  const names = [...new Set(all.map(({ name }) => name))];
  const twice = names.filter((name) => all.filter((one) => one.name === name).length > 1);
  expect(twice.sort()).toEqual(
    expect.arrayContaining(['node', 'postgres', 'python', 'uv', 'zegl/kube-score']),
  );
  for (const name of twice) {
    const places = all.filter((one) => one.name === name).map(({ file, version }) => `${version} in ${file}`);
    expect(new Set(places.map((place) => place.split(' ')[0])).size, places.join(', ')).toBe(1);
  }
});

test('what looks like a version, and what does not', () => {
  const seen = (text: string) => writtenIn('x.ts', text).map(({ version }) => version);
  expect(seen("const a = '1.2.3'; b('0.11.0.1'); '--image=postgres:17-alpine' + 'busybox:1.37'")).toEqual([
    '1.2.3',
    '0.11.0.1',
    '17-alpine',
    '1.37',
  ]);
  expect(seen('go install x@v1.20.0')).toEqual(['1.20.0']);
  expect(seen("'127.0.0.1' + '1.5' + 'http://localhost:3000'\n// since '1.2.3'\n * `1.2.3`")).toEqual([]);
});

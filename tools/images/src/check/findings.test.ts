import { expect, test } from 'vitest';
import { readImage } from '../archive/image-archive.ts';
import { fineConfig, writeImage, type Files } from '../fixtures/image.ts';
import { findingsOf } from './findings.ts';

const sizes = { whole: 1e6, ours: 1e6, steps: [] };
const base: Files = { 'bin/node': ['x', 0o755] };

function check(
  ours: Files,
  { config = fineConfig, createdBy = [] as string[], below = base, whole = 1e6 } = {},
) {
  const archive = readImage(writeImage([below, ours], config, createdBy));
  return findingsOf({ archive, own: 1, limits: { whole: 200, ours: 45 }, sizes: { ...sizes, whole } });
}

test('a fine image has no finding', () => {
  const library = {
    'app/v/site-packages/b/testclient.py': 'x',
    'app/v/site-packages/b/webhook_test_params.py': 'x',
  };
  const folders: Files = { 'app/': ['', 0o755], 'root/': ['', 0o700] };
  expect(
    check({ ...folders, ...library, 'app/server.js': 'x', 'app/node_modules/a/test/b.js': 'x' }),
  ).toEqual([]);
});

test.each<[string, Files]>([
  ['set-user-id or set-group-id: app/su;', { 'app/su': ['x', 0o4755] }],
  ['a package manager of the language: usr/local/bin/npx;', { 'usr/local/bin/npx': 'x' }],
  ['a compiler: usr/bin/gcc;', { 'usr/bin/gcc': 'x' }],
  ['a cache of a package manager: root/.npm/_cacache/a;', { 'root/.npm/_cacache/a': 'x' }],
  ['a test: app/src/a.test.js;', { 'app/src/a.test.js': 'x' }],
  [
    'a test: app/v/lib/site-packages/greenlet/tests/a.py;',
    { 'app/v/lib/site-packages/greenlet/tests/a.py': 'x' },
  ],
  ['a test: app/v/site-packages/b/testing/suite/c.py;', { 'app/v/site-packages/b/testing/suite/c.py': 'x' }],
  ['a test: app/v/site-packages/b/_tests/c.py;', { 'app/v/site-packages/b/_tests/c.py': 'x' }],
  ['a test: app/v/site-packages/b/c/tests/d.so;', { 'app/v/site-packages/b/c/tests/d.so': 'x' }],
  ['a test: app/v/site-packages/b/benchmarks/c.json;', { 'app/v/site-packages/b/benchmarks/c.json': 'x' }],
  ['a test: app/v/site-packages/b/_testbase.py;', { 'app/v/site-packages/b/_testbase.py': 'x' }],
  ['a test: app/v/site-packages/b/test_cases.py;', { 'app/v/site-packages/b/test_cases.py': 'x' }],
  ['a source map, or a list of traced files: app/a.js.map;', { 'app/a.js.map': '{}' }],
  ['TypeScript, which nothing here runs: app/a.ts;', { 'app/a.ts': 'x' }],
  ...['a.pyx', 'a.pxi', 'a.pyi', 'a.asm', 'a.obj', 'a.cmd'].map((name): [string, Files] => [
    `sources of a compiled module, or types: app/v/${name};`,
    { [`app/v/${name}`]: 'x' },
  ]),
  ['a file of settings or keys: app/.env.production;', { 'app/.env.production': 'x' }],
  ['a file that its user could change: app/a.js;', { 'app/a.js': ['x', 0o666] }],
  ['a file or folder that its user cannot read: app/a.js;', { 'app/a.js': ['x', 0o600] }],
  ['a file or folder that its user cannot read: app/b;', { 'app/b/': ['', 0o700], 'app/b/c.js': 'x' }],
  ['secret: a private key in app/a.js;', { 'app/a.js': `-----BEGIN PRIVATE KEY-----\n${'MIIE'.repeat(20)}` }],
  ['secret: a key of a model provider in app/a.js;', { 'app/a.js': `key="gsk_${'a1B2'.repeat(13)}"` }],
  [
    'secret: a URL of a database with a password in app/a.js;',
    { 'app/a.js': 'postgres://ada:hunter2hunter2@db.example/x' },
  ],
])('%s', (finding, files) => {
  const found = check(files);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(finding);
});

test('what the base has counts where it could be run, and not where it is only there', () => {
  expect(check({}, { below: { 'usr/local/bin/npm': 'x', 'usr/include/a.h': 'x' } })).toEqual([
    expect.stringContaining('a package manager of the language: usr/local/bin/npm'),
  ]);
});

test('user, labels and sizes', () => {
  expect(check({}, { config: { User: 'node', Labels: {} }, whole: 200.1e6 })).toEqual([
    'size (whole): 200.1 MB, at most 200; docker history shows which layer grew',
    expect.stringMatching(/^user: node instead of 10001:10001/),
    expect.stringMatching(/^label: org\.opencontainers\.image\.title/),
    expect.stringMatching(/^label: org\.opencontainers\.image\.description/),
    expect.stringMatching(/^label: org\.opencontainers\.image\.version/),
    expect.stringMatching(/^label: org\.opencontainers\.image\.licenses/),
  ]);
});

test('a secret in history or environment is named, and not said', () => {
  const found = check(
    {},
    {
      config: { ...fineConfig, Env: ['DB_PASSWORD=hunter2'] },
      createdBy: ['RUN |1 NPM_TOKEN=abc123 /bin/sh -c npm ci # buildkit'],
    },
  );
  expect(found.join('\n')).toMatch(/history has NPM_TOKEN=…[^]*environment has DB_PASSWORD=…/);
  expect(found.join('\n')).not.toMatch(/hunter2|abc123/);
});

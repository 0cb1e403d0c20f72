import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { recorded } from '../../../cluster/src/fixtures/cluster.ts';
import { FakePrograms, type Answers } from '../../../cluster/src/fixtures/fake-programs.ts';
import { WholeCopy } from '../fixtures/whole-copy.ts';
import type { Ran } from '../../../settings/src/fixtures/run-node.ts';

let copy: WholeCopy;
beforeAll(() => {
  copy = new WholeCopy();
});
afterAll(() => copy.remove());
afterEach(() => rmSync(join(copy.root, '.env'), { force: true }));

const stopped = {
  stderr: 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock.',
  exitCode: 1,
};
const refused = {
  stderr: 'The connection to the server 127.0.0.1:6443 was refused - did you specify the right host or port?',
  exitCode: 1,
};
/** A machine with all tools, and no cluster yet. */
const machine: Record<string, Answers> = {
  docker: { '--version': 'Docker version 28.5.2\n', version: 'linux/amd64\n', info: 'ID\n', '': '' },
  minikube: {
    version: 'minikube version: v1.38.1\n',
    'status -o json': { stdout: recorded('minikube-status-absent.ndjson'), exitCode: 85 },
  },
  kubectl: { 'version --client': 'Client Version: v1.34.4\n', 'config view': '{}', '': refused },
  helm: { 'version --short': 'v3.19.4+g7cfb6e4\n', '': refused },
};
const running = {
  version: 'minikube version: v1.38.1\n',
  'status -o json': { stdout: recorded('minikube-status-running.json') },
  ip: '192.168.49.2\n',
};
const path = (more: Record<string, Answers> = {}) => new FakePrograms({ ...machine, ...more }).folder;
const run = (words: string, programs = path()) =>
  copy.run(words, programs, { NX_DAEMON: 'false', NO_COLOR: '1' });

/** One message, and no stack of ours. */
function expectProblem(ran: Ran, code: string, ...told: RegExp[]): void {
  const all = ran.stdout + ran.stderr;
  expect(ran.code, all).not.toBe(0);
  expect(all).toMatch(new RegExp(`^✖ ${code}: `, 'm'));
  expect(all).toMatch(/^ {2}next: {3}\S/m);
  expect(all).not.toContain('INTERNAL');
  for (const words of told) expect(all).toMatch(words);
}

const planned = (ran: Ran) => expect(ran.stdout, ran.stderr).toMatch(/tasks would run|Nothing would be done/);

test('on a sound machine the plan is told', async () => {
  planned(await run('plan'));
});

describe("Nx's own files", () => {
  const data = () => join(copy.root, '.nx/workspace-data');
  const files = () => readdirSync(data()).filter((file) => !file.endsWith('.lock'));

  test.each([
    ['the database is garbage', (file: string) => file.endsWith('.db'), () => randomBytes(20_000)],
    ['all beside it was half written', (file: string) => !file.endsWith('.db'), half],
  ] as const)('%s: told at most once, and the next run goes on', async (_, which, content) => {
    const broken = files().filter((file) => which(file));
    expect(broken.length).toBeGreaterThan(0);
    for (const file of broken) writeFileSync(join(data(), file), content(join(data(), file)));
    const ran = await run('plan');
    if (ran.code !== 0) expectProblem(ran, 'NX-[A-Z]+');
    planned(await run('plan'));
  });
});

const half = (file: string) => readFileSync(file).subarray(0, readFileSync(file).length / 2);

describe('records of ours', () => {
  test('half written, of every kind: read as if they were not there', async () => {
    const records = {
      '.data/durations.json': '{"frontend:build": 3',
      '.data/contexts.json': '{"a',
      '.data/inputs/backend_docker.json': '{"hash":"1","fil',
      'node_modules/.cache/nx-container/backend/metadata': '{"image.na',
      'dist/runs/20260101T000000Z-1.json': '{"eve',
      'dist/apps/backend': '',
    };
    for (const [file, text] of Object.entries(records)) {
      mkdirSync(join(copy.root, file, '..'), { recursive: true });
      writeFileSync(join(copy.root, file), text);
    }
    try {
      planned(await run('plan'));
    } finally {
      for (const folder of ['.data', 'dist', 'node_modules/.cache'])
        rmSync(join(copy.root, folder), { recursive: true, force: true });
    }
  });
});

describe('sources that cannot be read', () => {
  test("a tab in a chart's values: the file, the line and the tab are named", async () => {
    const file = join(copy.root, 'helm/backend/values.yaml');
    const before = readFileSync(file, 'utf8');
    appendFileSync(file, 'more:\n\ttab: true\n');
    const line = before.split('\n').length + 1;
    try {
      const ran = await run('plan');
      expectProblem(ran, '\\S+', /helm\/backend\/values\.yaml/, new RegExp(`line ${line}\\b`), /[Tt]ab/);
    } finally {
      writeFileSync(file, before);
    }
  });

  test.each([
    ['a line that is none', 'JWT_SECRET=a\nnonsense here\n', 'ENV-LINE'],
    ['half a line at the end', 'JWT_SECRET=a\nBETTER_AUTH', 'ENV-LINE'],
    ['bytes that are no text', Buffer.from([0x4a, 0x3d, 0xff, 0xfe, 0x00, 0x0a, 0x01]), 'ENV-LINE'],
  ])('.env with %s: refused, and left as it is', async (_, content, code) => {
    const file = join(copy.root, '.env');
    writeFileSync(file, content);
    expectProblem(await run('start --target minikube'), code, /\.env/);
    expect(readFileSync(file)).toEqual(Buffer.from(content));
    expect(existsSync(join(copy.root, '.data/run.lock'))).toBe(false);
  });
});

describe('programs and clusters', () => {
  test.each(['helm', 'kubectl', 'minikube', 'docker'])('PATH without %s', async (program) => {
    const others = Object.fromEntries(Object.entries(machine).filter(([name]) => name !== program));
    const ran = await run('start --target minikube', new FakePrograms(others).folder);
    expectProblem(ran, 'TOOL-MISSING', new RegExp(`${program} is not installed`));
    expect(ran.code).toBe(3);
    expect(existsSync(join(copy.root, '.env'))).toBe(false);
  });

  test('a context that leads nowhere: said, and no settings are made that a living cluster may contradict', async () => {
    const ran = await run('start --target minikube', path({ minikube: running }));
    expectProblem(ran, 'CLUSTER-AWAY', /context minikube/, /was refused/);
    expect(existsSync(join(copy.root, '.env'))).toBe(false);
    expect(existsSync(join(copy.root, '.data/run.lock'))).toBe(false);
  });

  test('Docker that stops after it was asked', async () => {
    const docker = {
      ...(machine['docker'] as object),
      '--version': 'Docker version 28.5.2\n',
      info: 'ID\n',
      '': stopped,
    };
    const ran = await run('start --target minikube', path({ docker }));
    expectProblem(ran, 'DOCKER-DOWN', /start Docker/);
    expect(existsSync(join(copy.root, '.data/run.lock'))).toBe(false);
  });

  test('another run is at work: its holder is named, and it keeps the lock', async () => {
    const lock = join(copy.root, '.data/run.lock');
    mkdirSync(join(copy.root, '.data'), { recursive: true });
    writeFileSync(lock, `${process.pid} watch`);
    try {
      const ran = await run('start --target minikube');
      expectProblem(ran, 'RUN-LOCKED', /npm run watch is at work/, new RegExp(`process ${process.pid}\\b`));
      expect(ran.code).toBe(4);
      expect(readFileSync(lock, 'utf8')).toBe(`${process.pid} watch`);
    } finally {
      rmSync(lock, { force: true });
    }
  });
});

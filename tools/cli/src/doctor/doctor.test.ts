import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { FakePrograms, type Answers } from '../../../cluster/src/fixtures/fake-programs.ts';
import { WorkspaceCopy } from '../fixtures/workspace-copy.ts';

interface Report {
  checks: { name: string; for: string; state: string; found: string; fix?: string }[];
  start: { target?: string; why: string; problem?: string };
}

const copy = new WorkspaceCopy();
afterAll(() => copy.remove());

async function doctor(
  programs: Record<string, Answers>,
): Promise<Report & { code: number; of(name: string): Report['checks'][number] }> {
  const { code, stdout, stderr } = await copy.run('doctor --json', new FakePrograms(programs).folder);
  expect(stdout, stderr).toMatch(/^\{/);
  const report = JSON.parse(stdout) as Report;
  // Whatever is found: what is not well has its fix, and says what it is needed for.
  for (const check of report.checks) {
    expect(check, check.name).toMatchObject({
      for: expect.stringMatching(/\w/),
      found: expect.stringMatching(/\w/),
    });
    expect(check.state === 'ok' ? undefined : check.fix, check.name).toEqual(
      check.state === 'ok' ? undefined : expect.stringMatching(/\w{3}/),
    );
  }
  return { ...report, code, of: (name) => report.checks.find((check) => check.name === name)! };
}

const docker: Answers = {
  '--version': 'Docker version 28.5.2, build ecc6942\n',
  'buildx version': 'github.com/docker/buildx v0.29.1 a32761a\n',
  'info --format {{.ServerVersion}}, {{.Architecture}}, {{.NCPU}} CPUs, {{.MemTotal}} bytes of memory':
    '28.5.2, x86_64, 4 CPUs, 17179869184 bytes of memory\n',
  'info --format {{.ID}}': 'c0ffee\n',
};
const all: Record<string, Answers> = {
  docker,
  python3: { '--version': 'Python 3.13.1\n' },
  git: { '--version': 'git version 2.47.3\n' },
  minikube: { version: 'minikube version: v1.38.1\ncommit: c93a4cb\n' },
  kubectl: {
    'version --client': 'Client Version: v1.34.4\n',
    'config current-context': 'work-cluster\n',
    'config view': '{}',
  },
  helm: { 'version --short': 'v3.19.4+g7cfb6e4\n' },
};

test('all is there: npm start would take minikube', async () => {
  const report = await doctor(all);
  expect(report).toMatchObject({ code: 0, start: { target: 'minikube' } });
  for (const name of [
    'node',
    'python3',
    'git',
    'docker',
    'minikube',
    'kubectl',
    'helm',
    'Docker engine',
    'buildx',
    '.env',
  ]) {
    expect(report.of(name), name).toMatchObject({ state: 'ok' });
  }
  expect(report.of('Docker engine').found).toBe('28.5.2, x86_64, 4 CPUs, 16.0 GiB of memory');
  expect(report.of('kubectl context').found).toMatch(/^work-cluster; .*minikube/);
});

test('nothing is there: npm start would take embedded, and says why', async () => {
  const report = await doctor({});
  expect(report).toMatchObject({
    code: 0,
    start: { target: 'embedded', why: expect.stringContaining('docker, minikube, kubectl, helm not found') },
  });
  for (const name of ['python3', 'git', 'docker', 'minikube', 'kubectl', 'helm', 'Docker engine', 'buildx']) {
    expect(report.of(name), name).toMatchObject({ state: 'missing' });
  }
});

test('what is too old, and Docker that does not run: exit code 1, since npm start would stop there', async () => {
  const info = { stderr: 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock.', exitCode: 1 };
  const report = await doctor({
    ...all,
    docker: { '--version': docker['--version']!, 'buildx version': docker['buildx version']!, info },
    helm: { 'version --short': 'v3.9.4+gdbc6d8e\n' },
    minikube: { version: 'minikube version: v1.31.2\n' },
  });
  expect(report).toMatchObject({ code: 1, start: { problem: 'DOCKER-DOWN' } });
  expect(report.of('Docker engine')).toMatchObject({ state: 'missing', found: 'does not answer' });
  expect(report.of('helm')).toMatchObject({ state: 'warn', found: '3.9.4, older than 3.12' });
  expect(report.of('minikube')).toMatchObject({ state: 'warn', found: '1.31.2, older than 1.32' });
});

test('.env that others can read, and one that cannot be read; in words too', async () => {
  const file = join(copy.root, '.env');
  try {
    writeFileSync(file, 'JWT_SECRET=hunter2\n');
    chmodSync(file, 0o644);
    expect((await doctor(all)).of('.env')).toMatchObject({ state: 'warn', fix: 'chmod 600 .env' });
    writeFileSync(file, 'just words\n');
    const { code, stdout } = await copy.run('doctor', new FakePrograms(all).folder);
    expect(stdout).toMatch(/^! \.env +ENV-LINE: line 1 of \.env cannot be read.*\n +fix: mend line 1/m);
    expect(stdout).toMatch(/^✓ helm +3\.19\.4$/m);
    expect(code, 'npm start could not run either').toBe(1);
  } finally {
    rmSync(file);
  }
});

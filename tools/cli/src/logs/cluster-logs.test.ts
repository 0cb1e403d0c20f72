import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { clusterOf } from '../../../cluster/src/fixtures/cluster.ts';
import { FakePrograms, type Answers } from '../../../cluster/src/fixtures/fake-programs.ts';
import { clusterLogs } from './cluster-logs.ts';
import { comparable, inOrder, type LogLine, type LogQuery } from './log-line.ts';

const pod = (
  name: string,
  service: string,
  more: { restarts?: number; owner?: string; waiting?: boolean } = {},
) => ({
  metadata: {
    name,
    creationTimestamp: '2026-11-23T06:00:00Z',
    labels: { 'app.kubernetes.io/instance': service },
    ownerReferences: [{ kind: more.owner ?? 'ReplicaSet', name: 'x' }],
  },
  spec: { containers: [{ name: service, image: 'i' }] },
  status: {
    phase: 'Running',
    containerStatuses: [
      {
        name: service,
        ready: true,
        restartCount: more.restarts ?? 0,
        state: more.waiting ? { waiting: {} } : { running: { startedAt: '2026-11-23T06:00:00Z' } },
      },
    ],
  },
});
const pods = (...items: object[]) => JSON.stringify({ items });
const query: LogQuery = { services: ['frontend', 'backend'], tail: 10, previous: false, hooks: false };

function programs(kubectl: Answers): FakePrograms {
  const made = new FakePrograms({ kubectl });
  vi.stubEnv('PATH', made.folder);
  return made;
}
afterEach(() => vi.unstubAllEnvs());

test('the lines of all pods, old ones first; a line that is not timed stays behind its own', async () => {
  const fakes = programs({
    'get pods': pods(pod('frontend-7d-aaaaa', 'frontend'), pod('backend-9f-bbbbb', 'backend')),
    'logs frontend-7d-aaaaa': '2026-11-23T06:00:01.1Z one\n2026-11-23T06:00:01.12Z three\n',
    'logs backend-9f-bbbbb': '2026-11-23T06:00:01.11Z two\n',
  });
  const lines = inOrder(await clusterLogs(clusterOf(), query).read());
  expect(lines.map(({ service, place, text }) => `${service} ${place} ${text}`)).toEqual([
    'frontend aaaaa one',
    'backend bbbbb two',
    'frontend aaaaa three',
  ]);
  expect(fakes.lines('kubectl')[1]).toMatch(/^kubectl --context minikube -n default logs .* --tail=10$/);
});

test('pods that have not begun are left out, and Jobs unless they are asked for', async () => {
  const list = pods(
    pod('frontend-7d-aaaaa', 'frontend', { waiting: true }),
    pod('backend-migrate-ccccc', 'backend', { owner: 'Job' }),
  );
  const logs = '2026-11-23T06:00:01Z done\n';
  programs({ 'get pods': list, 'logs backend-migrate-ccccc': logs });
  expect(await clusterLogs(clusterOf(), query).read()).toEqual([]);
  expect(await clusterLogs(clusterOf(), { ...query, hooks: true }).read()).toMatchObject([
    { service: 'backend', place: 'migrate ccccc', text: 'done' },
  ]);
});

test('--previous asks only containers that were restarted', async () => {
  const fakes = programs({
    'get pods': pods(
      pod('frontend-7d-aaaaa', 'frontend'),
      pod('backend-9f-bbbbb', 'backend', { restarts: 2 }),
    ),
    'logs backend-9f-bbbbb': '2026-11-23T06:00:01Z last words\n',
  });
  const lines = await clusterLogs(clusterOf(), { ...query, previous: true }).read();
  expect(lines.map(({ text }) => text)).toEqual(['last words']);
  expect(fakes.lines('kubectl').filter((line) => line.includes('--previous'))).toHaveLength(1);
});

test('following: what was shown is not shown again, and a pod that comes is taken in', async () => {
  const [first, second] = [pod('backend-9f-aaaaa', 'backend'), pod('backend-9f-bbbbb', 'backend')];
  programs({
    'get pods': [{ stdout: pods(first) }, { stdout: pods(first) }, { stdout: pods(first, second) }],
    'logs backend-9f-aaaaa --timestamps -f': '2026-11-23T06:00:01.5Z old\n2026-11-23T06:00:02Z new\n',
    'logs backend-9f-aaaaa': '2026-11-23T06:00:01.5Z old\n',
    'logs backend-9f-bbbbb --timestamps -f': '2026-11-23T06:00:03Z other pod\n',
  });
  const source = clusterLogs(clusterOf(), query);
  const shown: string[] = (await source.read()).map(({ text }) => text);
  const ending = new AbortController();
  const following = source.follow((line: LogLine) => shown.push(line.text), ending.signal);
  for (let i = 0; i < 100 && !shown.includes('other pod'); i++) await sleep(100);
  ending.abort();
  await following;
  expect(shown).toEqual(['old', 'new', 'other pod']);
});

test('a cluster that does not answer is told as such', async () => {
  programs({ 'get pods': { stderr: 'The connection to the server was refused\n', exitCode: 1 } });
  await expect(clusterLogs(clusterOf(), query).read()).rejects.toThrow(/CLUSTER-AWAY/);
});

test('times with different numbers of digits are compared as times', () => {
  expect(comparable('2026-11-23T06:00:01.1Z') < comparable('2026-11-23T06:00:01.12Z')).toBe(true);
  expect(comparable('no time')).toBe('');
});

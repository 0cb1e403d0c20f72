import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mustStart } from '../../figures/place.ts';
import { buildSeconds } from '../../images/images.ts';
import { apps, podsOf, type App } from '../../workspace/pods.ts';
import { unless, type Line } from '../scene.ts';
import { kubectl, people, type World } from '../world.ts';
import { findLost } from '../writes.ts';
import { readPod, until } from './containers.ts';

const startSeconds = 30;
const installSeconds = 120;

/** Lines of the specification about how the app comes up. */
export const installLines: Line[] = [
  {
    name: 'spec: container startup time',
    limit: `< ${startSeconds} s`,
    measure: async (world) => {
      await kubectl(world, 'delete', 'pods', '-l', 'pod-template-hash', '--wait=true');
      const all = () =>
        Promise.all(apps.map((app) => podsOf(world.checkout, world.cluster, app))).then((lists) =>
          lists.flat(),
        );
      const back = await until(180, async () => {
        const pods = await all();
        return pods.length === 4 && pods.every(({ ready }) => ready);
      });
      const times = await Promise.all((await all()).map(({ name }) => startTime(world, name)));
      const slowest = Math.max(...times);
      return {
        measured: `${slowest} s`,
        besides: `from the container's start to ready, the longest of ${times.length} that started at once (in whole seconds, as the cluster tells it)`,
        wrong: [
          ...unless(back, 'the pods were not ready again within 180 s'),
          ...unless(slowest < startSeconds, `a container took ${slowest} s`),
        ],
      };
    },
  },
  {
    name: 'spec: helm install',
    limit: `< ${installSeconds} s`,
    measure: async (world) => {
      const accounts = await people(world, 1);
      const folder = mkdtempSync(join(tmpdir(), 'todo-faults-'));
      try {
        for (const app of apps) await saveValues(world, app, folder);
        for (const app of apps)
          await world.checkout.must('helm', ['uninstall', app, '--wait', ...world.cluster.helmFlags]);
        const times: Record<string, number> = {};
        // The backend's tables hang on nothing of the frontend.
        for (const app of ['backend', 'frontend'] as const) times[app] = await install(world, app, folder);
        const { accountLosses } = await findLost(world.origin, accounts, []);
        const sum = Object.values(times).reduce((a, b) => a + b, 0);
        return {
          measured: `${sum.toFixed(1)} s`,
          besides: `helm install --wait, one after the other: ${Object.entries(times)
            .map(([app, time]) => `${app} ${time.toFixed(1)} s`)
            .join(', ')}`,
          wrong: [...unless(sum < installSeconds, `both took ${sum.toFixed(1)} s`), ...accountLosses],
        };
      } finally {
        rmSync(folder, { recursive: true, force: true });
        await mustStart(world.checkout, '--configuration', 'prod');
      }
    },
  },
  {
    name: 'spec: image build, no layer cached',
    limit: `< ${buildSeconds} s`,
    measure: async (world) => {
      const times: Record<string, number> = {};
      for (const app of apps) {
        const args = [
          'build',
          '--no-cache',
          '-q',
          '-f',
          `apps/${app}/Dockerfile`,
          '-t',
          `todo-${app}:by-hand-faults`,
          '.',
        ];
        times[app] = (await world.checkout.must('docker', args)).seconds;
      }
      const slowest = Math.max(...Object.values(times));
      return {
        measured: `${Math.round(slowest)} s`,
        besides: `docker build --no-cache, with the package caches of builds before, of ${Object.entries(
          times,
        )
          .map(([app, time]) => `${app} ${Math.round(time)} s`)
          .join(', ')}`,
        wrong: unless(slowest < buildSeconds, `an image took ${Math.round(slowest)} s`),
      };
    },
  },
];

/** Seconds from the container's start to the pod's being ready. */
async function startTime(world: World, name: string): Promise<number> {
  const { status } = await readPod(world, name);
  const ready = status.conditions?.find(({ type }) => type === 'Ready')?.lastTransitionTime ?? '';
  const started = status.containerStatuses?.[0]?.state.running?.startedAt ?? '';
  return (Date.parse(ready) - Date.parse(started)) / 1000;
}

/** The values with which the release runs; no secret is among them. */
async function saveValues({ checkout, cluster }: World, app: App, folder: string): Promise<void> {
  const { stdout } = await checkout.must('helm', ['get', 'values', app, '-o', 'yaml', ...cluster.helmFlags]);
  writeFileSync(join(folder, `${app}.yaml`), stdout, { mode: 0o600 });
}

async function install({ checkout, cluster }: World, app: App, folder: string): Promise<number> {
  const values = join(folder, `${app}.yaml`);
  const args = [
    'install',
    app,
    `helm/${app}`,
    '-f',
    values,
    '--wait',
    '--timeout',
    '5m',
    ...cluster.helmFlags,
  ];
  return (await checkout.must('helm', args)).seconds;
}

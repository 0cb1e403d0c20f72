import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../../../../libs/problem/src/problem.ts';
import type { Proof, RunnerOptions, Timing } from '../proof.ts';
import { apps, podsOf } from '../workspace/pods.ts';
import { buildFrontend } from './changed-line.ts';
import { deployedPlace, mustStart, type Place } from './place.ts';
import { benchInputs, productInputs } from './product.ts';
import { readTaskEnds } from './steps.ts';

/**
 * The morning after `git clean` and a prune: Nx's cache and all that was built are gone, and so are the images, of which the
 * engine's build cache has the layers; no release is deployed. The pods' way from nothing to ready is the same on both
 * sides: by hand, the release's own objects are applied. Ours has to load the images too.
 */
export const emptyCache: Proof = {
  name: 'empty-cache',
  summary: 'empty Nx cache, layers of the images there, no release → all pods ready',
  steps: 3,
  limit: 1.3,
  sides: {
    ours: 'npm start',
    byHand: 'next build + the slower of both docker builds + kubectl apply and rollout status',
  },
  inputs: [
    ...productInputs,
    ...benchInputs,
    'tools/proof/src/figures/empty-cache.ts',
    'tools/proof/src/figures/changed-line.ts',
    'tools/proof/src/figures/steps.ts',
  ],
  open,
};

async function open(options: RunnerOptions) {
  const place = await deployedPlace('bench', options);
  const { checkout } = place;
  const manifest = join(checkout.root, 'dist-by-hand.yaml');
  // Always the same ones: they are named after the content that goes in.
  const pods = (await Promise.all(apps.map((app) => podsOf(checkout, place.cluster, app)))).flat();
  const images = new Set(pods.map(({ image }) => image));
  const round = async (): Promise<Timing> => {
    await empty(place);
    await removeImages(place, images);
    const ours = await mustStart(checkout);
    requireBuilt(ours.stderr);
    await requirePods(place);
    writeFileSync(manifest, await manifests(place));
    await empty(place);
    const byHand = await deployByHand(place, manifest);
    await requirePods(place);
    await kubectl(place, 'delete', '--wait', '-f', manifest);
    const parts = { ...prefixed('ours', readTaskEnds(ours.stderr)), ...prefixed('by hand', byHand) };
    const sum = byHand.next + Math.max(byHand.frontend, byHand.backend) + byHand.rollout;
    return { kind: 'timing', ours: ours.seconds, byHand: sum, parts };
  };
  // The layers of both ways of building come into the engine's cache.
  await round();
  return { step: round };
}

/** The state that both sides begin with. */
async function empty(place: Place): Promise<void> {
  const { checkout, cluster } = place;
  for (const app of apps)
    await checkout.run('helm', ['uninstall', app, '--wait', '--timeout', '2m', ...cluster.helmFlags]);
  await kubectl(
    place,
    'wait',
    '--for=delete',
    'pods',
    '-l',
    'app.kubernetes.io/part-of=todo-chatbot',
    '--timeout=120s',
  );
  checkout.wipeNxCache();
}

/** Else an image that is there would be found, and nothing built. */
async function removeImages({ checkout, node }: Place, images: Set<string>): Promise<void> {
  for (const image of images) {
    const name = `docker.io/library/${image.replace(/^docker\.io\/library\//, '')}`;
    await checkout.run('docker', ['rmi', '-f', image]);
    await checkout.must('docker', ['exec', node, 'ctr', '-n', 'k8s.io', 'images', 'rm', '--sync', name]);
  }
}

function requireBuilt(told: string): void {
  const ends = readTaskEnds(told);
  for (const task of ['frontend:build', 'frontend:docker', 'backend:docker'])
    if (!(task in ends))
      throw new Problem({
        code: 'PROOF-START',
        what: `${task} was not run`,
        where: 'a round of empty-cache',
        cause: 'something of what had to be gone was still there; the lines of npm start say what',
        next: 'npm run proof -- empty-cache',
        words: told,
      });
}

async function manifests({ checkout, cluster }: Place): Promise<string> {
  const texts = apps.map((app) => checkout.must('helm', ['get', 'manifest', app, ...cluster.helmFlags]));
  return (await Promise.all(texts)).map(({ stdout }) => stdout).join('\n---\n');
}

async function deployByHand(place: Place, manifest: string) {
  const { checkout } = place;
  const built = await buildFrontend({ checkout });
  const build = (app: string, ...more: string[]) =>
    checkout.must('docker', [
      'build',
      '-q',
      '-f',
      `apps/${app}/Dockerfile`,
      '-t',
      `todo-${app}:by-hand`,
      ...more,
      '.',
    ]);
  const frontend = await build('frontend', '--build-context', `app=${built.folder}`);
  const backend = await build('backend');
  const began = performance.now();
  await kubectl(place, 'apply', '-f', manifest);
  await Promise.all(
    apps.map((app) => kubectl(place, 'rollout', 'status', `deployment/${app}`, '--timeout=300s')),
  );
  const rollout = (performance.now() - began) / 1000;
  return { next: built.seconds, frontend: frontend.seconds, backend: backend.seconds, rollout };
}

async function requirePods({ checkout, cluster }: Place): Promise<void> {
  for (const app of apps) {
    const ready = (await podsOf(checkout, cluster, app)).filter((pod) => pod.ready).length;
    if (ready !== 2) throw new Error(`${ready} pods of ${app} are ready, not both`);
  }
}

const kubectl = ({ checkout, cluster }: Place, ...args: string[]) =>
  checkout.must('kubectl', [...cluster.kubectlFlags, ...args]);

const prefixed = (side: string, steps: Record<string, number>) =>
  Object.fromEntries(Object.entries(steps).map(([name, seconds]) => [`${side}: ${name}`, seconds]));

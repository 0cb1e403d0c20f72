import { join } from 'node:path';
import { inWorkspace } from '../../../settings/src/paths.ts';
import type { Proof, RunnerOptions, Timing } from '../proof.ts';
import { podsThatServe, type App } from '../workspace/pods.ts';
import { servedLines } from '../workspace/served-line.ts';
import { deployedPlace, mustStart, type Place } from './place.ts';
import { benchInputs, productInputs } from './product.ts';
import { readSteps, readTaskEnds } from './steps.ts';

const inputs = [
  ...productInputs,
  ...benchInputs,
  'tools/proof/src/figures/changed-line.ts',
  'tools/proof/src/figures/steps.ts',
  'bench/by-hand.sh',
];

/** Both pods of an app serve a changed line: how much longer than by hand? */
const changedLine = (app: App, before: string): Proof => ({
  name: `${app}-line`,
  summary: `one line changed in the ${app} → both new pods serve it`,
  steps: 5,
  limit: 1.3,
  sides: {
    ours: 'npm start',
    byHand: `${before}docker build, docker save | ctr import, kubectl set image, kubectl rollout status`,
  },
  inputs,
  open: (options) => open(app, options),
});

export const backendLine = changedLine('backend', '');
export const frontendLine = changedLine('frontend', 'next build, ');

async function open(app: App, options: RunnerOptions) {
  const place = await deployedPlace('bench', options);
  // A mark is used once in the life of a cluster, also when a killed run goes on.
  const mark = (side: string, index: number) => `${side}-${Date.now().toString(36)}-${index}`;
  const round = async (index: number): Promise<Timing> => {
    const ours = await measure(place, app, mark('ours', index), () => mustStart(place.checkout));
    const byHand = await measure(place, app, mark('by-hand', index), (image) =>
      deployByHand(place, app, image),
    );
    const parts = {
      ...named('ours', readTaskEnds(ours.stderr)),
      ...named('by hand', { ...byHand.steps, ...readSteps(byHand.stderr) }),
    };
    return { kind: 'timing', ours: ours.seconds, byHand: byHand.seconds, parts };
  };
  // Both sides have built once, so the layers of what stays equal are there for both.
  await round(-1);
  return { step: round };
}

interface Deployed {
  seconds: number;
  stderr: string;
  steps?: Record<string, number>;
}

/** Changes the line, brings it into the pods, and then looks whether both serve it. */
async function measure<T extends Deployed>(
  { checkout, cluster }: Place,
  app: App,
  mark: string,
  deploy: (image: string) => Promise<T>,
): Promise<T> {
  const { file, before, after } = servedLines[app];
  checkout.edit(file, before, after(mark));
  const deployed = await deploy(`todo-${app}:${mark}`);
  const pods = await podsThatServe(checkout, cluster, app, mark);
  if (pods.length !== 2) throw new Error(`${pods.length} pods of ${app} serve ${mark}, not both`);
  return deployed;
}

/** The script; the frontend is built first, by Next itself, as its image takes what is built. */
async function deployByHand({ checkout, cluster, node }: Place, app: App, image: string): Promise<Deployed> {
  const built = app === 'frontend' ? await buildFrontend({ checkout }) : undefined;
  const args = [cluster.provider.context, cluster.namespace, node, `${app}=${image}`];
  if (built) args.push('--build-context', `app=${built.folder}`);
  const script = await checkout.must(inWorkspace('bench/by-hand.sh'), args);
  return {
    seconds: (built?.seconds ?? 0) + script.seconds,
    stderr: script.stderr,
    ...(built ? { steps: { 'next build': built.seconds } } : {}),
  };
}

/** `next build`, and the copy of its standalone output that the image starts from. */
export async function buildFrontend({ checkout }: Pick<Place, 'checkout'>) {
  const project = join(checkout.root, 'apps/frontend');
  const folder = join(checkout.root, 'dist/by-hand/frontend');
  const script =
    'cd "$1" && NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 ../../node_modules/.bin/next build && rm -rf "$2" && ' +
    'mkdir -p "$2" && cp -r .next/standalone/. "$2" && cp -r .next/static "$2/apps/frontend/.next/" && ' +
    'cp -r public "$2/apps/frontend/"';
  const { seconds } = await checkout.must('sh', ['-c', script, 'sh', project, folder]);
  return { folder, seconds };
}

const named = (side: string, steps: Record<string, number>) =>
  Object.fromEntries(Object.entries(steps).map(([name, seconds]) => [`${side}: ${name}`, seconds]));

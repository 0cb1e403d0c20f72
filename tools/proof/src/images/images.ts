import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readImage } from '../../../images/src/archive/image-archive.ts';
import { buildImage } from '../../../images/src/reproducible/build.ts';
import { compareImages } from '../../../images/src/reproducible/compare.ts';
import { workspaceRoot } from '../../../settings/src/paths.ts';
import type { Proof, Runner, Scene } from '../proof.ts';
import { extractCommit } from '../workspace/committed-code.ts';
import { mustRun } from '../workspace/programs.ts';

/** Of each app: a source file that a line is added to, and the steps that must then not be run again. */
const apps = [
  {
    app: 'backend',
    source: 'apps/backend/src/todo_backend/app.py',
    line: '\n# a changed line\n',
    kept: /uv sync/,
  },
  {
    app: 'frontend',
    source: 'apps/frontend/src/app/layout.tsx',
    line: '\n// a changed line\n',
    kept: /npm ci/,
  },
] as const;
type App = (typeof apps)[number];

/** What a build reads of the workspace. */
const parts = [
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  '.dockerignore',
  'apps',
  'libs',
  'tools',
];
/** Files that are named of those that differ. */
const named = 20;
/** What the specification allows one build without a layer to take. Packages may come from the engine's package caches. */
export const buildSeconds = 300;

/** Two builds of one commit are the same, and a changed source installs no dependency anew. Builds without Nx, by Docker alone. */
export const images: Proof = {
  name: 'images',
  summary:
    'two builds of one commit have the same layers; a changed source line reuses those of the dependencies',
  steps: 2 * apps.length,
  place: 'docker buildx',
  inputs: [
    'apps/backend',
    'apps/frontend',
    'libs/api-client',
    'package.json',
    'package-lock.json',
    'tsconfig.base.json',
    '.dockerignore',
    'tools/images/src',
    'tools/proof/src/images',
  ],
  open,
};

async function open(): Promise<Runner> {
  const place = mkdtempSync(join(tmpdir(), 'todo-images-'));
  const env = { ...process.env };
  const { stdout } = await mustRun('git', ['log', '-1', '--format=%ct'], { cwd: workspaceRoot, env });
  const epoch = Number(stdout);
  // Two folders: a build that remembers where it was made shows.
  const contexts: [string, string] = [join(place, 'one'), join(place, 'another-place')];
  for (const context of contexts) await extractCommit(parts, context);
  const scenes = apps.flatMap((app) => [
    () => twice(app, contexts, place, epoch),
    () => changed(app, contexts[0], epoch),
  ]);
  return {
    step: async (index) => scenes[index % scenes.length]!(),
    close: async () => rmSync(place, { recursive: true, force: true }),
  };
}

function twice({ app }: App, contexts: [string, string], place: string, epoch: number): Scene {
  const began = performance.now();
  const times: number[] = [];
  const [first, second] = contexts.map((context, index) => {
    const file = join(place, `${app}-${index}.tar`);
    const output = `type=oci,dest=${file},rewrite-timestamp=true`;
    const started = performance.now();
    buildImage({ app, context, output, epoch, cached: false });
    times.push((performance.now() - started) / 1000);
    return readImage(file);
  });
  const { layers, different, files } = compareImages(first!, second!);
  const more = files.length > named ? [`and ${files.length - named} more files`] : [];
  return {
    kind: 'scene',
    name: `${app}: one commit built twice, nothing from the cache`,
    seconds: (performance.now() - began) / 1000,
    seen: {
      layers,
      'with another digest': different,
      'files that differ': files.length,
      'seconds of each build': times.map((time) => Math.round(time)).join(', '),
    },
    wrong: [
      ...tooSlow(times),
      ...files.slice(0, named),
      ...more,
      ...(different > 0 && files.length === 0 ? [`${different} layers by their compression`] : []),
    ],
  };
}

/** A line for each build that took longer than the specification allows. @param times seconds */
export function tooSlow(times: number[]): string[] {
  return times.flatMap((time, index) =>
    time < buildSeconds
      ? []
      : [`build ${index + 1} took ${Math.round(time)} s; less than ${buildSeconds} s is asked for`],
  );
}

function changed({ app, source, line, kept }: App, context: string, epoch: number): Scene {
  const build = () => buildImage({ app, context, output: 'type=cacheonly', epoch, cached: true });
  build();
  appendFileSync(join(context, source), line);
  const began = performance.now();
  const steps = build();
  const dependencies = steps.filter(({ name }) => kept.test(name));
  return {
    kind: 'scene',
    name: `${app}: a changed line in ${source.split('/').at(-1)}`,
    seconds: (performance.now() - began) / 1000,
    seen: { steps: steps.length, 'from the cache': steps.filter(({ cached }) => cached).length },
    wrong: [
      ...(dependencies.length === 0 ? [`no step matches ${kept}`] : []),
      ...dependencies.filter(({ cached }) => !cached).map(({ name }) => `run again: ${name}`),
      ...(steps.every(({ cached }) => cached) ? ['nothing was built: the changed line was not seen'] : []),
    ],
  };
}

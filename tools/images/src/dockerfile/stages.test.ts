import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { serviceNames } from '../../../settings/src/services.ts';
import { stagesOf, type Stage } from './stages.ts';

const workspace = join(import.meta.dirname, '../../../..');
const files = [
  ...serviceNames.map((name) => `apps/${name}/Dockerfile`),
  'tools/service-generator/src/files/app/Dockerfile.template',
];

/** Steps that fetch packages, and those of them that a lock file alone decides. */
const fetches = /\b(npm (ci|install)|pip install|uv (sync|build|pip))\b/;
const installs = /\b(npm (ci|install)|uv sync)\b/;
/** What says which packages there are, and nothing of the program. */
const manifests = /(^|\/)(package|package-lock)\.json$|(^|\/)(pyproject\.toml|uv\.lock)$/;

test('continued lines are one step, comments none', () => {
  const text = 'ARG A\nFROM a AS b\n# why\nRUN x \\\n    # more\n    y\nFROM b\nCOPY z .\n';
  expect(stagesOf(text)).toEqual([
    { name: 'b', from: 'a', steps: ['RUN x y'] },
    { name: '', from: 'b', steps: ['COPY z .'] },
  ]);
});

/** What a stage and those that it is made from have run before a step. */
function before(stages: Stage[], stage: Stage, index: number): string[] {
  const below = stages.find(({ name }) => name === stage.from);
  const earlier = below ? before(stages, below, below.steps.length) : [];
  return [...earlier, ...stage.steps.slice(0, index)];
}

/** The files of the build context that a COPY takes. */
const taken = (step: string) =>
  /^COPY (?!--from)/.test(step)
    ? step
        .split(/\s+/)
        .slice(1, -1)
        .filter((word) => !word.startsWith('--'))
    : [];

test('all Dockerfiles are looked at', () => {
  expect(files.length).toBeGreaterThan(2);
});

describe.each(files)('%s', (file) => {
  const stages = stagesOf(readFileSync(join(workspace, file), 'utf8'));
  const steps = stages.flatMap((stage) => stage.steps.map((step, index) => ({ stage, step, index })));

  test('keeps what was fetched: each step that fetches packages has a cache mounted', () => {
    const found = steps.filter(({ step }) => fetches.test(step));
    expect(found).not.toEqual([]);
    for (const { step } of found) expect(step).toContain('--mount=type=cache,');
  });

  test('installs dependencies before it takes sources, so a changed line installs none', () => {
    const found = steps.filter(({ step }) => installs.test(step));
    expect(found).toHaveLength(1);
    const [{ stage, step, index }] = found as [(typeof found)[0]];
    const copied = before(stages, stage, index).flatMap(taken);
    const bound = [...step.matchAll(/type=bind,source=([^, ]+)/g)].map(([, source = '']) => source);
    expect([...copied, ...bound]).not.toEqual([]);
    expect([...copied, ...bound].filter((path) => !manifests.test(path))).toEqual([]);
    expect(steps.flatMap((one) => taken(one.step)).filter((path) => !manifests.test(path))).not.toEqual([]);
  });

  test('says which version it is, as the packages do', () => {
    const [label = ''] = stages.at(-1)!.steps.filter((step) => step.startsWith('LABEL '));
    const [, version] = /org\.opencontainers\.image\.version="([^"]+)"/.exec(label) ?? [];
    const own = ['package.json', join(file, '../package.json'), join(file, '../pyproject.toml')]
      .filter((path) => existsSync(join(workspace, path)))
      .map(
        (path) => /^\s*"?version"?\s*[:=]\s*"(.+?)"/m.exec(readFileSync(join(workspace, path), 'utf8'))?.[1],
      );
    expect([...new Set(own)]).toEqual([version]);
  });

  test('takes nothing into the image with the modes of a checkout', () => {
    const modes = /^RUN chmod -R u=rwX,go=rX \/app$/;
    const last = stages.at(-1)!;
    expect(last.steps.flatMap(taken)).toEqual([]);
    for (const step of last.steps) expect(step).not.toMatch(/^COPY --from=app /);
    for (const stage of stages.filter((one) => one.steps.some((step) => step.startsWith('COPY --from=app '))))
      expect(stage.steps.at(-1)).toMatch(modes);
  });
});

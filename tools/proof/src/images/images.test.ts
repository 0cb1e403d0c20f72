import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { stagesOf } from '../../../images/src/dockerfile/stages.ts';
import { inWorkspace } from '../../../settings/src/paths.ts';
import { images, tooSlow } from './images.ts';

test('each build by itself has to be fast enough', () => {
  expect(tooSlow([299.9, 12])).toEqual([]);
  expect(tooSlow([12, 316.4])).toEqual(['build 2 took 316 s; less than 300 s is asked for']);
  expect(tooSlow([300])).toHaveLength(1);
});

test.each(['frontend', 'backend'])('what the Dockerfile of %s takes makes an old record stale', (app) => {
  const steps = stagesOf(readFileSync(inWorkspace(`apps/${app}/Dockerfile`), 'utf8')).flatMap(
    (stage) => stage.steps,
  );
  const copied = steps
    .filter((step) => /^COPY (?!--from)/.test(step))
    .flatMap((step) => step.split(/\s+/).slice(1, -1));
  expect(copied.length).toBeGreaterThan(1);
  const unknown = copied.filter(
    (path) => !images.inputs.some((input) => path === input || path.startsWith(`${input}/`)),
  );
  expect(unknown).toEqual([]);
});

import { expect, test } from 'vitest';
import { parseProgress } from './build.ts';

test('steps, and which of them were not run again', () => {
  const progress = `#1 [internal] load build definition from Dockerfile
#1 DONE 0.0s
#5 [deps 1/2] FROM docker.io/library/node:20-alpine
#5 CACHED
#7 [deps 2/2] RUN npm ci
#7 CACHED
#9 [build 1/1] RUN node build.ts
#9 0.412 CACHED is only a word here
#9 DONE 3.1s
#10 exporting to image`;
  expect(parseProgress(progress)).toEqual([
    { name: '[deps 1/2] FROM docker.io/library/node:20-alpine', cached: true },
    { name: '[deps 2/2] RUN npm ci', cached: true },
    { name: '[build 1/1] RUN node build.ts', cached: false },
  ]);
});

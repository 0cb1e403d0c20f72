import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inWorkspace } from '../../../settings/src/paths.ts';
import { faultScenes } from './scenes.ts';

test('.ci/run plays five different faults, by the numbers that they have here', () => {
  const [, list = ''] =
    /proof -- faults --only ([\d,]+)/.exec(readFileSync(inWorkspace('.ci/run'), 'utf8')) ?? [];
  expect(list.split(',').map((number) => faultScenes[Number(number) - 1]?.name)).toEqual([
    'backend killed (SIGKILL)',
    'out of memory: a container above its limit',
    'upgrade to an image that is nowhere',
    'upgrade to an image whose program ends',
    'wrong database password in the Secret, pods restarted',
  ]);
});

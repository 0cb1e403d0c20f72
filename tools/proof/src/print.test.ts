import { expect, test } from 'vitest';
import type { Scene } from './proof.ts';
import { summary } from './print.ts';
import { thisMachine, type Result } from './result.ts';
import { judge } from './statistics.ts';

const scene = (name: string, seen: Scene['seen'], wrong: string[] = []): Scene => ({
  kind: 'scene',
  name,
  seconds: 12.4,
  seen,
  wrong,
});

const result = (samples: Scene[]): Result => ({
  schema: 1,
  proof: 'faults',
  commit: 'c0ffee',
  inputs: '',
  date: '',
  machine: { ...thisMachine(), cores: 2, memoryGib: 24, system: 'linux x64' },
  provider: 'minikube',
  seed: 1,
  steps: samples.length,
  samples,
  ...judge(samples, samples.length, undefined),
});

test('scenes are a table: a mark, a name, what was seen, the seconds; then what is wrong', () => {
  const scenes = [
    scene('a pod is killed', { requests: 1200, failed: 0 }),
    scene('no database', { requests: 900, failed: 3, longest: '61 s' }, ['3 requests failed']),
  ];
  expect(summary(result(scenes)).split('\n')).toEqual([
    'faults: fails',
    '                     requests  failed  longest  seconds',
    '  ✔ a pod is killed  1200      0                12',
    '  ✖ no database      900       3       61 s     12',
    '  on       minikube, 2 cores, 24 GiB, linux x64',
    '  ✖ no database: 3 requests failed',
  ]);
});

test('scenes of which none went wrong hold', () => {
  expect(judge([scene('a pod is killed', {})], 1, undefined)).toEqual({ verdict: 'holds', wrong: [] });
  expect(judge([scene('a pod is killed', {})], 2, undefined).verdict).toBe('incomplete');
});

import { expect, test } from 'vitest';
import type { Result } from './result.ts';
import { goesOn, standing, wrongScenes } from './state.ts';

const sample = { kind: 'timing', ours: 1, byHand: 1, parts: {} } as const;
const machine = { cores: 2, memoryGib: 8, system: 'linux x64', node: '20.19.0' };
const record = (more: Partial<Result> = {}): Result => ({
  schema: 1,
  proof: 'hook',
  commit: '0123456789abcdef',
  inputs: 'aaaa',
  date: '2026-11-23T00:00:00.000Z',
  machine,
  provider: 'minikube',
  seed: 1,
  steps: 2,
  verdict: 'holds',
  wrong: [],
  samples: [sample, sample],
  ...more,
});
const proof = { steps: 2 };

test('no record: never run', () => {
  expect(standing(proof, undefined, 'aaaa').state).toBe('never run');
});

test('the same inputs and all steps: fresh, whatever the commit', () => {
  expect(standing(proof, record(), 'aaaa')).toEqual({
    state: 'fresh',
    reason: 'holds at 0123456789, the same inputs',
  });
});

test('other inputs: stale, with the files where they are known', () => {
  const files = ['tools/load.ts', 'nx.json', 'apps/page.tsx'];
  expect(standing(proof, record(), 'bbbb', () => files)).toEqual({
    state: 'stale',
    reason: 'changed since 0123456789: tools/load.ts and 2 more',
  });
  expect(standing(proof, record(), 'bbbb', () => files.slice(0, 1)).reason).toMatch(/: tools\/load\.ts$/);
  expect(standing(proof, record(), 'bbbb').reason).toMatch(/a commit that is not here/);
  expect(standing(proof, record({ verdict: 'fails' }), 'bbbb').state).toBe('stale');
});

test('too few steps: incomplete', () => {
  const one = record({ samples: [sample], verdict: 'incomplete' });
  expect(standing(proof, one, 'aaaa')).toMatchObject({
    state: 'incomplete',
    reason: expect.stringMatching(/1 of 2/),
  });
  expect(standing({ steps: 9 }, record(), 'aaaa').state).toBe('incomplete');
});

test('a proof that fails says what is wrong, also with too few steps', () => {
  const failing = record({ verdict: 'fails', wrong: ['ratio 3.10 is above 2.5'], samples: [sample] });
  expect(standing(proof, failing, 'aaaa')).toEqual({ state: 'fails', reason: 'ratio 3.10 is above 2.5' });
});

test('a run goes on only behind samples of the same sources, seed, machine and cluster that are not wrong', () => {
  const wanted = { inputs: 'aaaa', seed: 1, machine, provider: 'minikube' };
  expect(goesOn(record({ verdict: 'incomplete' }), wanted)).toBe(true);
  expect(goesOn(undefined, wanted)).toBe(false);
  expect(goesOn(record(), { ...wanted, inputs: 'bbbb' })).toBe(false);
  expect(goesOn(record(), { ...wanted, seed: 2 })).toBe(false);
  expect(goesOn(record(), { ...wanted, machine: { ...machine, cores: 8 } })).toBe(false);
  expect(goesOn(record(), { ...wanted, provider: 'kind' })).toBe(false);
  expect(goesOn(record({ verdict: 'fails' }), wanted)).toBe(false);
});

test('of a record that fails, scenes are kept but those that went wrong', () => {
  const scene = (wrong: string[]) => ({ kind: 'scene', name: 's', seconds: 1, seen: {}, wrong }) as const;
  const samples = [scene([]), scene(['3 requests failed']), scene([])];
  const wanted = { inputs: 'aaaa', seed: 1, machine, provider: 'minikube' };
  expect(goesOn(record({ verdict: 'fails', samples }), wanted)).toBe(true);
  expect(wrongScenes(samples)).toEqual([1]);
});

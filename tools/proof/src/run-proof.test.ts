import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Proof, Sample } from './proof.ts';
import { providerWords, readResult, resultFile } from './result.ts';
import { runProof, type RunOptions } from './run-proof.ts';

let results: string;
let made: number[];

beforeEach(() => {
  results = mkdtempSync(join(tmpdir(), 'todo-results-'));
  made = [];
});
afterEach(() => {
  rmSync(results, { recursive: true, force: true });
  vi.unstubAllEnvs();
});

const timing = (index: number): Sample => ({ kind: 'timing', ours: index + 2, byHand: 1, parts: {} });
const proof = (sample: (index: number) => Sample = timing): Proof => ({
  name: 'hook',
  summary: 'a proof',
  steps: 3,
  limit: 9,
  inputs: [],
  open: async () => ({
    step: async (index) => {
      const one = sample(index);
      made.push(index);
      return one;
    },
  }),
});
const options = (more: Partial<RunOptions> = {}): RunOptions => ({
  results,
  inputs: { commit: 'c'.repeat(40), hash: 'aaaa', files: 1 },
  seed: 1,
  steps: 3,
  force: false,
  say: () => undefined,
  ...more,
});

test('all steps in their order, judged and recorded', async () => {
  const result = await runProof(proof(), options());
  expect(made).toEqual([0, 1, 2]);
  expect(result).toMatchObject({ verdict: 'holds', figures: { ours: 3, ratio: 3 }, seed: 1, limit: 9 });
  expect(readResult(results, 'hook')).toEqual({ ...result, date: expect.any(String) });
  expect(readdirSync(results)).toEqual(['hook.json']);
});

test('a proof with a picture draws it beside its record, of every sample so far', async () => {
  const drawn = { ...proof(), draw: ({ samples }: { samples: Sample[] }) => `<svg>${samples.length}</svg>` };
  await runProof(drawn, options({ steps: 2 }));
  expect(readFileSync(join(results, 'hook.svg'), 'utf8')).toBe('<svg>2</svg>');
  // Only one sample again, and no record: no picture either.
  rmSync(join(results, 'hook.svg'));
  await runProof(drawn, options({ only: [0] }));
  expect(readdirSync(results)).toEqual(['hook.json']);
});

test('a run that ends in the middle keeps its samples; the next one goes on behind them', async () => {
  const breaking = proof((index) => {
    if (index === 2) throw new Error('the machine is off');
    return timing(index);
  });
  await expect(runProof(breaking, options())).rejects.toThrow('the machine is off');
  expect(readResult(results, 'hook')).toMatchObject({
    verdict: 'incomplete',
    samples: [timing(0), timing(1)],
  });
  const result = await runProof(proof(), options());
  expect(made).toEqual([0, 1, 2]);
  expect(result).toMatchObject({ verdict: 'holds', samples: [timing(0), timing(1), timing(2)] });
});

test.each<[string, Partial<RunOptions>]>([
  ['other inputs', { inputs: { commit: 'd'.repeat(40), hash: 'bbbb', files: 1 } }],
  ['another seed', { seed: 2 }],
  ['--force', { force: true }],
])('%s: from the beginning', async (_, more) => {
  await runProof(proof(), options({ steps: 2 }));
  made = [];
  await runProof(proof(), options(more));
  expect(made).toEqual([0, 1, 2]);
});

test('another cluster is another measurement', async () => {
  await runProof(proof(), options({ steps: 2 }));
  vi.stubEnv('CLUSTER_PROVIDER', 'kind');
  vi.stubEnv('PROOF_NOTE', 'borrowed');
  const result = await runProof(proof(), options());
  expect(made).toEqual([0, 1, 0, 1, 2]);
  expect(result.provider).toBe('kind (borrowed)');
  expect(providerWords({})).toBe('minikube');
});

test('more steps than the record has: only those are made', async () => {
  await runProof(proof(), options({ steps: 2 }));
  await runProof(proof(), options({ steps: 4 }));
  expect(made).toEqual([0, 1, 2, 3]);
  expect(await runProof(proof(), options({ steps: 4 }))).toMatchObject({ verdict: 'holds' });
});

test('one sample alone is made and not recorded', async () => {
  const result = await runProof(proof(), options({ only: [7] }));
  expect(made).toEqual([7]);
  expect(result.samples).toEqual([timing(7)]);
  expect(readdirSync(results)).toEqual([]);
});

test('some samples leave the record of all as it is', async () => {
  await runProof(proof(), options());
  const before = readFileSync(resultFile(results, 'hook'), 'utf8');
  made = [];
  const result = await runProof(proof(), options({ only: [0, 2], force: true }));
  expect(made).toEqual([0, 2]);
  expect(result).toMatchObject({ verdict: 'incomplete', samples: [timing(0), timing(2)] });
  expect(readFileSync(resultFile(results, 'hook'), 'utf8')).toBe(before);
});

test.each<[string, Partial<RunOptions>]>([
  ['--only', { only: [1, 3] }],
  ['--steps', { steps: 4 }],
])('a step that there is not is refused before anything is brought up: %s', async (_, more) => {
  const open = vi.fn();
  await expect(runProof({ ...proof(), most: 3, open }, options(more))).rejects.toThrow(/USAGE-NUMBER/);
  expect(open).not.toHaveBeenCalled();
});

test('only the scenes that went wrong are played again; until then the record fails', async () => {
  const playing = (wrongOnes: number[]) =>
    proof((index) => {
      const wrong = wrongOnes.includes(index) ? ['3 requests failed'] : [];
      return { kind: 'scene', name: `${index}`, seconds: 1, seen: {}, wrong };
    });
  expect(await runProof(playing([1, 2]), options({ steps: 4 }))).toMatchObject({ verdict: 'fails' });
  made = [];
  const second = await runProof(playing([2]), options({ steps: 4 }));
  expect(made).toEqual([1, 2]);
  expect(second).toMatchObject({ verdict: 'fails', wrong: ['2: 3 requests failed'] });
  made = [];
  const third = await runProof(playing([]), options({ steps: 5 }));
  expect(made).toEqual([2, 4]);
  expect(third.verdict).toBe('holds');
  expect(third.samples.map((one) => one.kind === 'scene' && one.name)).toEqual(['0', '1', '2', '3', '4']);
  expect(readResult(results, 'hook')).toMatchObject({ verdict: 'holds' });
});

test('after three wrong sequences it ends; it fails', async () => {
  const wrong = (index: number): Sample => ({
    kind: 'sequence',
    operations: [`${index}`],
    seconds: 1,
    wrong: index === 1 ? [] : ['1 of 2 pods'],
  });
  const result = await runProof(proof(wrong), options({ steps: 9 }));
  expect(made).toEqual([0, 1, 2, 3]);
  expect(result).toMatchObject({
    verdict: 'fails',
    wrong: ['0: 1 of 2 pods', '2: 1 of 2 pods', '3: 1 of 2 pods'],
  });
});

test('after Ctrl-C the step under way is recorded and no other begun', async () => {
  const stop = new AbortController();
  const stopping = proof((index) => {
    stop.abort();
    return timing(index);
  });
  await expect(runProof(stopping, options({ signal: stop.signal }))).rejects.toMatchObject({ exitCode: 130 });
  expect(readResult(results, 'hook')?.samples).toHaveLength(1);
});

test.each(['', '{"schema":1,"proof":"hook","sam', 'null', '{"schema":1,"proof":"other","samples":[]}', '[]'])(
  'a record that cannot be read (%s) is made anew',
  async (text) => {
    mkdirSync(results, { recursive: true });
    writeFileSync(resultFile(results, 'hook'), text);
    expect(readResult(results, 'hook')).toBeUndefined();
    await runProof(proof(), options());
    expect(JSON.parse(readFileSync(resultFile(results, 'hook'), 'utf8'))).toMatchObject({ verdict: 'holds' });
  },
);

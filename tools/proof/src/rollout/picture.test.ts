import { expect, test } from 'vitest';
import type { Scene } from '../proof.ts';
import type { Result } from '../result.ts';
import { draw } from './picture.ts';

const scene = (more: Partial<Scene> = {}): Scene => ({
  kind: 'scene',
  name: 'backend <restarted>',
  seconds: 60,
  seen: { requests: 300, failed: 2, 'p50 ms': 8, 'p99 ms': 90 },
  wrong: [],
  timeline: {
    sliceSeconds: 0.5,
    median: [8, null, 10, 100],
    longest: [20, null, 1000, 20_000],
    failed: [0, 2, 0, 0],
    events: [
      { at: 0.5, what: 'backend: restart' },
      { at: 1, what: 'backend pod ready' },
      { at: 1.2, what: 'backend pod told to end' },
      { at: 1.9, what: 'backend pod gone' },
    ],
  },
  ...more,
});
const result = (samples: Scene[]): Result => ({
  schema: 1,
  proof: 'rollout',
  commit: 'c'.repeat(40),
  inputs: 'i',
  date: '2026-11-23T00:00:00.000Z',
  machine: { cores: 2, memoryGib: 8, system: 'linux x64', node: '20' },
  provider: 'minikube',
  seed: 1,
  steps: samples.length,
  verdict: 'fails',
  wrong: [],
  samples,
});
const count = (text: string, words: string) => text.split(words).length - 1;

test('a scene is a panel: its figures, its curve with a gap, what failed, what happened', () => {
  const svg = draw(result([scene()]));
  expect(svg).toContain('backend &lt;restarted&gt;');
  expect(svg).toContain('300 requests, p50 8 ms, p99 90 ms');
  expect(svg).toContain('<tspan class="lost">2 failed</tspan>');
  // The line begins anew behind the slice in which nothing was answered; 10 ms is one of four decades above the foot.
  expect(svg).toMatch(/class="typical" d="M51\.5 \d+(\.\d)?M257\.5 72L360\.5 48"/);
  // The mark in the head, and one for each of what happened.
  for (const mark of ['class="failed"', 'class="ready"', 'class="ends"', 'class="gone"', 'class="deed"'])
    expect(count(svg, mark)).toBe(2);
  expect(svg).toContain('<title>backend: restart</title>');
  // One deed needs no number.
  expect(svg).not.toContain('class="number"');
});

test('two deeds have numbers and say what they are; marks of different kinds stand in rows of their own', () => {
  const { timeline } = scene();
  const at = (what: string) => ({ at: 1, what });
  const deeds = [at('backend upgraded: image.tag=a b=c'), at('backend: rollback')];
  const pods = ['ready', 'told to end', 'gone'].map((what) => at(`backend pod ${what}`));
  const svg = draw(result([scene({ timeline: { ...timeline!, events: [...deeds, ...pods] } })]));
  expect(svg).toContain('>1 upgraded, 2 rollback</text>');
  expect([...svg.matchAll(/class="number"[^>]*>(\d)</g)].map(([, number]) => number)).toEqual(['1', '2']);
  // The last of each is the scene's, the first the legend's.
  const [ready, ends, gone] = ['ready', 'ends', 'gone'].map((kind) =>
    Number([...svg.matchAll(new RegExp(`class="${kind}" d="M[-\\d.]+ ([\\d.]+)`, 'g'))].at(-1)?.[1]),
  );
  // The feet of ▲, the top of ▼ and of ✕: each begins where the one above has ended.
  expect(ends).toBeGreaterThanOrEqual(ready!);
  expect(gone).toBeGreaterThanOrEqual(ends! + 8);
});

test('no number in it is none, also of a scene that was not measured or lasted nothing', () => {
  const { timeline: _, ...unmeasured } = scene();
  const empty = scene({
    timeline: { sliceSeconds: 0.5, median: [], longest: [], failed: [], events: [{ at: 3, what: 'x' }] },
  });
  const svg = draw(result([scene(), unmeasured, empty]));
  expect(svg).not.toMatch(/NaN|undefined|Infinity/);
});

test('it follows light and dark', () => {
  expect(draw(result([scene()]))).toContain('@media (prefers-color-scheme: dark)');
});

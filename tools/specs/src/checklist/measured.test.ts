import { expect, test } from 'vitest';
import { isMeasured, limitOf, sampleOf } from './measured.ts';

const sample = (name: string, measured: string, limit: string) => ({
  kind: 'scene',
  name,
  seen: { measured, limit },
  wrong: [],
});
const record = JSON.stringify({
  samples: [
    sample('spec: helm install', '16.7 s', '< 120 s'),
    sample('spec: DNS between the services', '5.6 ms', '< 1 s'),
    sample('spec: resource use', 'backend 137 of 512 MiB', 'below'),
    sample('spec: image build, kept', '1 s', '< 300 s'),
    sample('spec: image build, not kept', '2 s', '< 300 s'),
    { kind: 'scene', name: 'backend killed', seen: {}, wrong: [] },
  ],
});

test('a sample is found by the beginning of its name; its times are seconds', () => {
  expect(sampleOf(record, 'helm')).toEqual({
    name: 'spec: helm install',
    measured: 16.7,
    limit: 120,
    wrong: [],
  });
  expect(sampleOf(record, 'DNS').measured).toBeCloseTo(0.0056);
  expect(sampleOf(record, 'resource').measured).toBeNaN();
});

test.each(['image build', 'backend killed', 'nothing'])('none, or two, is no proof: %s', (words) => {
  expect(() => sampleOf(record, words)).toThrow('and not one');
});

test('the time that a line allows', () => {
  expect(limitOf('Up within 30 seconds')).toBe(30);
  expect(limitOf('An image within 5 minutes')).toBe(300);
  expect(() => limitOf('Images under 200 MB')).toThrow('names no time');
});

test('what rests on a measurement', () => {
  expect(['bench: helm install', 'test', 'bench-step'].map(isMeasured)).toEqual([true, false, false]);
});

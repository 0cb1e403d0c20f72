import { expect, test } from 'vitest';
import type { Pod } from '../snapshot/pod.ts';
import { parseQuantity, sayQuantity } from './quantity.ts';
import { room, type Node } from './room.ts';

const node = (name: string, cpu: string, memory = '4Gi', pods = '110'): Node => ({
  metadata: { name },
  status: { allocatable: { cpu, memory, pods } },
});
const pod = (
  requests: Record<string, string>,
  more: Partial<Pod['metadata']> = {},
  nodeName?: string,
): Pod => ({
  metadata: { name: 'p', creationTimestamp: '', ...more },
  spec: {
    containers: [{ name: 'c', image: 'i', resources: { requests } }],
    ...(nodeName ? { nodeName } : {}),
  },
  status: { phase: 'Running' },
});
const short = (what: string) =>
  `0/1 nodes are available: 1 Insufficient ${what}. preemption: 0/1 nodes are available`;

test('CPU: what is asked, what there is, what is missing', () => {
  const running = [pod({ cpu: '600m' }, {}, 'one'), pod({ cpu: '64' }, {}, 'other')];
  expect(room(pod({ cpu: '64' }), short('cpu'), [node('one', '2')], running)).toEqual({
    detail: 'the pod requests 64 CPU; the node one has 2 CPU, of them 1.4 CPU free: 63 CPU missing',
    comesFree: false,
  });
});

test('memory and CPU together, and the node with the most room', () => {
  const found = room(
    pod({ cpu: '4', memory: '8Gi' }),
    '0/2 nodes are available: 2 Insufficient cpu, 2 Insufficient memory. preemption: none',
    [node('small', '1'), node('big', '3', '6Gi')],
    [],
  );
  expect(found?.detail).toBe(
    'the pod requests 4 CPU; the node with the most room, big, has 3 CPU, of them 3 CPU free: 1 CPU missing; ' +
      'the pod requests 8 Gi memory; the node with the most room, big, has 6 Gi memory, of them 6 Gi memory free: 2 Gi memory missing',
  );
});

test('pods that have ended hold nothing; the biggest init container counts', () => {
  const done = pod({ cpu: '1' }, {}, 'one');
  done.status.phase = 'Succeeded';
  const wanted = pod({ cpu: '100m' });
  wanted.spec.initContainers = [{ name: 'i', image: 'i', resources: { requests: { cpu: '3' } } }];
  expect(room(wanted, short('cpu'), [node('one', '2')], [done])?.detail).toMatch(
    /requests 3 CPU.* 2 CPU free: 1 CPU missing/,
  );
});

test('room that pods which are ending will leave', () => {
  const ending = pod({ cpu: '1' }, { deletionTimestamp: '2026-11-23T05:02:06Z' }, 'one');
  expect(room(pod({ cpu: '1500m' }), short('cpu'), [node('one', '2')], [ending])?.comesFree).toBe(true);
});

test('too many pods', () => {
  const found = room(
    pod({}),
    '0/1 nodes are available: 1 Too many pods.',
    [node('one', '2', '4Gi', '1')],
    [pod({}, {}, 'one')],
  );
  expect(found?.detail).toBe(
    'the pod requests 1 pods; the node one has 1 pods, of them 0 pods free: 1 pods missing',
  );
});

test('nothing is made up without nodes or without a resource', () => {
  expect(room(pod({ cpu: '1' }), short('cpu'), [], [])).toBeUndefined();
  expect(room(pod({ cpu: '1' }), 'node(s) did not match', [node('one', '2')], [])).toBeUndefined();
});

test.each([
  ['500m', 0.5],
  ['1.5', 1.5],
  ['64Mi', 67_108_864],
  ['1e3', 1000],
  ['2k', 2000],
  ['', 0],
  ['many', 0],
  [undefined, 0],
])('quantity %s', (text, amount) => {
  expect(parseQuantity(text)).toBe(amount);
});

test('quantities as they are said', () => {
  expect(sayQuantity('cpu', 0.123)).toBe('0.12 CPU');
  expect(sayQuantity('memory', 300 * 2 ** 20)).toBe('300 Mi memory');
  expect(sayQuantity('ephemeral-storage', 1.5 * 2 ** 30)).toBe('1.5 Gi disk');
  expect(sayQuantity('nvidia.com/gpu', 2)).toBe('2 nvidia.com/gpu');
});

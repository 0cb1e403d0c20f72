import { expect, test } from 'vitest';
import type { Pod } from '../../../../cluster/src/failures/snapshot/pod.ts';
import { readySince } from './node.ts';

const pod = (status: string, lastTransitionTime: string): Pod => ({
  metadata: { name: 'a', creationTimestamp: '' },
  spec: { containers: [] },
  status: { phase: 'Running', conditions: [{ type: 'Ready', status, lastTransitionTime }] },
});
const since = Date.parse('2026-11-23T10:00:00Z');

test('a pod that was ready before the node stopped is no pod that is back', () => {
  const before = pod('True', '2026-11-23T09:00:00Z');
  expect(readySince({ items: [before, pod('False', '2026-11-23T10:00:40Z')] }, since)).toBe(false);
  expect(readySince({ items: [before, pod('True', '2026-11-23T10:00:40Z')] }, since)).toBe(true);
});

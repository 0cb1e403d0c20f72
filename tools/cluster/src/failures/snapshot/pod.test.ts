import { expect, test } from 'vitest';
import { podNames, recordedPod } from '../fixtures/pods.ts';
import { isServer } from './pod.ts';

test('pods of hooks, pods on their way out and pods that were put out serve nothing', () => {
  const servers = podNames('fine').filter((name) => isServer(recordedPod('fine', name)));
  expect(servers).toContain('healthy');
  expect(servers).toContain('creating');
  expect(servers).not.toContain('terminating');
  expect(servers).not.toContain('hook-running');
  const evicted = recordedPod('fine', 'healthy');
  evicted.status = {
    phase: 'Failed',
    reason: 'Evicted',
    message: 'Usage of EmptyDir volume "tmp" exceeds the limit "64Mi".',
  };
  expect(isServer(evicted)).toBe(false);
});

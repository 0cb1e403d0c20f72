import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { emptyList, objectsAsked, podList, recordedPod } from '../failures/fixtures/pods.ts';
import { chartContext, currentDescription, deploy, notFound, programs, released } from './fixture.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

test('a failing hook ends helm at once and is the reason', async () => {
  const hook = recordedPod('failing', 'hook-failed');
  const words = 'MIGRATE-DATABASE: the database refuses the password\n';
  programs(
    { status: notFound, upgrade: { seconds: 60 } },
    {
      [objectsAsked]: [{ stdout: emptyList }, { stdout: podList(hook) }],
      'logs backend-migrate-7xk2p': words,
    },
  );
  const began = Date.now();
  await expect(deploy(chartContext())).rejects.toMatchObject({ facts: { code: 'HOOK-FAILED', words } });
  expect(Date.now() - began).toBeLessThan(20_000);
});

test.each([
  [
    'Error: UPGRADE FAILED: Service "frontend" is invalid: spec.ports[0].nodePort: Invalid value: 30000: provided port is already allocated',
    'NODEPORT-TAKEN',
    /get services -A/,
  ],
  ['Error: UPGRADE FAILED: timed out waiting for the condition', 'HELM-TIMEOUT', /npm run status/],
  ['Error: UPGRADE FAILED: unexpected EOF', 'HELM-UPGRADE', /helm history backend/],
])('%s → %s', async (stderr, code, next) => {
  programs({ status: notFound, upgrade: { stderr, exitCode: 1 } });
  await expect(deploy(chartContext())).rejects.toMatchObject({
    facts: { code, words: stderr, next: expect.stringMatching(next) },
  });
});

test('an equal release with a failing pod is no success', async () => {
  const context = chartContext();
  const description = await currentDescription(context);
  const fakes = programs(
    { status: released(description) },
    {
      [objectsAsked]: podList(recordedPod('failing', 'crash-loop-back-off')),
      'rollout status': { seconds: 60 },
      'logs backend-75964c65c8-b7858': 'no\n',
    },
  );
  await expect(deploy(context)).rejects.toMatchObject({ facts: { code: 'POD-CRASH', words: 'no\n' } });
  // Nothing goes on behind the message.
  const left = () => spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).stdout.includes(fakes.folder);
  for (let i = 0; i < 100 && left(); i++) await sleep(50);
  expect(left()).toBe(false);
});

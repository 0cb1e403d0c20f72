import { expect, test, vi } from 'vitest';
import { helmVersion } from '../helm.ts';
import { helmFacts } from './this-helm.ts';

vi.mock('../helm.ts', { spy: true });

/** version → installed, hasDryRunKinds, canLookUpInDryRun, hasNativeSleep */
test.each([
  [undefined, [false, false, false, false]],
  ['v2.17.0', [true, false, false, false]],
  ['v3.9.4', [true, false, false, false]],
  ['v3.12.3', [true, false, false, false]],
  ['v3.13.0', [true, true, true, false]],
  ['v3.14.0', [true, true, true, true]],
  ['v3.19.4+g7cfb6e4', [true, true, true, true]],
  ['v4.0.0', [true, true, true, true]],
  ['main', [true, true, true, true]],
])('what Helm %s knows', (version, [installed, hasDryRunKinds, canLookUpInDryRun, hasNativeSleep]) => {
  expect(helmFacts(version)).toEqual({ installed, hasDryRunKinds, canLookUpInDryRun, hasNativeSleep });
});

test('the whole suite starts helm once for all its questions', async () => {
  await import('./index.ts');
  expect(helmVersion).toHaveBeenCalledTimes(1);
});

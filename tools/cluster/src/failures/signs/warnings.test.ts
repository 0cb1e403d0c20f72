import { describe, expect, test } from 'vitest';
import { catalogue } from '../catalogue/catalogue.ts';
import { recordedSnapshot } from '../fixtures/snapshots.ts';
import { findFailures } from './signs.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { repeatedWarnings, sameWords } from './warnings.ts';

/** A recorded snapshot as it was when only the first warnings had come. */
function early(name: string, warnings: number): Snapshot {
  const snapshot = recordedSnapshot(name);
  return { ...snapshot, warnings: snapshot.warnings.slice(0, warnings) };
}
const found = (snapshot: Snapshot) => findFailures(snapshot, catalogue)[0];

describe('what has an id or a time in its words is the same', () => {
  test.each(['network-addresses', 'disk-mount'])('%s', (name) => {
    const { warnings } = recordedSnapshot(name);
    expect(warnings.length).toBeGreaterThan(1);
    expect(warnings.every(({ count }) => count === 1)).toBe(true);
    expect(new Set(warnings.map(({ message }) => message)).size).toBe(warnings.length);
    expect(new Set(warnings.map(({ message }) => sameWords(message))).size).toBe(1);
  });

  test('but not what is about something else', () => {
    expect(sameWords('volume "data-1" is not there')).not.toBe(sameWords('volume "data-2" is not there'));
  });
});

test('a volume that cannot be written twice may pass, three times not', () => {
  expect(found(early('disk-mount', 2))).toBeUndefined();
  expect(found(early('disk-mount', 3))).toMatchObject({ failure: { code: 'NODE-DISK' } });
});

test('a sandbox that failed once is given the time of a second try, and is then told sooner', () => {
  expect(found(early('network-addresses', 1))).toMatchObject({
    failure: { code: 'POD-SANDBOX' },
    looks: 25,
  });
  expect(found(early('network-addresses', 2))).toMatchObject({ failure: { code: 'POD-SANDBOX' }, looks: 8 });
  expect(found(early('network-plugin', 1))).toMatchObject({ looks: 25 });
});

test('a pod that is set up by now is no failure for what was said before', () => {
  const snapshot = recordedSnapshot('network-addresses');
  const condition = snapshot.pods[0]!.status.conditions!.find(
    ({ type }) => type === 'PodReadyToStartContainers',
  )!;
  expect(condition.status).toBe('False');
  expect(repeatedWarnings(snapshot, 2)).toHaveLength(1);
  condition.status = 'True';
  expect(repeatedWarnings(snapshot, 1)).toEqual([]);
});

test('a cache of the node that lags is none', () => {
  const said = repeatedWarnings(recordedSnapshot('network-away'), 1);
  expect(said.map(({ reason }) => reason)).toEqual(['NetworkNotReady']);
});

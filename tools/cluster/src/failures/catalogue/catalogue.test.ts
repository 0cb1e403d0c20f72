import { describe, expect, test } from 'vitest';
import { catalogue } from './catalogue.ts';
import type { Failure, Place } from './failure.ts';
import { emptySnapshot, recordedHelm, recordedSnapshot, snapshotNames } from '../fixtures/snapshots.ts';
import { containerScenarios } from '../on-cluster/container-scenarios.ts';
import { controllerScenarios } from '../on-cluster/controller-scenarios.ts';
import { podScenarios } from '../on-cluster/pod-scenarios.ts';
import { inScope } from '../snapshot/scope.ts';
import { findFailures, fits } from '../signs/signs.ts';

/** The first failure that takes these words at this place, as in a snapshot. */
const firstAt = (place: Place, words: string, reason?: string): Failure | undefined =>
  catalogue.find(({ signs }) => signs.some((sign) => sign.in === place && fits(sign, { words, reason })));

test.each(catalogue.map((failure) => [failure.code, failure] as const))(
  '%s takes its own example',
  (_, failure) => {
    const { signs, example } = failure;
    const found = signs.map((sign) => {
      const named = sign.reasons?.find((reason) => example.includes(reason)) ?? sign.reasons?.[0];
      return firstAt(sign.in, example, named)?.code;
    });
    expect(found).toContain(failure.code);
  },
);

test('texts are plain: no full stop at the end, no empty one', () => {
  for (const { code, title, cause, next } of catalogue)
    for (const text of [title, cause, ...next]) expect(text, code).toMatch(/[^.\s]$/);
});

/** Some show in the log or in the nodes only, which are no part of a snapshot. */
function atFirst({ code, nodes, pods }: ReturnType<typeof recordedSnapshot>): string {
  if (['POD-ARCH', 'POD-NO-SPACE'].includes(code)) return 'POD-CRASH';
  return nodes && !pods[0]!.spec.nodeName ? 'POD-NODE' : code;
}

describe('recorded on a real cluster', () => {
  test.each(snapshotNames())('%s', (name) => {
    const snapshot = recordedSnapshot(name);
    const found = findFailures(inScope(snapshot, emptySnapshot, false), catalogue)[0];
    expect(found?.failure.code).toBe(atFirst(snapshot));
    expect(found?.where).toMatch(/^(pod|ReplicaSet|Deployment|Job) [a-z]/);
  });

  test('each entry is there, but those of helm that `on-cluster/` makes', () => {
    const codes = new Set(
      [...snapshotNames().map(recordedSnapshot), ...recordedHelm].map(({ code }) => code),
    );
    const own = catalogue.filter(({ tested, signs }) => tested === 'recorded' || signs[0]!.in !== 'helm');
    // Helm tells it first.
    expect(own.map(({ code }) => code).filter((code) => !codes.has(code) && code !== 'ADMISSION')).toEqual(
      [],
    );
  });

  test('each that no scenario makes says how it was made', () => {
    const scenarios = new Set(
      [...containerScenarios, ...podScenarios, ...controllerScenarios].map(({ name }) => name),
    );
    const byHand = snapshotNames().filter((name) => !scenarios.has(name));
    for (const name of byHand) expect(recordedSnapshot(name).made, name).toMatch(/^kind, Kubernetes \d/);
  });

  test.each(snapshotNames())('%s is nothing to an upgrade that found it there', (name) => {
    const snapshot = recordedSnapshot(name);
    expect(findFailures(inScope(snapshot, snapshot, false), catalogue)).toEqual([]);
  });
});

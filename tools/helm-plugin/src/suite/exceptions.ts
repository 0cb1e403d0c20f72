import { expect, test } from 'vitest';
import type { KubeObject } from '../render.ts';
import { describeChart, environmentsOf, objectsFor, type Subject } from './subject.ts';

/** Where an object is excepted from a rule: environments, then `Kind: rule, rule`. */
export interface ExceptionsRequest extends Subject {
  /** Environment → kind → rules, in the order of the alphabet; kube-score's and Checkov's together. */
  exceptions: Record<string, Record<string, string[]>>;
}

/** Which objects are excepted from which rules of `lint`, and that each exception says why. */
export function describeExceptions({ exceptions, ...subject }: ExceptionsRequest): void {
  describeChart('exceptions from the rules of kube-score and Checkov', () => {
    test('are told for every environment', () => {
      expect(Object.keys(exceptions).sort()).toEqual(environmentsOf(subject).sort());
    });

    test.each(Object.entries(exceptions))('%s: these and no others', async (environment, wanted) => {
      const found: Record<string, string[]> = {};
      for (const object of await objectsFor(subject, environment)) {
        const rules = [...scoreRules(object), ...checkovRules(object).map(([id]) => id ?? '')];
        if (rules.length) found[object.kind] = [...new Set([...(found[object.kind] ?? []), ...rules])].sort();
      }
      expect(found).toEqual(wanted);
    });

    test('have their reason', async () => {
      const told = (await objectsFor(subject)).flatMap(checkovRules);
      expect(told.length).toBeGreaterThan(0);
      for (const [id, reason] of told) expect(reason, id).toMatch(/\w+ \w+ \w+/);
    });
  });
}

const scoreRules = ({ metadata }: KubeObject) =>
  metadata.annotations?.['kube-score/ignore']?.split(',') ?? [];

/** `checkov.io/skip1: ID=reason` → ID, reason */
const checkovRules = ({ metadata }: KubeObject) =>
  Object.entries(metadata.annotations ?? {})
    .filter(([name]) => name.startsWith('checkov.io/skip'))
    .map(([, value]) => [value.slice(0, value.indexOf('=')), value.slice(value.indexOf('=') + 1)]);

import { expect, test } from 'vitest';
import type { KubeObject } from '../render.ts';
import { describeChart, environmentsOf, objectsFor, type Subject } from './subject.ts';

/** Where an object is excepted from a rule: environments, then `Kind: rule, rule`. */
export interface ExceptionsRequest extends Subject {
  /** Environment → kind → rules, in the order of the alphabet; kube-score's and Checkov's together. */
  exceptions: Record<string, Record<string, string[]>>;
}

/** Images that were built here: their tag is one build's, and no registry has them. */
const builtHere = ['CKV_K8S_15', 'CKV_K8S_43', 'container-image-pull-policy'];
/** A Pod of its own runs once and ends; the rules ask none of these of a Job. */
const noProbes = ['CKV_K8S_8', 'CKV_K8S_9'];

/**
 * What a chart of this workspace needs for the pods that it makes, in each environment.
 * @param kinds the kinds with pods: managed by a controller, or a bare Pod such as `helm test`'s
 * @param more kind → rules, in every environment
 */
export function usualExceptions(
  kinds: Record<string, 'managed' | 'bare'>,
  more: Record<string, string[]> = {},
): ExceptionsRequest['exceptions'] {
  const all = {
    ...Object.fromEntries(
      Object.entries(kinds).map(([kind, how]) => [
        kind,
        [...builtHere, ...(how === 'bare' ? noProbes : [])].sort(),
      ]),
    ),
    ...more,
  };
  return { default: all, prod: all, dev: all };
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

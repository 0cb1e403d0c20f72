import { documentsByName } from './documents.ts';
import { shownValue, treeDifferences } from './tree-diff.ts';

/**
 * What differs between two rendered manifests, a line a value: `Deployment/backend spec.replicas: 1 → 2`. Objects are
 * matched by kind and name and list entries by their name, so moved lines are no difference.
 */
export function manifestDifferences(before: string, now: string): string[] {
  const [old, wanted] = [documentsByName(before), documentsByName(now)];
  const lines: string[] = [];
  for (const [name, object] of wanted) {
    const living = old.get(name);
    if (!living) lines.push(`${name} is new`);
    else
      treeDifferences(living, object, (path, a, b) =>
        lines.push(`${name} ${path}: ${shownValue(a)} → ${shownValue(b)}`),
      );
  }
  for (const name of old.keys()) if (!wanted.has(name)) lines.push(`${name} goes`);
  return lines;
}

import { attempt } from './command.ts';
import type { Cluster } from './kubernetes.ts';

/**
 * Lines in which the living objects differ from a release's manifest: what `kubectl scale`, `edit` or `delete` by
 * hand changed. Asks the API server (server-side dry run), so defaults that it fills in are no difference.
 */
export async function findDrift(cluster: Cluster, manifest: string): Promise<string[]> {
  const args = [...cluster.kubectlFlags, 'diff', '--server-side'];
  args.push('--force-conflicts', '--field-manager=helm', '-f', '-');
  const diff = await attempt('kubectl', args, { input: manifest });
  // 0: equal, 1: differences, above: it could not compare, which an upgrade will tell better.
  if (diff.exitCode === 0) return [];
  if (diff.exitCode > 1) return [diff.stderr.trim().split('\n').at(-1) ?? 'kubectl diff failed'];
  return readDiff(diff.stdout);
}

/** The changed lines of a unified diff, without generated fields. */
export function readDiff(text: string): string[] {
  // `-- name: x` is a list entry at the left edge that is gone.
  const changed = text.split('\n').filter((line) => /^[+-]/.test(line) && !/^(--- |\+\+\+ )/.test(line));
  return changed.filter((line) => !/^[+-]\s+(generation|resourceVersion|uid|creationTimestamp):/.test(line));
}

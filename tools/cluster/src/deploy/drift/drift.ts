import { dryRunApply, readObjects } from '../../api/read.ts';
import { attempt } from '../../programs/command.ts';
import type { Cluster } from '../../kubernetes.ts';
import { additionsIn, findAdditions } from './additions.ts';
import { asInstalled, documentsOf, objectName, type Document } from './documents.ts';
import { readDiff } from './read-diff.ts';
import { shownValue, treeDifferences, type Tree } from './tree-diff.ts';

/**
 * What was changed by hand in the objects of a release, a sentence each: values that differ, objects that are gone, fields
 * that were added. The API server is asked what an apply would make of each object (a server-side dry run), so defaults
 * that it fills in are no difference.
 */
export async function findDrift(cluster: Cluster, release: string, manifest: string): Promise<string[]> {
  const objects = documentsOf(manifest).map((one) => asInstalled(one, release, cluster.namespace));
  const [living, wanted] = await Promise.all([readObjects(cluster, objects), dryRunApply(cluster, objects)]);
  if (!living || !wanted) return driftByKubectl(cluster, objects, manifest);
  const changed = objects.flatMap((object, i) => differencesOf(objectName(object), living[i], wanted[i]));
  return [...changed, ...additionLines(additionsIn(living, manifest))];
}

const additionLines = (additions: Awaited<ReturnType<typeof findAdditions>>) =>
  additions.flatMap(({ object, paths }) => paths.map((path) => `${object}: ${path} was added`));

/** Fields that Kubernetes writes itself. */
const generated = ['managedFields', 'generation', 'resourceVersion', 'uid', 'creationTimestamp'];

/** What an apply would change in a living object. */
export function differencesOf(name: string, living: Tree | undefined, wanted: Tree | undefined): string[] {
  if (!living || !wanted) return [`${name} is gone`];
  const lines: string[] = [];
  treeDifferences(comparable(living), comparable(wanted), (path, is, should) => {
    if (should === undefined) lines.push(`${name}: ${path} (${shownValue(is)}) is not in the release`);
    else if (is === undefined) lines.push(`${name}: ${path} (${shownValue(should)}) is missing`);
    else lines.push(`${name}: ${path} is ${shownValue(is)}, the release says ${shownValue(should)}`);
  });
  return lines;
}

function comparable({ status: _, metadata, ...rest }: Tree): Tree {
  const kept = Object.entries((metadata ?? {}) as Tree).filter(([key]) => !generated.includes(key));
  return { ...rest, metadata: Object.fromEntries(kept) };
}

/** The same for a cluster into which only kubectl can sign in. */
async function driftByKubectl(cluster: Cluster, objects: Document[], manifest: string): Promise<string[]> {
  const [changed, added] = await Promise.all([
    changedLines(cluster, objects),
    findAdditions(cluster, manifest),
  ]);
  return [...changed, ...additionLines(added)];
}

async function changedLines(cluster: Cluster, items: Document[]): Promise<string[]> {
  const args = [...cluster.kubectlFlags, 'diff', '--server-side'];
  args.push('--force-conflicts', '--field-manager=helm', '-f', '-');
  const input = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  const diff = await attempt('kubectl', args, { input });
  // 0: equal, 1: differences, above: it could not compare, which an upgrade will tell better.
  if (diff.exitCode === 0) return [];
  if (diff.exitCode > 1) return [diff.stderr.trim().split('\n').at(-1) ?? 'kubectl diff failed'];
  return readDiff(diff.stdout);
}

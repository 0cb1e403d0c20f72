import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { attempt, failed } from './command.ts';
import type { Cluster } from './kubernetes.ts';

/** What helm knows of a release. */
export interface Release {
  version: number;
  /** `deployed`, `failed`, `pending-install`, `pending-upgrade`, … */
  status: string;
  description: string;
  manifest: string;
}

/** What a deployed release stands for; written into helm's description of the revision, which a rollback changes. */
export interface Stamp {
  configuration: string;
  digest: string;
}

const stampForm = /^todo-chatbot configuration=(\S+) digest=([0-9a-f]{16})$/;

export const writeStamp = (stamp: Stamp): string =>
  `todo-chatbot configuration=${stamp.configuration} digest=${stamp.digest}`;

/** The stamp of a revision, or undefined when somebody else deployed it or rolled it back. */
export function readStamp(description: string): Stamp | undefined {
  const found = stampForm.exec(description);
  return found ? { configuration: found[1]!, digest: found[2]! } : undefined;
}

interface HelmStatus {
  version: number;
  manifest: string;
  info: { status: string; description: string };
}

/** The newest revision of a release, or undefined when it is not installed. */
export async function findRelease(cluster: Cluster, name: string): Promise<Release | undefined> {
  const args = ['status', name, '-o', 'json', ...cluster.helmFlags];
  const found = await attempt('helm', args);
  if (found.exitCode === 0) {
    const { version, manifest, info } = JSON.parse(found.stdout) as HelmStatus;
    return { version, manifest, status: info.status, description: info.description };
  }
  if (/release: not found/.test(found.stderr)) return undefined;
  throw failed('helm', args, found);
}

/**
 * A digest of all that a release is made from: the chart's files and the values that are set.
 * 16 hex digits of SHA-256.
 */
export function releaseDigest(
  chartFolder: string,
  configuration: string,
  values: Record<string, string>,
): string {
  const hash = createHash('sha256');
  for (const file of chartFiles(chartFolder)) {
    hash
      .update(`${relative(chartFolder, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  const sorted = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  return hash
    .update(JSON.stringify([configuration, sorted]))
    .digest('hex')
    .slice(0, 16);
}

function chartFiles(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  // What helm leaves out of a package too.
  return files.filter((file) => !/^(tests\/|ci\/|.*\.md$)/.test(relative(folder, file))).sort();
}

/**
 * What a killed helm leaves: a revision that stays `pending-…` and locks the release. Its record is removed; the
 * objects stay and are taken over by the next upgrade. Gives the removed revision.
 */
export async function removePending(cluster: Cluster, name: string, release: Release): Promise<void> {
  await cluster.kubectl(['delete', 'secret', `sh.helm.release.v1.${name}.v${release.version}`]);
}

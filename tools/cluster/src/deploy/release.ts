import { attempt, failed } from '../command.ts';
import type { Cluster } from '../kubernetes.ts';
import { readRecord, type HelmRecord } from './helm-record.ts';

/** What helm knows of a release. */
export interface Release {
  version: number;
  /** `deployed`, `failed`, `pending-install`, `pending-upgrade`, … */
  status: string;
  description: string;
  manifest: string;
}

const asRelease = ({ version, manifest, info }: HelmRecord): Release => ({
  version,
  manifest,
  status: info.status,
  description: info.description,
});

/**
 * The newest revision of a release, or undefined when it is not installed. Read from helm's own record where that can be
 * had: a start of helm costs a third of a second, and a run asks for each release.
 */
export async function findRelease(cluster: Cluster, name: string): Promise<Release | undefined> {
  const read = await readRecord(cluster, name);
  if (read) return read.record && asRelease(read.record);
  const args = ['status', name, '-o', 'json', ...cluster.helmFlags];
  const found = await attempt('helm', args);
  if (found.exitCode === 0) return asRelease(JSON.parse(found.stdout) as HelmRecord);
  if (/release: not found/.test(found.stderr)) return undefined;
  throw failed('helm', args, found);
}

/**
 * What a killed helm leaves: a revision that stays `pending-…` and locks the release. Its record is removed; the
 * objects stay and are taken over by the next upgrade. Gives the removed revision.
 */
export async function removePending(cluster: Cluster, name: string, release: Release): Promise<void> {
  await cluster.kubectl(['delete', 'secret', `sh.helm.release.v1.${name}.v${release.version}`]);
}

import { attempt, failed } from '../programs/command.ts';
import type { Cluster } from '../kubernetes.ts';
import { readRecord, recordName, type Annotations, type HelmRecord } from './helm-record.ts';
import { askMark, readMark, type RolledBack } from './rolled-back.ts';

/** What helm knows of a release. */
export interface Release {
  version: number;
  /** `deployed`, `failed`, `pending-install`, `pending-upgrade`, … */
  status: string;
  description: string;
  manifest: string;
  /** When it is what `npm run rollback` made. */
  rolledBack?: RolledBack;
}

function asRelease(record: HelmRecord, annotations: Annotations): Release {
  const { version, manifest, info } = record;
  const rolledBack = readMark(record, annotations);
  const { status, description } = info;
  return { version, manifest, status, description, ...(rolledBack ? { rolledBack } : {}) };
}

/**
 * The newest revision of a release, or undefined when it is not installed. Read from helm's own record where that can be
 * had: a start of helm costs a third of a second, and a run asks for each release.
 */
export async function findRelease(cluster: Cluster, name: string): Promise<Release | undefined> {
  const read = await readRecord(cluster, name);
  if (read) return read.record && asRelease(read.record, read.annotations);
  const args = ['status', name, '-o', 'json', ...cluster.helmFlags];
  const found = await attempt('helm', args);
  if (found.exitCode === 0) {
    const record = JSON.parse(found.stdout) as HelmRecord;
    return asRelease(record, await askMark(cluster, name, record));
  }
  if (/release: not found/.test(found.stderr)) return undefined;
  throw failed('helm', args, found);
}

/**
 * What a killed helm leaves: a revision that stays `pending-…` and locks the release. Its record is removed; the
 * objects stay and are taken over by the next upgrade. Gives the removed revision.
 */
export async function removePending(cluster: Cluster, name: string, release: Release): Promise<void> {
  await cluster.kubectl(['delete', 'secret', recordName(name, release.version)]);
}

import { attempt, failed } from '../../programs/command.ts';
import type { Cluster } from '../../kubernetes.ts';
import { readHistory } from './history.ts';
import { readRecord, recordName, type Annotations, type HelmRecord } from './helm-record.ts';
import { askMark, isRollback, readMark, type RolledBack } from './rolled-back.ts';
import { readStamp } from './stamp.ts';

/** What helm knows of a release. */
export interface Release {
  version: number;
  /** `deployed`, `failed`, `pending-install`, `pending-upgrade`, … */
  status: string;
  description: string;
  manifest: string;
  /** The configuration that was deployed from here; of a rollback that of the revision which it brought back. */
  configuration?: string;
  /** When the revision was made, as helm writes it. */
  since?: string;
  /** When it is what `npm run rollback` made. */
  rolledBack?: RolledBack;
}

async function asRelease(
  cluster: Cluster,
  name: string,
  record: HelmRecord,
  annotations: Annotations,
): Promise<Release> {
  const { version, manifest, info } = record;
  const rolledBack = readMark(record, annotations);
  const { status, description } = info;
  const configuration = await configurationOf(cluster, name, record);
  return {
    version,
    manifest,
    status,
    description,
    ...(info.last_deployed ? { since: info.last_deployed } : {}),
    ...(configuration ? { configuration } : {}),
    ...(rolledBack ? { rolledBack } : {}),
  };
}

/** A rollback keeps no stamp of its own, whoever made it: the history tells what it brought back. */
async function configurationOf(
  cluster: Cluster,
  name: string,
  { version, info }: HelmRecord,
): Promise<string | undefined> {
  if (!isRollback(info.description)) return readStamp(info.description)?.configuration;
  const history = await readHistory(cluster, name);
  return history.find(({ revision }) => revision === version)?.stamp?.configuration;
}

/**
 * The newest revision of a release, or undefined when it is not installed. Read from helm's own record where that can be
 * had: a start of helm costs a third of a second, and a run asks for each release.
 */
export async function findRelease(cluster: Cluster, name: string): Promise<Release | undefined> {
  const read = await readRecord(cluster, name);
  if (read) return read.record && asRelease(cluster, name, read.record, read.annotations);
  const args = ['status', name, '-o', 'json', ...cluster.helmFlags];
  const found = await attempt('helm', args);
  if (found.exitCode === 0) {
    const record = JSON.parse(found.stdout) as HelmRecord;
    return asRelease(cluster, name, record, await askMark(cluster, name, record));
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

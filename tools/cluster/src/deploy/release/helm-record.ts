import { gunzipSync } from 'node:zlib';
import { readLists, readObjects } from '../../api/read.ts';
import type { Cluster } from '../../kubernetes.ts';

/** What is read of a revision's record; `helm status -o json` has the same names. */
export interface HelmRecord {
  version: number;
  manifest: string;
  info: { status: string; description: string; last_deployed?: string };
}

export type Annotations = Record<string, string> | undefined;

/** The Secret in which helm keeps a revision. */
export const recordName = (release: string, revision: number): string =>
  `sh.helm.release.v1.${release}.v${revision}`;

/** Whether helm keeps its records in Secrets, as it does unless it is told otherwise. */
export const inSecrets = (): boolean => ['', 'secret', 'secrets'].includes(process.env['HELM_DRIVER'] ?? '');

interface Labelled {
  metadata: { name: string; labels?: Record<string, string> };
}

/**
 * The newest revision of a release as helm keeps it: a Secret `sh.helm.release.v1.<name>.v<revision>` with gzipped JSON,
 * in base64 (helm.sh/docs/topics/kubernetes_apis, storage/driver/secrets.go; the same in Helm 3 and 4). Undefined where it
 * has to be asked of helm: another storage driver, another form, no right to read Secrets.
 */
export async function readRecord(
  cluster: Cluster,
  name: string,
): Promise<{ record: HelmRecord | undefined; annotations?: Annotations } | undefined> {
  if (!inSecrets()) return undefined;
  const labelSelector = `owner=helm,name=${name}`;
  const all = await readLists(cluster, [['v1', 'Secret']], { labelSelector }, { namesOnly: true });
  if (!all) return undefined;
  const revision = (one: Labelled) => Number(one.metadata.labels?.['version']);
  const [newest] = (all as unknown as Labelled[]).sort((a, b) => revision(b) - revision(a));
  if (!newest) return { record: undefined };
  const read = await readObjects(cluster, [
    { apiVersion: 'v1', kind: 'Secret', metadata: { name: newest.metadata.name } },
  ]);
  const { data, metadata } = (read?.[0] ?? {}) as Stored;
  const record = data?.['release'] === undefined ? undefined : decoded(data['release']);
  return record && { record, annotations: metadata?.annotations };
}

interface Stored {
  data?: Record<string, string>;
  metadata?: { annotations?: Record<string, string> };
}

const gzip = Buffer.from([0x1f, 0x8b]);

function decoded(release: string): HelmRecord | undefined {
  try {
    const stored = Buffer.from(Buffer.from(release, 'base64').toString('latin1'), 'base64');
    const text = stored.subarray(0, 2).equals(gzip) ? gunzipSync(stored) : stored;
    const record = JSON.parse(text.toString()) as HelmRecord;
    return typeof record.info.status === 'string' && record.version > 0 ? record : undefined;
  } catch {
    return undefined;
  }
}

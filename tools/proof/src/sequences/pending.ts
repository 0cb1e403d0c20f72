import { gunzipSync, gzipSync } from 'node:zlib';

interface ReleaseSecret {
  type: string;
  metadata: { name: string; labels: Record<string, string> };
  data: { release: string };
}

interface ReleaseRecord {
  version: number;
  info: { status: string; description: string };
}

/**
 * A Secret as helm writes it when an upgrade begins and the process is killed: the newest revision's record under the
 * next number, with a pending status. Undefined where there is no release.
 */
export function pendingCopy(list: string, app: string, status: string): ReleaseSecret | undefined {
  const { items } = JSON.parse(list) as { items: ReleaseSecret[] };
  const version = (secret: ReleaseSecret) => Number(secret.metadata.labels['version']);
  const newest = items.toSorted((a, b) => version(a) - version(b)).at(-1);
  if (!newest) return undefined;
  const next = version(newest) + 1;
  const record = unpack(newest.data.release);
  const pending = {
    ...record,
    version: next,
    info: { ...record.info, status, description: 'Preparing upgrade' },
  };
  return {
    ...{ apiVersion: 'v1', kind: 'Secret' },
    type: newest.type,
    metadata: {
      name: `sh.helm.release.v1.${app}.v${next}`,
      labels: { name: app, owner: 'helm', status, version: String(next) },
    },
    data: { release: pack(pending) },
  };
}

/** Helm's own base64 of gzip, within that of a Secret. */
export const unpack = (data: string): ReleaseRecord =>
  JSON.parse(
    gunzipSync(Buffer.from(Buffer.from(data, 'base64').toString(), 'base64')).toString(),
  ) as ReleaseRecord;

export const pack = (record: ReleaseRecord): string =>
  Buffer.from(gzipSync(JSON.stringify(record)).toString('base64')).toString('base64');

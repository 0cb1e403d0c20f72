import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { readTar, type TarEntry } from './tar.ts';

/** What an image's configuration says, as far as it is looked at. */
export interface ImageConfig {
  config: { User?: string; Env?: string[]; Labels?: Record<string, string>; Cmd?: string[] };
  history: { created_by?: string; comment?: string; empty_layer?: boolean }[];
  rootfs: { diff_ids: string[] };
}

export interface Layer {
  /** `sha256:…` of the blob as it stands in the archive. */
  digest: string;
  entries(): Generator<TarEntry>;
}

export interface ImageArchive {
  config: ImageConfig;
  /** The base's first. */
  layers: Layer[];
}

interface Index {
  manifests: { digest: string; mediaType?: string }[];
}
interface Manifest {
  config: { digest: string };
  layers: { digest: string }[];
}

/** An image as `docker save` and `docker buildx build --output type=oci` write it. @throws Error when it is none */
export function readImage(file: string): ImageArchive {
  const blobs = new Map<string, Buffer>();
  for (const { path, kind, content } of readTar(readFileSync(file))) {
    if (kind === 'file') blobs.set(path, content);
  }
  const json = <T>(path: string): T => {
    const blob = blobs.get(path);
    if (!blob) throw new Error(`${path} is not in ${file}`);
    return JSON.parse(blob.toString('utf8')) as T;
  };
  const blobOf = (digest: string) => `blobs/${digest.replace(':', '/')}`;
  let next = json<Index | Manifest>('index.json');
  // An index may lead to another one, as it does for an image of several platforms.
  while ('manifests' in next) next = json<Index | Manifest>(blobOf(next.manifests[0]?.digest ?? ''));
  return {
    config: json<ImageConfig>(blobOf(next.config.digest)),
    layers: next.layers.map(({ digest }) => ({
      digest,
      *entries() {
        const blob = blobs.get(blobOf(digest));
        if (!blob) throw new Error(`layer ${digest} is not in ${file}`);
        yield* readTar(blob[0] === 0x1f && blob[1] === 0x8b ? gunzipSync(blob) : blob);
      },
    })),
  };
}

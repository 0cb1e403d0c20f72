import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { attempt, type Output } from '../programs/command.ts';
import { byPush } from './by-push.ts';
import { TarWithout } from './tar-without.ts';

/** How a node's container reads images, by the prefix of its containerRuntimeVersion. */
export interface ImageReader {
  /** Arguments of `docker exec -i` that read `docker save` on stdin. */
  import: string[];
  /** Arguments of `docker exec` that list the digests of all layers it has; undefined where it needs whole images. */
  content?: string[];
}

export interface Transferred extends Output {
  /** Bytes that the node had already. */
  spared: number;
}

/**
 * Brings an image of the engine into a node, without the layers that the node has: by a push where that can be done, else as a
 * stream: `docker save` writes an OCI layout whose
 * files are named by their digests, and containerd takes a layer that is not in the stream from its own store.
 */
export async function intoNode(container: string, image: string, reader: ImageReader): Promise<Transferred> {
  const known = reader.content ? await digests(container, reader.content) : new Set<string>();
  const pushed = known.size > 0 ? await byPush(container, image, reader.import, known) : undefined;
  if (pushed?.exitCode === 0) return pushed;
  const save = spawn('docker', ['save', image], { stdio: ['ignore', 'pipe', 'pipe'] });
  const load = spawn('docker', ['exec', '-i', container, ...reader.import], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const filter = new TarWithout((name) => known.has(name.replace(/^blobs\/sha256\//, 'sha256:')));
  let stdout = '';
  let stderr = '';
  load.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  for (const stream of [save.stderr, load.stderr])
    stream.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const codes = [save, load].map((child) =>
    once(child, 'close').then(
      ([code]) => (code as number | null) ?? 1,
      () => 127,
    ),
  );
  // A reader that ended early closes the pipe; its own words say why.
  await pipeline(save.stdout, filter, load.stdin).catch(() => undefined);
  const [saved = 1, loaded = 1] = await Promise.all(codes);
  return { exitCode: saved || loaded, stdout, stderr, spared: filter.spared };
}

async function digests(container: string, list: string[]): Promise<Set<string>> {
  const listed = await attempt('docker', ['exec', container, ...list]);
  return new Set(listed.exitCode === 0 ? listed.stdout.split('\n').map((line) => line.trim()) : []);
}

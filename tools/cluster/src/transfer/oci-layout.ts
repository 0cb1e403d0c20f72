import type { Blob } from './push-receiver.ts';

/** The parts of an OCI image manifest or index that are read here. */
interface Manifest {
  layers?: { digest: string; size: number }[];
}

/**
 * A tar of an OCI image layout (OCI image-spec, image-layout.md), as containerd imports it. Blobs that the reader has already may
 * be left out. @param name the image's full name on the node, `docker.io/library/…`
 */
export function ociLayout(blobs: Map<string, Blob>, root: string, name: string): Buffer[] {
  const { bytes, mediaType } = blobs.get(root)!;
  const annotations = {
    'io.containerd.image.name': name,
    'org.opencontainers.image.ref.name': name.split(':').at(-1)!,
  };
  const manifests = [{ mediaType, digest: root, size: bytes.length, annotations }];
  const json = (value: unknown) => Buffer.from(JSON.stringify(value));
  return [
    ...file('oci-layout', json({ imageLayoutVersion: '1.0.0' })),
    ...[...blobs].flatMap(([digest, blob]) => file(`blobs/${digest.replace(':', '/')}`, blob.bytes)),
    ...file('index.json', json({ schemaVersion: 2, manifests })),
    // Two empty blocks end a tar.
    Buffer.alloc(1024),
  ];
}

/** Bytes of the layers that manifests name and that were not sent. */
export function sparedBytes(blobs: Map<string, Blob>): number {
  const spared = new Map<string, number>();
  for (const { bytes, mediaType } of blobs.values()) {
    if (!mediaType.includes('manifest')) continue;
    for (const { digest, size } of (JSON.parse(bytes.toString()) as Manifest).layers ?? [])
      if (!blobs.has(digest)) spared.set(digest, size);
  }
  return [...spared.values()].reduce((sum, size) => sum + size, 0);
}

/** A file of a tar: its header (POSIX.1-1988 ustar), its content, and zeros up to the next block of 512 bytes. */
function file(path: string, content: Buffer): Buffer[] {
  const header = Buffer.alloc(512);
  header.write(path, 0, 100);
  header.write('0000644\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write('        ', 148);
  header.write('0', 156);
  header.write('ustar\x0000', 257, 'latin1');
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return [header, content, Buffer.alloc((512 - (content.length % 512)) % 512)];
}

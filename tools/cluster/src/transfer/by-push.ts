import { attempt } from '../programs/command.ts';
import type { Transferred } from './into-node.ts';
import { fullName } from './node-runtime.ts';
import { ociLayout, sparedBytes } from './oci-layout.ts';
import { PushReceiver } from './push-receiver.ts';

/** Seconds: what is to be sent is small, or `docker save` is the better way. */
const patience = 60;

/**
 * Gets the layers that a node lacks out of the engine by a push to this process, and gives them to the node: `docker save`
 * writes all layers, also those that nobody needs, which takes a second for 60 MB. Undefined where that cannot be done: the
 * engine keeps images in the older way (its layers have no lasting digests), or does not reach this machine's loopback, as
 * in the virtual machine of Docker Desktop.
 */
export async function byPush(
  container: string,
  image: string,
  load: string[],
  known: Set<string>,
): Promise<Transferred | undefined> {
  if (process.platform !== 'linux' || !isHere(process.env['DOCKER_HOST'])) return undefined;
  const inspected = await attempt('docker', ['image', 'inspect', '-f', '{{.Descriptor.Digest}}', image]);
  const digest = inspected.stdout.trim();
  if (inspected.exitCode !== 0 || !digest.startsWith('sha256:')) return undefined;
  const receiver = new PushReceiver(known);
  let reference: string | undefined;
  try {
    reference = `${await receiver.open()}:${image.split(':')[1] ?? ''}`;
    const tagged = await attempt('docker', ['tag', image, reference]);
    if (tagged.exitCode !== 0) return undefined;
    const pushed = await attempt('docker', ['push', '--quiet', reference], { timeout: patience });
    // Nobody but the engine can have sent this: it is the image, by its digest.
    if (pushed.exitCode !== 0 || receiver.root !== digest) return undefined;
    const tar = Buffer.concat(ociLayout(receiver.blobs, digest, fullName(image)));
    const loaded = await attempt('docker', ['exec', '-i', container, ...load], { input: tar });
    return { ...loaded, spared: sparedBytes(receiver.blobs) };
  } finally {
    receiver.close();
    if (reference) await attempt('docker', ['rmi', '--no-prune', reference]);
  }
}

const isHere = (host = '') => host === '' || host.startsWith('unix://');

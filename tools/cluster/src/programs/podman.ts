import { readFileSync, realpathSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { which } from 'zx';
import { Problem } from '../../../../libs/problem/src/problem.ts';

/** The package podman-docker, and Podman Desktop, install a script of a few hundred bytes. */
const longest = 8192;

/**
 * Whether the `docker` on PATH is Podman: a link to it, or a script that calls it. Told from the file, which is quicker
 * than to run it; a Docker whose engine is Podman's is another matter, which the doctor asks the engine.
 */
export async function isPodman(): Promise<boolean> {
  const found = await which('docker', { nothrow: true });
  if (!found) return false;
  const file = realpathSync(found);
  if (basename(file).startsWith('podman')) return true;
  return statSync(file).size <= longest && /\bpodman\b/.test(readFileSync(file, 'utf8'));
}

export function dockerIsPodman(): Problem {
  return new Problem({
    code: 'DOCKER-PODMAN',
    what: 'the docker on PATH is Podman',
    where: 'PATH',
    cause:
      'the images are built with buildx and looked up in an engine of Docker, neither of which Podman has',
    next: 'install Docker beside it (https://docs.docker.com/get-docker/), or use: npm start -- --target embedded',
    class: 'preflight',
  });
}

import { Problem } from '../../../../libs/problem/src/problem.ts';
import { attempt, failed, run, type Output } from '../programs/command.ts';
import type { Cluster } from '../kubernetes.ts';
import { done, unchanged, type Outcome } from '../outcome/outcome.ts';
import { differs, equal, type Verdict } from '../outcome/verdict.ts';
import { ensurePullSecret } from './pull-secret.ts';
import { nameIn, theRegistry, type Registry } from './registry.ts';

const denied = /unauthorized|denied|authentication required|no basic auth/i;
const digestForm = /sha256:[0-9a-f]{64}/;

/** Digests that were seen in a registry by this process. */
const seen = new Map<string, Promise<string | undefined>>();

/** The digest that the registry has under an image's tag, or undefined. Asked once a process. */
export function pushedDigest(cluster: Cluster, image: string): Promise<string | undefined> {
  const registry = theRegistry(cluster.settings);
  const name = nameIn(registry, image);
  const asked = seen.get(name) ?? askDigest(cluster, registry, name);
  seen.set(name, asked);
  asked.catch(() => seen.delete(name));
  return asked;
}

async function askDigest(cluster: Cluster, registry: Registry, name: string): Promise<string | undefined> {
  const args = ['buildx', 'imagetools', 'inspect', name, '--format', '{{.Manifest.Digest}}'];
  let found = await attempt('docker', args, { timeout: 60 });
  if (found.exitCode !== 0 && denied.test(found.stderr) && (await login(cluster, registry)))
    found = await attempt('docker', args, { timeout: 60 });
  if (found.exitCode === 0) return digestForm.exec(found.stdout)?.[0];
  // A registry may say "denied" for what is not there; the push tells which it is.
  if (/not found|manifest unknown|name unknown/i.test(found.stderr) || denied.test(found.stderr))
    return undefined;
  throw registryAway(registry, args, found);
}

/** Whether the registry has the image. Sends nothing. */
export async function checkPushed(cluster: Cluster, image: string): Promise<Verdict> {
  const name = nameIn(theRegistry(cluster.settings), image);
  const digest = await pushedDigest(cluster, image);
  return digest ? equal(`${name} is in the registry`) : differs(`the registry lacks ${name}`);
}

/** The registry has the image, and the namespace has the secret to pull it with. */
export async function ensurePushed(cluster: Cluster, image: string): Promise<Outcome> {
  const registry = theRegistry(cluster.settings);
  const name = nameIn(registry, image);
  const [digest] = await Promise.all([pushedDigest(cluster, image), ensurePullSecret(cluster, registry)]);
  if (digest) return unchanged(`${name} is in the registry (${shown(digest)})`);
  const pushed = await push(cluster, registry, image, name);
  seen.set(name, Promise.resolve(pushed));
  return done(`${name} pushed (${shown(pushed)})`);
}

async function push(cluster: Cluster, registry: Registry, image: string, name: string): Promise<string> {
  await run('docker', ['tag', image, name]);
  try {
    let pushed = await attempt('docker', ['push', name]);
    if (pushed.exitCode !== 0 && denied.test(pushed.stderr) && (await login(cluster, registry)))
      pushed = await attempt('docker', ['push', name]);
    const digest = digestForm.exec(pushed.stdout)?.[0];
    if (pushed.exitCode === 0 && digest) return digest;
    throw registryAway(registry, ['push', name], pushed);
  } finally {
    // Only a name: the image itself stays under ours.
    await attempt('docker', ['rmi', '--no-prune', name]);
  }
}

let loggedIn: Promise<boolean> | undefined;

/** Logs Docker in with the values of .env, when it has some. The password goes through stdin. */
function login({ settings: { value } }: Cluster, { host }: Registry): Promise<boolean> {
  const [user, password] = [value('REGISTRY_USERNAME'), value('REGISTRY_PASSWORD')];
  if (!user || !password) return Promise.resolve(false);
  loggedIn ??= run('docker', ['login', '--username', user, '--password-stdin', host], {
    input: password,
  }).then(() => true);
  return loggedIn;
}

const shown = (digest: string) => digest.slice(0, 'sha256:'.length + 12);

function registryAway({ host }: Registry, args: string[], output: Output): Problem {
  const plain = failed('docker', args, output);
  if (plain.facts.code !== 'COMMAND-FAILED') return plain;
  const refused = denied.test(output.stderr);
  return new Problem({
    code: refused ? 'REGISTRY-DENIED' : 'REGISTRY-AWAY',
    what: refused ? `the registry ${host} refuses this user` : `the registry ${host} does not answer as one`,
    where: `docker ${args.join(' ')}`,
    cause: refused
      ? 'Docker is not logged in there, or the user may not write to this path'
      : 'a wrong REGISTRY, no network, or a registry without TLS that Docker is not told to trust',
    next: refused
      ? `docker login ${host}, or REGISTRY_USERNAME and REGISTRY_PASSWORD in .env; then the same command again`
      : 'mend REGISTRY in .env, then the same command again',
    class: 'preflight',
    words: output.stderr || output.stdout,
  });
}

import type { Cluster } from '../../../../cluster/src/kubernetes.ts';
import type { Access } from '../../model/access.ts';
import { noEndpoint } from '../problems.ts';
import {
  chartOf,
  kagentNamespace,
  kagentVersion,
  keySecret,
  namespaceManifest,
  ourMark,
  releases,
  secretManifest,
  valuesOf,
} from './charts.ts';
import { callsOn, foreign, helmFailed, stateOf } from './cluster-calls.ts';

/**
 * Installs kagent in its pinned version, or brings what was installed from here to it. The key goes into a Secret by stdin, never
 * into helm's values. @throws Problem AI-NO-ENDPOINT, AI-KAGENT-FOREIGN, AI-KAGENT-HELM
 */
export async function installKagent(
  cluster: Cluster,
  access: Access | undefined,
  plain: string[],
  tell: (line: string) => void,
): Promise<void> {
  if (!access) throw noEndpoint('kagent', plain);
  const calls = callsOn(cluster);
  for (const release of releases) if ((await stateOf(release, calls)) === 'foreign') throw foreign(release);
  const there = await calls.tryKubectl(['get', 'namespace', kagentNamespace, '-o', 'name']);
  if (there.exitCode !== 0) await calls.kubectl(['create', '-f', '-'], namespaceManifest());
  // Server-side: a client-side apply would write the key into an annotation once more.
  const apply = ['apply', '--server-side', '--force-conflicts', `--field-manager=${ourMark}`, '-f', '-'];
  await calls.kubectl(apply, secretManifest(access));
  for (const release of releases) {
    tell(`${release} ${kagentVersion} is installed; this takes a minute or more`);
    const args = ['upgrade', '--install', release, chartOf(release), '--version', kagentVersion, '-f', '-'];
    const watched = ['--wait', '--timeout', '5m'];
    const ended = await calls.helm([...args, ...watched], JSON.stringify(valuesOf(release, access)));
    if (ended.exitCode !== 0) throw helmFailed('upgrade', release, ended);
  }
}

/**
 * Removes what was installed from here; gives false when nothing was there. With kagent-crds all resources of kagent go, in every
 * namespace. @throws Problem AI-KAGENT-FOREIGN, AI-KAGENT-HELM
 */
export async function removeKagent(cluster: Cluster, tell: (line: string) => void): Promise<boolean> {
  const calls = callsOn(cluster);
  const states = await Promise.all(
    releases.map(async (release) => ({ release, state: await stateOf(release, calls) })),
  );
  const other = states.find(({ state }) => state === 'foreign');
  if (other) throw foreign(other.release);
  for (const { release } of states.filter(({ state }) => state === 'ours').reverse()) {
    tell(`${release} is removed`);
    const ended = await calls.helm(['uninstall', release, '--wait', '--timeout', '5m']);
    if (ended.exitCode !== 0) throw helmFailed('uninstall', release, ended);
  }
  await calls.kubectl(['delete', 'secret', keySecret, '--ignore-not-found']);
  const label = `app.kubernetes.io/managed-by=${ourMark}`;
  const own = await calls.kubectl(['get', 'namespaces', '-l', label, '-o', 'name']);
  const made = own.split('\n').includes(`namespace/${kagentNamespace}`);
  if (made) await calls.kubectl(['delete', 'namespace', kagentNamespace, '--wait=false']);
  return made || states.some(({ state }) => state === 'ours');
}

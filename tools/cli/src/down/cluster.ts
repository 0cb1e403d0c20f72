import { attempt } from '../../../cluster/src/command.ts';
import { databaseName } from '../../../cluster/src/database.ts';
import { theCluster, type Cluster } from '../../../cluster/src/kubernetes.ts';
import { hasMark, markIfMade } from '../../../cluster/src/profile-mark.ts';
import { peekSettings } from '../../../settings/src/settings.ts';
import type { DownOptions } from '../commands/down.ts';
import { missingTools } from '../target.ts';

/** Removes releases and the database container, with the data the Secrets too; stops (or deletes) the profile if it was made here. */
export async function takeDownCluster(options: DownOptions): Promise<void> {
  if ((await missingTools('minikube')).length) return;
  const cluster = theCluster(peekSettings());
  if ((await cluster.provider.state()) === 'running') {
    await removeReleases(cluster, options);
    // They belong to the data: a new .env takes its values over from them.
    if (options.data) await removeSecrets(cluster, options);
    await stopProfile(cluster, options);
  }
  await removeDatabase(cluster, options);
}

async function removeReleases(cluster: Cluster, { dryRun, say }: DownOptions): Promise<void> {
  for (const release of ['frontend', 'backend']) {
    if ((await attempt('helm', ['status', release, ...cluster.helmFlags])).exitCode !== 0) continue;
    if (!dryRun)
      await attempt('helm', ['uninstall', release, '--wait', '--timeout', '2m', ...cluster.helmFlags]);
    say(`removed: release ${release}`);
  }
}

async function removeSecrets(cluster: Cluster, { dryRun, say }: DownOptions): Promise<void> {
  const ours = ['-l', 'app.kubernetes.io/managed-by=todo-chatbot'];
  const found = (await cluster.kubectl(['get', 'secrets', ...ours, '-o', 'name'])).trim();
  if (!found) return;
  if (!dryRun) await cluster.kubectl(['delete', 'secrets', ...ours]);
  say(`removed: ${found.replaceAll('\n', ', ')}`);
}

async function stopProfile(cluster: Cluster, { all, dryRun, say }: DownOptions): Promise<void> {
  const { provider, settings } = cluster;
  await markIfMade(provider.context);
  if (!(await hasMark(provider.context))) {
    process.stderr.write(`minikube profile ${settings.profile} was not made here and is left as it is\n`);
    return;
  }
  if (!dryRun) await (all ? provider.remove() : provider.stop());
  say(`${all ? 'deleted' : 'stopped'}: minikube profile ${settings.profile}`);
}

async function removeDatabase(cluster: Cluster, { data, dryRun, say }: DownOptions): Promise<void> {
  const name = databaseName(cluster);
  if ((await attempt('docker', ['container', 'inspect', name])).exitCode === 0) {
    if (!dryRun) await attempt('docker', ['stop', name]).then(() => attempt('docker', ['rm', name]));
    say(`removed: PostgreSQL container ${name}`);
  }
  if (!data || (await attempt('docker', ['volume', 'inspect', name])).exitCode !== 0) return;
  if (!dryRun) await attempt('docker', ['volume', 'rm', name]);
  say(`deleted: data volume ${name}`);
}

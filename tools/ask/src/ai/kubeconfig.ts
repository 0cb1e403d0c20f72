import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, runJson } from '../../../cluster/src/programs/command.ts';
import type { Cluster } from '../../../cluster/src/kubernetes.ts';
import { mask } from '../../../settings/src/redact.ts';
import { accessManifest, accountName } from './reader.ts';

/** Who one is for a cluster; `exec` is the program that gets a token. */
type User = Record<string, unknown> & { exec?: { env?: { name: string; value: string }[] | null } };

/** What `kubectl config view --minify` shows of one context. */
interface Minified {
  clusters?: { name: string; cluster: Record<string, unknown> }[] | null;
  users?: { name: string; user: User }[] | null;
}

/** A folder for one run of a tool, with a kubeconfig that only its owner can read. */
export interface Place {
  folder: string;
  kubeconfig: string;
  /** Hides the credentials of this kubeconfig. */
  hide: (line: string) => string;
}

/**
 * Variables that let a tool find its settings in this folder, where there are none: those of the user may loosen what is asked
 * of it here, and what it writes there goes with the folder.
 */
export const homeIn = (folder: string, more: Record<string, string>): Record<string, string> => ({
  ...more,
  HOME: folder,
  USERPROFILE: folder,
  XDG_CONFIG_HOME: join(folder, '.config'),
  TMPDIR: folder,
});

/** Where a login program, such as a cloud's, finds the login; the tool's own home is another one. */
const loginNames = [
  'HOME',
  'XDG_CONFIG_HOME',
  'AWS_PROFILE',
  'AWS_REGION',
  'CLOUDSDK_CONFIG',
  'AZURE_CONFIG_DIR',
];

/** A user of a kubeconfig whose login program is started as it is without the tool. */
function atHome(user: User): User {
  if (!user.exec) return user;
  const env = loginNames.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [{ name, value }];
  });
  return { ...user, exec: { ...user.exec, env: [...env, ...(user.exec.env ?? [])] } };
}

/**
 * Does `work` with a kubeconfig that holds the deployed context alone. `reader`: its user is an account made for this run, which
 * may read the objects of the cluster but no Secret; else it is the user's own. All of it is gone afterwards.
 */
export async function withKubeconfig<T>(
  cluster: Cluster,
  who: 'reader' | 'own',
  work: (place: Place) => Promise<T>,
): Promise<T> {
  const { context } = cluster.provider;
  const args = ['--context', context, 'config', 'view', '--minify', '--flatten', '--raw', '-o', 'json'];
  const view = await runJson<Minified>('kubectl', args);
  const folder = mkdtempSync(join(tmpdir(), 'todo-ai-'));
  // A signal waits until what was made is gone.
  const stay = () => undefined;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stay);
  const account = accountName();
  try {
    const user: User =
      who === 'own' ? atHome(view.users?.[0]?.user ?? {}) : { token: await makeReader(cluster, account) };
    const kubeconfig = join(folder, 'config');
    const config = {
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': context,
      contexts: [
        { name: context, context: { cluster: context, user: context, namespace: cluster.namespace } },
      ],
      clusters: [{ name: context, cluster: view.clusters?.[0]?.cluster ?? {} }],
      users: [{ name: context, user }],
    };
    writeFileSync(kubeconfig, JSON.stringify(config), { mode: 0o600 });
    const credentials = Object.values(user).filter(
      (one): one is string => typeof one === 'string' && one.length > 7,
    );
    return await work({
      folder,
      kubeconfig,
      hide: (line) => credentials.reduce((text, one) => text.replaceAll(one, mask), line),
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
    if (who === 'reader') await removeReader(cluster, account);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, stay);
  }
}

/** Makes the account and gives a token that ends in ten minutes, the shortest that Kubernetes gives. */
async function makeReader(cluster: Cluster, account: string): Promise<string> {
  await cluster.kubectl(['apply', '-f', '-'], accessManifest(cluster.namespace, account));
  return (await cluster.kubectl(['create', 'token', account, '--duration=10m'])).trim();
}

async function removeReader(cluster: Cluster, account: string): Promise<void> {
  const args = [...cluster.kubectlFlags, 'delete', '--ignore-not-found', '--wait=false', '-f', '-'];
  // A cluster that has gone meanwhile is no reason to hide what the tool said; the token ends by itself.
  await run('kubectl', args, { input: accessManifest(cluster.namespace, account), timeout: 20 }).catch(() => {
    process.stderr.write(
      `! AI-READER-LEFT: the account ${account} could not be removed; later: kubectl ${cluster.kubectlFlags.slice(0, 2).join(' ')} delete serviceaccounts,clusterroles,clusterrolebindings --all-namespaces -l app.kubernetes.io/component=ai-reader\n`,
    );
  });
}

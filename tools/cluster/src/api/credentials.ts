import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import { kubeconfigFiles } from '../guard/kubeconfig.ts';

/** How a context's API server is asked: the parts of a kubeconfig that need no other program. */
export interface Credentials {
  server: URL;
  tls: {
    ca?: string | Buffer;
    cert?: string | Buffer;
    key?: string | Buffer;
    servername?: string;
    rejectUnauthorized?: boolean;
  };
  token?: string;
}

type Entry = Record<string, unknown>;

interface Named {
  name?: string;
  /** The file's folder: what an entry names is relative to it. */
  folder: string;
  entry: Entry;
}

/** What this reader leaves to kubectl: plug-ins for signing in, proxies, acting as somebody else. */
const leftToKubectl = {
  user: ['exec', 'auth-provider', 'username', 'password', 'as', 'as-uid', 'as-groups', 'as-user-extra'],
  cluster: ['proxy-url'],
};
const proxies = ['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'];

/**
 * The credentials of a context, or undefined where kubectl itself has to ask: an unusual sign-in, a proxy, or a file that
 * cannot be read. Of several files the first that names something counts, as for kubectl.
 */
export function readCredentials(context: string, files = kubeconfigFiles()): Credentials | undefined {
  try {
    const configs = files.flatMap((file) => readConfig(file));
    const pick = (list: string, name: unknown, inner: string): Named | undefined =>
      configs
        .flatMap(({ folder, config }) => entries(config[list], inner, folder))
        .find((one) => one.name === name);
    const chosen = pick('contexts', context, 'context')?.entry;
    const cluster = chosen && pick('clusters', chosen['cluster'], 'cluster');
    const user = chosen && pick('users', chosen['user'], 'user');
    if (!cluster || !user) return undefined;
    if (leftToKubectl.user.some((key) => user.entry[key] !== undefined)) return undefined;
    if (leftToKubectl.cluster.some((key) => cluster.entry[key] !== undefined)) return undefined;
    const server = new URL(String(cluster.entry['server']));
    const proxied =
      proxies.some((name) => process.env[name]) && !/^(localhost|127\.|\[::1\])/.test(server.hostname);
    if (server.protocol !== 'https:' || proxied) return undefined;
    return { server, ...signIn(cluster, user) };
  } catch {
    return undefined;
  }
}

function signIn(cluster: Named, user: Named): Omit<Credentials, 'server'> {
  const data = (of: Named, key: string) => {
    const inline = of.entry[`${key}-data`];
    if (inline) return Buffer.from(String(inline), 'base64');
    const file = of.entry[key];
    return file ? readFileSync(resolve(of.folder, String(file))) : undefined;
  };
  const tls = {
    ca: data(cluster, 'certificate-authority'),
    cert: data(user, 'client-certificate'),
    key: data(user, 'client-key'),
    servername: cluster.entry['tls-server-name'],
    ...(cluster.entry['insecure-skip-tls-verify'] === true ? { rejectUnauthorized: false } : {}),
  };
  const tokenFile = user.entry['tokenFile'];
  const token = tokenFile
    ? readFileSync(resolve(user.folder, String(tokenFile)), 'utf8').trim()
    : (user.entry['token'] as string | undefined);
  const given = Object.fromEntries(Object.entries(tls).filter(([, value]) => value !== undefined));
  return { tls: given as Credentials['tls'], ...(token ? { token } : {}) };
}

function readConfig(file: string): { folder: string; config: Entry }[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    // A file of the list that is not there is no fault.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return [{ folder: dirname(resolve(file)), config: (parse(text) ?? {}) as Entry }];
}

function entries(list: unknown, inner: string, folder: string): Named[] {
  return ((list ?? []) as Entry[]).map((one) => ({
    name: one['name'] as string,
    folder,
    entry: (one[inner] ?? {}) as Entry,
  }));
}

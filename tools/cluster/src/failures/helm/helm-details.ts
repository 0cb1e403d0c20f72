import { readFileSync } from 'node:fs';
import { attempt } from '../../programs/command.ts';
import type { Cluster } from '../../kubernetes.ts';
import type { Detail } from '../details/details.ts';
import { livingHelm } from './living-helm.ts';

interface HelmDetail extends Detail {
  what?: string;
  where?: string;
}

/** What is known of a failure of helm beyond the catalogue's general words, by the failure's code. */
export async function helmDetail(
  code: string,
  cluster: Cluster,
  release: string,
  words: string,
): Promise<HelmDetail> {
  if (code === 'NODEPORT-TAKEN') return await nodePortHolder(cluster, words);
  if (code === 'HELM-LOCKED') return await lockHolder(cluster, release);
  if (code === 'VALUES-YAML') return valuesLine(words);
  if (code === 'VALUES-SCHEMA') {
    const lines = words.split('\n').filter((line) => line.startsWith('- '));
    return lines.length ? { what: `${release}'s values: ${lines[0]!.slice(2)}` } : {};
  }
  if (code === 'CLUSTER-TOO-OLD') {
    const told = /kubeVersion: (\S+) which is incompatible with Kubernetes (\S+)/.exec(words);
    return told ? { cause: `the chart needs Kubernetes ${told[1]}, and the cluster has ${told[2]}` } : {};
  }
  if (code === 'HELM-FORBIDDEN' && /cannot list resource "services".* at the cluster scope/.test(words))
    return {
      cause:
        'the chart looks whether another Service has its NodePort; without the right to list all Services set service.nodePortCheck to false',
    };
  if (code === 'HELM-CONFLICT') return owners(errorOf(words));
  if (code === 'HELM-TIMEOUT') {
    // Helm 4 names it; Helm 3 does not.
    const told = /resource (\S+?)\/\S+\/(\S+) not ready\..* message: (.*)/.exec(errorOf(words));
    return told
      ? { where: `${told[1]} ${told[2]}`, cause: `it is not ready (${told[3]}), and no pod tells why` }
      : {};
  }
  return {};
}

/** Without the log lines in front, in which Helm 4 says the same in quotes. */
const errorOf = (words: string) => words.slice(Math.max(0, words.indexOf('Error:')));

/** Who owns which field, as Helm 4 says it. */
function owners(error: string): HelmDetail {
  const all = [...error.matchAll(/conflicts? with "([^"]+)"[^:]*:((?:\s+(?:- )?\.\S+)+)/g)];
  const told = all.map(([, owner, fields]) => `${owner} owns ${fields!.match(/\.\S+/g)!.join(', ')}`);
  return told.length ? { cause: told.join('; ') } : {};
}

interface Service {
  metadata: { name: string; namespace: string };
  spec: { ports?: { nodePort?: number }[] };
}

async function nodePortHolder(cluster: Cluster, words: string): Promise<HelmDetail> {
  const port = Number(/nodePort: Invalid value: (\d+)/.exec(words)?.[1]);
  const args = [...cluster.kubectlFlags, 'get', 'services', '-A', '-o', 'json'];
  const found = await attempt('kubectl', args, { timeout: 10 });
  if (!port || found.exitCode !== 0) return {};
  const { items } = JSON.parse(found.stdout) as { items: Service[] };
  const holder = items.find(({ spec }) => spec.ports?.some(({ nodePort }) => nodePort === port));
  if (!holder) return {};
  const { name, namespace } = holder.metadata;
  return {
    what: `NodePort ${port} is taken`,
    where: `Service ${name} in namespace ${namespace}`,
    cause: `Service ${name} of namespace ${namespace} has NodePort ${port}`,
  };
}

/** Who holds the release: a helm of this machine, or somebody since a moment that the release tells. */
async function lockHolder(cluster: Cluster, release: string): Promise<HelmDetail> {
  const [living, told] = await Promise.all([
    livingHelm(cluster, release),
    attempt('helm', ['status', release, '-o', 'json', ...cluster.helmFlags], { timeout: 10 }),
  ]);
  const { version, info } = (told.exitCode === 0 ? JSON.parse(told.stdout) : {}) as {
    version?: number;
    info?: { status: string; last_deployed: string };
  };
  const since = info ? `revision ${version} is ${info.status} since ${info.last_deployed.slice(0, 19)}` : '';
  const who = living
    ? `helm works on it: process ${living.pid} of this machine, running for ${living.since}`
    : 'no helm of this machine does, so another machine does or one was killed';
  return { cause: [since, who].filter(Boolean).join('; ') };
}

/** The file and line, and whether it is the usual tab. */
function valuesLine(words: string): HelmDetail {
  const found =
    /(?:failed to parse|cannot load|error reading) ([^:]*values[^:]*\.ya?ml): .*?line (\d+)/s.exec(words);
  if (!found) return {};
  const [, file, line] = found as unknown as [string, string, string];
  const tab = linesOf(file).findIndex((text) => /^ *\t/.test(text)) + 1;
  return {
    what: `${file} is not valid YAML`,
    where: `${file}:${tab || line}`,
    ...(tab ? { cause: `line ${tab} begins with a tab; YAML takes spaces only` } : {}),
  };
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Problem } from '../../../../libs/problem/src/problem.ts';
import { dataFolder } from '../../../settings/src/paths.ts';
import { attempt } from '../programs/command.ts';

/** What the kubeconfig tells of one context; no credentials. */
export interface ContextFacts {
  server: string;
  /** Minikube wrote the cluster's entry. */
  minikube: boolean;
}

interface Extension {
  extension?: { provider?: string };
}

interface Kubeconfig {
  contexts?: { name: string; context?: { cluster?: string } }[] | null;
  clusters?: { name: string; cluster?: { server?: string; extensions?: Extension[] } }[] | null;
}

export type Contexts = Record<string, ContextFacts>;

/** The files that kubectl reads, as it finds them. */
export const kubeconfigFiles = (): string[] =>
  (process.env['KUBECONFIG'] || join(homedir(), '.kube/config')).split(delimiter).filter(Boolean);

/** All contexts of a kubeconfig, as `kubectl config view -o json` shows it. */
export function readContexts(config: Kubeconfig): Contexts {
  const entries = (config.contexts ?? []).flatMap(({ name, context }) => {
    const { cluster } = (config.clusters ?? []).find((one) => one.name === context?.cluster) ?? {};
    if (!cluster) return [];
    const minikube = (cluster.extensions ?? []).some(
      ({ extension }) => extension?.provider === 'minikube.sigs.k8s.io',
    );
    return [[name, { server: cluster.server ?? '', minikube }] as const];
  });
  return Object.fromEntries(entries);
}

/**
 * The contexts that kubectl knows. Asks it once for each state of the kubeconfig's files: the answer is kept in `folder`
 * under their sizes and times, so that the many short processes of a run do not ask it again.
 * @throws Problem KUBECONFIG-UNREADABLE
 */
export async function readKubeconfig(folder = dataFolder): Promise<Contexts> {
  const key = kubeconfigState();
  const file = join(folder, 'contexts.json');
  const kept = readKept(file);
  if (kept?.key === key) return kept.contexts;
  const args = ['config', 'view', '-o', 'json'];
  const viewed = await attempt('kubectl', args);
  if (viewed.exitCode !== 0) throw unreadable(viewed.stderr);
  let contexts: Contexts;
  try {
    contexts = readContexts(JSON.parse(viewed.stdout) as Kubeconfig);
  } catch {
    throw unreadable(viewed.stdout.slice(0, 400));
  }
  mkdirSync(folder, { recursive: true });
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, JSON.stringify({ key, contexts }), { mode: 0o600 });
  renameSync(beside, file);
  return contexts;
}

/** Changes with the files, with which files are read, and with which kubectl reads them. */
export function kubeconfigState(): string {
  const states = kubeconfigFiles().map((file) => {
    const found = statSync(file, { bigint: true, throwIfNoEntry: false });
    return [file, found && [found.ino, found.size, found.mtimeNs, found.ctimeNs].map(String)];
  });
  return createHash('sha256')
    .update(JSON.stringify([states, process.env['PATH']]))
    .digest('hex');
}

function readKept(file: string): { key: string; contexts: Contexts } | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as { key: string; contexts: Contexts };
  } catch {
    return undefined;
  }
}

function unreadable(words: string): Problem {
  return new Problem({
    code: 'KUBECONFIG-UNREADABLE',
    what: 'the kubeconfig cannot be read',
    where: kubeconfigFiles().join(', '),
    cause: 'it is damaged or half written, or this user may not read it; the lines above name the file',
    next: 'mend the file, or name another one: KUBECONFIG=<file> npm start',
    class: 'preflight',
    words,
  });
}

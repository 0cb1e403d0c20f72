import { Problem } from '../../../../libs/problem/src/problem.ts';
import type { ProviderName, Settings } from '../../../settings/src/settings.ts';
import type { Provider } from '../providers/provider.ts';
import { readKubeconfig, type ContextFacts, type Contexts } from './kubeconfig.ts';

/** What the guard judges: the context that every call of the run would name. */
export interface Asked {
  provider: ProviderName;
  context: string;
}

type Allowed = Pick<Settings, 'allowedContexts'>;

/**
 * Default-deny: a context that is neither Minikube's, nor a kind cluster on this machine, nor named in ALLOWED_CONTEXTS is
 * refused. One that is not there yet is allowed to minikube and kind, which will make it.
 */
export function judgeContext(
  asked: Asked,
  contexts: Contexts,
  { allowedContexts }: Allowed,
): Problem | undefined {
  const facts = contexts[asked.context];
  if (asked.provider === 'context') {
    if (!facts) return contextMissing(asked.context, Object.keys(contexts));
    return allowedContexts.includes(asked.context) ? undefined : refused(asked, facts);
  }
  if (!facts) return undefined;
  const own = asked.provider === 'minikube' ? facts.minikube : isKind(asked.context, facts);
  return own ? undefined : refused(asked, facts);
}

/** Reads the kubeconfig and judges. @throws Problem CONTEXT-REFUSED, CONTEXT-MISSING, KUBECONFIG-UNREADABLE */
export async function requireAllowed({ name, context }: Provider, settings: Allowed): Promise<void> {
  const problem = judgeContext({ provider: name, context }, await readKubeconfig(), settings);
  if (problem) throw problem;
}

/** kind publishes the API server on this machine's loopback; inside of its network it has the node's name. */
function isKind(context: string, { server, minikube }: ContextFacts): boolean {
  if (minikube || !URL.canParse(server)) return false;
  const { hostname } = new URL(server);
  const node = `${context.replace(/^kind-/, '')}-control-plane`;
  return /^(localhost|127(\.\d+){3}|\[::1\]|0\.0\.0\.0)$/.test(hostname) || hostname === node;
}

const instead: Record<ProviderName, string> = {
  minikube: 'MINIKUBE_PROFILE=todo (a profile of its own name)',
  kind: 'KIND_CLUSTER=todo (a cluster of its own name)',
  context: 'npm start -- --target minikube (a cluster on this machine)',
};

const whose: Record<ProviderName, string> = {
  minikube: 'MINIKUBE_PROFILE has the name of a context that Minikube did not make',
  kind: 'KIND_CLUSTER has the name of a context whose cluster is not on this machine',
  context: 'it is a cluster elsewhere, and .env does not allow it',
};

function refused({ provider, context }: Asked, { server }: ContextFacts): Problem {
  const then =
    provider === 'context'
      ? 'run the same command again'
      : `npm start -- --target context --context ${context}`;
  return new Problem({
    code: 'CONTEXT-REFUSED',
    what: `context ${context} is not used: it could be somebody's real cluster`,
    where: `context ${context}, server ${withoutUser(server)}`,
    cause: whose[provider],
    next: `if you mean it, put this line into .env: ALLOWED_CONTEXTS=${context} and ${then}; if not: ${instead[provider]}`,
    class: 'refused',
  });
}

function contextMissing(context: string, known: string[]): Problem {
  return new Problem({
    code: 'CONTEXT-MISSING',
    what: `there is no context "${context}"`,
    where: process.env['KUBECONFIG'] ?? '~/.kube/config',
    cause: known.length
      ? `a typing error, or another kubeconfig; known are ${known.join(', ')}`
      : 'the kubeconfig has no context at all',
    next: 'kubectl config get-contexts, then npm start -- --target context --context NAME',
    class: 'preflight',
  });
}

function withoutUser(server: string): string {
  return server.replace(/\/\/[^/@]*@/, '//');
}

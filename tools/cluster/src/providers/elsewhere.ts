import { Problem } from '../../../../libs/problem/src/problem.ts';
import { attempt } from '../programs/command.ts';
import { unchanged } from '../outcome/outcome.ts';
import { remembered, type NodeFacts, type Provider } from './provider.ts';

const ready = ['get', '--raw', '/readyz', '--request-timeout=10s'];

/** A cluster that somebody else runs, named by its context. It is neither made, started, stopped nor deleted from here. */
export function elsewhere(context: string): Provider {
  if (!context) throw contextUnnamed();
  const title = `context ${context}`;
  const kubectl = (...args: string[]) => attempt('kubectl', ['--context', context, ...args]);

  async function requireReachable(): Promise<void> {
    const asked = await kubectl(...ready);
    if (asked.exitCode !== 0) throw away(context, asked.stderr || asked.stdout);
  }

  /** No container of this machine: only the address of the first node that has one. */
  const node = remembered(async (): Promise<NodeFacts> => {
    const path = 'jsonpath={range .items[*]}{range .status.addresses[*]}{.type}={.address}{"\\n"}{end}{end}';
    const listed = await kubectl('get', 'nodes', '-o', path, '--request-timeout=10s');
    const addresses = listed.stdout.split('\n').map((line) => line.split('='));
    const of = (type: string) => addresses.find(([name]) => name === type)?.[1];
    return { address: of('ExternalIP') ?? of('InternalIP') ?? '' };
  });

  const notOurs = (what: string) => async () => {
    throw new Problem({
      code: 'CONTEXT-NOT-OURS',
      what: `a cluster elsewhere is not ${what} from here`,
      where: title,
      cause: 'it was not made here, and others may use it',
      next: 'npm run down (removes the releases and leaves the cluster as it is)',
      class: 'refused',
    });
  };

  return {
    name: 'context',
    context,
    title,
    local: false,
    async state() {
      return (await kubectl(...ready)).exitCode === 0 ? 'running' : 'stopped';
    },
    async up() {
      await requireReachable();
      return unchanged(`${title} answers`);
    },
    stop: notOurs('stopped'),
    remove: notOurs('deleted'),
    node: node.get,
    hostName: async () => '',
    loadSlowly: notOurs('given images directly'),
    listSlowly: async () => [],
  };
}

function away(context: string, words: string): Problem {
  return new Problem({
    code: 'CLUSTER-AWAY',
    what: 'the cluster does not answer',
    where: `context ${context}`,
    cause:
      'it is gone or not reachable from here (VPN, firewall), or the credentials of the kubeconfig have expired',
    next: `kubectl --context ${context} get --raw /readyz, until it says ok; then the same command again`,
    class: 'preflight',
    words,
  });
}

function contextUnnamed(): Problem {
  return new Problem({
    code: 'CONTEXT-UNNAMED',
    what: 'no context is named',
    where: 'npm start -- --target context',
    cause: 'a cluster elsewhere is used only when it is named in so many words',
    next: 'npm start -- --target context --context NAME (kubectl config get-contexts shows the names)',
    class: 'usage',
  });
}

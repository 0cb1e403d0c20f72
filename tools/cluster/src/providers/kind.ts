import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../../../../libs/problem/src/problem.ts';
import { dataFolder } from '../../../settings/src/paths.ts';
import { attempt, failed, requireDocker, run, type Output } from '../programs/command.ts';
import { readKubeconfig } from '../guard/kubeconfig.ts';
import { done, unchanged, type Outcome } from '../outcome/outcome.ts';
import { requireFree } from '../processes/port-holder.ts';
import { markIfMade, noteMaking } from './profile-mark.ts';
import { isUnderWay, runUndisturbed } from '../programs/undisturbed.ts';
import { isServing } from './api-server.ts';
import { keepCurrentContext, restoreCurrentContext } from './current-context.ts';
import { hostNameInDocker } from './docker-host.ts';
import { kindConfig } from './kind-config.ts';
import { inspectContainers, nodeFacts, type Inspected } from './node-container.ts';
import { remembered, type ClusterState, type Provider } from './provider.ts';

const label = 'io.x-k8s.kind.cluster';

interface Options {
  /** KIND_CONFIG */
  config?: string;
  /** Where notes are kept. */
  folder?: string;
  serving?: (server: string) => Promise<boolean>;
  /** How long a started API server may take. */
  seconds?: number;
}

/** kind: the node is a container on this machine's Docker; the context is `kind-<name>`. */
export function kind(name: string, options: Options = {}): Provider {
  const { config = '', folder = dataFolder, serving = isServing, seconds = 120 } = options;
  const context = `kind-${name}`;
  const title = `kind cluster ${name}`;
  const notes = join(folder, 'undisturbed');
  const making = `kind-create-${name}`;

  /** The node's container; costs one call. */
  async function container(): Promise<Inspected | undefined> {
    const [found] = await inspectContainers([`${name}-control-plane`]);
    return found?.Config.Labels?.[label] === name ? found : undefined;
  }

  /** Where kind has published the API server; it is the same after each start. */
  const serverOf = (found: Inspected) => {
    const port = found.NetworkSettings.Ports['6443/tcp']?.[0]?.HostPort;
    return port ? `https://127.0.0.1:${port}` : undefined;
  };

  async function state(): Promise<ClusterState> {
    const found = await container();
    if (!found) return 'absent';
    const server = found.State.Status === 'running' ? serverOf(found) : undefined;
    return server && (await serving(server)) ? 'running' : 'stopped';
  }

  const node = remembered(async () => {
    const found = await container();
    const facts = found && nodeFacts(found);
    if (facts) return facts;
    throw kindProblem(name, 'its node does not run', '');
  });

  const hostName = remembered(async () => hostNameInDocker(await node.get()));
  const forget = () => {
    node.forget();
    hostName.forget();
  };

  async function up(port: number): Promise<Outcome> {
    await requireDocker();
    const before = isUnderWay(making, notes) ? 'absent' : await state();
    if (before === 'absent') await make(port);
    else if (before === 'stopped') await startNodes();
    forget();
    await ensureContext();
    await markIfMade(context, folder);
    if (before === 'running') return unchanged(`${title} is running`);
    return done(before === 'stopped' ? `${title} started` : `${title} made and started`);
  }

  async function make(port: number): Promise<void> {
    const file = join(folder, `${context}.json`);
    if (!isUnderWay(making, notes)) {
      await requireFree(port, 'npm start -- --target kind --port');
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, kindConfig(port, config));
      noteMaking(context, folder);
      await keepCurrentContext(folder);
    }
    const args = ['create', 'cluster', '--name', name, '--config', file, '--wait', '120s'];
    // Killed halfway, it would leave a node that is neither there nor gone.
    const made = await runUndisturbed(making, 'kind', args, notes);
    if (made.exitCode !== 0) throw createProblem(name, args, made);
  }

  async function startNodes(): Promise<void> {
    const ids = await nodeIds();
    // A paused container cannot be started; what runs already is left alone by `start`.
    await attempt('docker', ['unpause', ...ids]);
    await run('docker', ['start', ...ids]);
    const until = performance.now() + seconds * 1000;
    while ((await state()) !== 'running') {
      if (performance.now() > until) {
        const logs = await attempt('docker', ['logs', '--tail', '15', `${name}-control-plane`]);
        throw kindProblem(
          name,
          `its API server does not answer ${seconds} s after the start`,
          logs.stdout + logs.stderr,
        );
      }
      await sleep(300);
    }
    await ensureContext();
    const ready = ['wait', '--for=condition=Ready', 'node', '--all', `--timeout=${seconds}s`];
    await run('kubectl', ['--context', context, ...ready]);
  }

  const nodeIds = async () => {
    const listed = await run('docker', ['ps', '-aq', '--filter', `label=${label}=${name}`]);
    return listed.split('\n').filter(Boolean);
  };

  /** The kubeconfig names the server where it is now: it may have been wiped, or another one may be in use. */
  async function ensureContext(): Promise<void> {
    const [found, contexts] = await Promise.all([container(), readKubeconfig(folder)]);
    const server = found && serverOf(found);
    if (server && contexts[context]?.server !== server) {
      await keepCurrentContext(folder);
      await run('kind', ['export', 'kubeconfig', '--name', name]);
    }
    await restoreCurrentContext(context, folder);
  }

  return {
    name: 'kind',
    context,
    title,
    local: true,
    state,
    up,
    async stop() {
      await run('docker', ['stop', ...(await nodeIds())]);
      forget();
    },
    async remove() {
      await run('kind', ['delete', 'cluster', '--name', name]);
      forget();
    },
    node: node.get,
    hostName: hostName.get,
    loadSlowly: async (image) => void (await run('kind', ['load', 'docker-image', image, '--name', name])),
    async listSlowly() {
      const args = ['exec', `${name}-control-plane`, 'ctr', '-n', 'k8s.io', 'images', 'ls', '-q'];
      return (await run('docker', args)).split('\n').filter(Boolean);
    },
  };
}

function createProblem(name: string, args: string[], output: Output): Problem {
  const plain = failed('kind', args, output);
  if (plain.facts.code !== 'COMMAND-FAILED') return plain;
  const pull = /failed to pull image/.test(output.stdout);
  return new Problem({
    code: pull ? 'KIND-IMAGE' : 'KIND-START',
    what: pull
      ? "the image of kind's node could not be pulled"
      : `kind create ended with exit code ${output.exitCode}`,
    where: `kind ${args.join(' ')}`,
    cause: pull
      ? 'no network, or a registry that this machine may not reach'
      : 'too little memory or disk for Docker, or a node image that does not fit this machine',
    next: pull
      ? 'name an image that is there in a file of kind (nodes: [{role: control-plane, image: …}]) and the file in .env: KIND_CONFIG=<file>'
      : `kind delete cluster --name ${name}; npm start -- --target kind`,
    words: output.stdout,
  });
}

function kindProblem(name: string, why: string, words: string): Problem {
  return new Problem({
    code: 'KIND-START',
    what: `kind cluster ${name}: ${why}`,
    where: `container ${name}-control-plane`,
    cause:
      'it was stopped or half made, or it got another address on the network of kind while it was stopped',
    next: `npm start -- --target kind; if that does not help: kind delete cluster --name ${name} (the database stays), then npm start`,
    words,
  });
}

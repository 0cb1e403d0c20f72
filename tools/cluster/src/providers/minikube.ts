import { join } from 'node:path';
import { Problem } from '../../../../libs/problem/src/problem.ts';
import { dataFolder } from '../../../settings/src/paths.ts';
import { isReady } from '../api/read.ts';
import { attempt, failed, requireDocker, run, runJson } from '../programs/command.ts';
import { done, unchanged, type Outcome } from '../outcome/outcome.ts';
import { requireFree } from '../processes/port-holder.ts';
import { markIfMade, noteMaking } from './profile-mark.ts';
import { isUnderWay, runUndisturbed } from '../programs/undisturbed.ts';
import { readKubeconfig } from '../guard/kubeconfig.ts';
import { findNodeContainer, inspectContainers, nodeFacts, nodePort } from './node-container.ts';
import { dockersCapacity, profileSize, sizeRemark, type Capacity } from './profile-size.ts';
import { remembered, type NodeFacts, type Provider } from './provider.ts';

/** Minikube with the docker driver and containerd; the profile's name is also the context's. Notes go into `folder`. */
export function minikube(profile: string, folder = dataFolder): Provider {
  const of = (...args: string[]) => ['-p', profile, ...args];
  const notes = join(folder, 'undisturbed');

  const node = remembered(() => findNode(profile, folder));

  async function state() {
    // Half a second quicker than minikube, which is asked whenever the answer is not this plain one.
    if (await isReady(profile)) return 'running' as const;
    // The exit code is a bit field (7 = stopped); 85 means that there is no such profile.
    const { stdout, exitCode } = await attempt('minikube', of('status', '-o', 'json'));
    if (exitCode === 85) return 'absent' as const;
    // Docker was restarted and the cluster has another port since: `minikube start` writes it into the kubeconfig.
    if (/"Kubeconfig":\s*"Misconfigured"/.test(stdout)) return 'stopped' as const;
    return /"APIServer":\s*"Running"/.test(stdout) ? ('running' as const) : ('stopped' as const);
  }

  async function up(port: number): Promise<Outcome> {
    const before = await state();
    if (before === 'running') {
      await markIfMade(profile, folder);
      return unchanged(`minikube profile ${profile} is running`);
    }
    await requireDocker();
    const making = `minikube-start-${profile}`;
    if (before === 'absent' && !isUnderWay(making, notes))
      await requireFree(port, 'npm start -- --target minikube --port');
    const size = before === 'absent' ? profileSize(await dockersCapacity()) : undefined;
    const args = of('start', '--keep-context', '--interactive=false', ...(size ? creation(port, size) : []));
    if (before === 'absent') noteMaking(profile, folder);
    // Minikube refuses to run its docker driver as root unless it is forced to.
    if (process.getuid?.() === 0) args.push('--force');
    // Killed halfway, it would leave a profile that is neither there nor gone.
    const started = await runUndisturbed(making, 'minikube', args, notes);
    node.forget();
    if (started.exitCode !== 0) throw startProblem(profile, args, started);
    await markIfMade(profile, folder);
    return done(`minikube profile ${profile} ${size ? `made and started${sizeRemark(size)}` : 'started'}`);
  }

  const afterwards = async (work: Promise<unknown>) => {
    await work;
    node.forget();
  };

  return {
    name: 'minikube',
    context: profile,
    title: `minikube profile ${profile}`,
    local: true,
    hostName: async () => 'host.minikube.internal',
    state,
    up,
    stop: () => afterwards(run('minikube', of('stop'))),
    remove: () => afterwards(run('minikube', of('delete'))),
    node: node.get,
    loadSlowly: async (image) => void (await run('minikube', of('image', 'load', image))),
    listSlowly: async () => {
      const images = await runJson<{ repoTags: string[] | null }[]>(
        'minikube',
        of('image', 'ls', '--format', 'json'),
      );
      return images.flatMap((image) => image.repoTags ?? []);
    },
  };
}

/**
 * The docker driver's container has the profile's name and Minikube's label. Else it is the container behind the API
 * server that the kubeconfig names; what is left is a virtual machine, whose address minikube tells.
 */
async function findNode(profile: string, folder: string): Promise<NodeFacts> {
  const [named] = await inspectContainers([profile]);
  if (named?.Config.Labels?.['name.minikube.sigs.k8s.io'] === profile) {
    const facts = nodeFacts(named);
    if (facts) return facts;
  }
  const server = (await readKubeconfig(folder))[profile]?.server ?? '';
  if (URL.canParse(server)) {
    const { hostname, port } = new URL(server);
    const facts = await findNodeContainer(hostname, port);
    if (facts) return facts;
  }
  const address = (await run('minikube', ['-p', profile, 'ip'])).trim();
  return (await findNodeContainer(address)) ?? { address };
}

function creation(port: number, { cpus, memoryMb }: Capacity): string[] {
  return [
    '--driver=docker',
    '--container-runtime=containerd',
    // Only at creation; makes http://localhost:<port> work on every system.
    `--ports=127.0.0.1:${port}:${nodePort}`,
    `--cpus=${cpus}`,
    `--memory=${memoryMb}`,
  ];
}

function startProblem(profile: string, args: string[], output: Awaited<ReturnType<typeof attempt>>): Problem {
  const plain = failed('minikube', args, output);
  if (plain.facts.code !== 'COMMAND-FAILED') return plain;
  return new Problem({
    code: 'MINIKUBE-START',
    what: `minikube start ended with exit code ${output.exitCode}`,
    where: `minikube ${args.join(' ')}`,
    cause: 'too little memory or disk for Docker, or a profile that is half made',
    next: `minikube logs -p ${profile} --file=minikube.log; a half-made profile goes away with: minikube delete -p ${profile}`,
    words: `${output.stdout}\n${output.stderr}`,
  });
}

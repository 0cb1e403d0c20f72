import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { Problem } from '../../../../libs/problem/src/problem.ts';
import { dataFolder } from '../../../settings/src/paths.ts';
import { attempt, failed, requireDocker, run, runJson } from '../command.ts';
import { done, unchanged, type Outcome } from '../outcome.ts';
import { requireFree } from '../port-holder.ts';
import { markIfMade, noteMaking } from '../profile-mark.ts';
import { isUnderWay, runUndisturbed } from '../undisturbed.ts';
import { findNodeContainer, nodePort } from './node-container.ts';
import type { Provider } from './provider.ts';

/** What the spec asks for; less is taken where the machine has less. */
const wanted = { cpus: 4, memoryMb: 8192 };

/** Minikube with the docker driver and containerd; the profile's name is also the context's. Notes go into `folder`. */
export function minikube(profile: string, folder = dataFolder): Provider {
  const of = (...args: string[]) => ['-p', profile, ...args];
  const notes = join(folder, 'undisturbed');

  async function state() {
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
    const args = of(
      'start',
      '--keep-context',
      '--interactive=false',
      ...(before === 'absent' ? creation(port) : []),
    );
    if (before === 'absent') noteMaking(profile, folder);
    // Minikube refuses to run its docker driver as root unless it is forced to.
    if (process.getuid?.() === 0) args.push('--force');
    // Killed halfway, it would leave a profile that is neither there nor gone.
    const started = await runUndisturbed(making, 'minikube', args, notes);
    if (started.exitCode !== 0) throw startProblem(profile, args, started);
    await markIfMade(profile, folder);
    if (before === 'stopped') return done(`minikube profile ${profile} started`);
    return done(`minikube profile ${profile} made and started${resources().remark}`);
  }

  return {
    name: 'minikube',
    context: profile,
    hostName: 'host.minikube.internal',
    state,
    up,
    stop: async () => void (await run('minikube', of('stop'))),
    remove: async () => void (await run('minikube', of('delete'))),
    node: async () => findNodeContainer((await run('minikube', of('ip'))).trim()),
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

/** What a new cluster gets, and a remark where that is less than the spec asks for. */
function resources(): { cores: number; memory: number; remark: string } {
  const memory = Math.min(wanted.memoryMb, Math.floor((totalmem() / 2 ** 20) * 0.75));
  const cores = Math.min(wanted.cpus, cpus().length);
  const enough = cores === wanted.cpus && memory === wanted.memoryMb;
  const asked = `${wanted.cpus} CPUs and ${wanted.memoryMb} MiB`;
  return {
    cores,
    memory,
    remark: enough ? '' : ` with ${cores} CPUs and ${memory} MiB (the spec asks for ${asked})`,
  };
}

function creation(port: number): string[] {
  const { cores, memory } = resources();
  return [
    '--driver=docker',
    '--container-runtime=containerd',
    // Only at creation; makes http://localhost:<port> work on every system.
    `--ports=127.0.0.1:${port}:${nodePort}`,
    `--cpus=${cores}`,
    `--memory=${memory}`,
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

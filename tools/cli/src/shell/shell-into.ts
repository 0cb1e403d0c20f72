import { spawn } from 'node:child_process';
import { Problem } from '../../../../libs/problem/src/problem.ts';
import { attempt, toolMissing } from '../../../cluster/src/programs/command.ts';
import { isHook } from '../../../cluster/src/failures/snapshot/pod.ts';
import { releasePods } from '../../../cluster/src/failures/watch.ts';
import type { Cluster } from '../../../cluster/src/kubernetes.ts';
import { embeddedServices } from '../../../embedded/src/services.ts';
import { versions } from '../../../settings/src/versions.ts';
import type { Service } from '../command-line/command.ts';
import { compose, composeEnvironment, composeFile } from '../targets/docker-compose.ts';

/** What runs in a place when no command is named: bash where it is, else sh. */
const shell = ['sh', '-c', 'command -v bash >/dev/null 2>&1 && exec bash; exec sh'];

/** A program to start with this terminal, in a pod or a container. */
export interface Session {
  program: string;
  args: string[];
  env?: Record<string, string>;
  /** For the one line that says where one is. */
  place: string;
}

/** A shell, or `words`, in a pod of the service: one that is ready, else any. */
export async function inPod(cluster: Cluster, service: Service, words: string[]): Promise<Session> {
  const pods = (await releasePods(cluster, service)).filter(
    (one) => !isHook(one) && one.status.phase === 'Running' && !one.metadata.deletionTimestamp,
  );
  const isReady = (one: (typeof pods)[number]) => one.status.containerStatuses?.every(({ ready }) => ready);
  const pod = pods.find(isReady) ?? pods[0];
  if (!pod) throw noPod(service);
  const { name } = pod.metadata;
  const container = pod.spec.containers[0]?.name ?? service;
  const exec = ['exec', name, '-c', container];
  if (words.length === 0) {
    const probe = await attempt('kubectl', [...cluster.kubectlFlags, ...exec, '--', 'sh', '-c', 'exit 0']);
    if (probe.exitCode !== 0) throw noShell(cluster, name, container, probe.stderr);
  }
  const rest = ['--', ...(words.length ? words : shell)];
  const args = [...cluster.kubectlFlags, 'exec', ...terminalFlags('-i', '-t'), ...exec.slice(1), ...rest];
  return { program: 'kubectl', args, place: `pod ${name}` };
}

/** The same in the service's container of docker compose. */
export async function inContainer(service: Service, words: string[]): Promise<Session> {
  if (words.length === 0) {
    const probe = await compose(['exec', '-T', service, 'sh', '-c', 'exit 0']);
    if (/is not running|no such service/.test(probe.stderr)) throw noPod(service);
  }
  const rest = words.length ? words : shell;
  const args = ['compose', '-f', composeFile, 'exec', ...terminalFlags('', '', '-T'), service, ...rest];
  return { program: 'docker', args, env: composeEnvironment(), place: `container of ${service}` };
}

/** Embedded services have no place of their own: says where they are. */
export function notInside(service: Service): Problem {
  const running = embeddedServices.find(service);
  const python = 'apps/backend/.venv/bin/python';
  return new Problem({
    code: 'SHELL-EMBEDDED',
    what: `the embedded ${service} is a process of this machine, so this shell is the one`,
    where: running
      ? `process ${running.pid}, 127.0.0.1:${running.port}, log ${embeddedServices.logFile(service)}`
      : 'it does not run',
    cause: 'the target embedded has no containers',
    next: service === 'backend' ? `cd apps/backend; its Python is ${python}` : `cd dist/apps/${service}`,
    class: 'refused',
  });
}

/** Starts it with this terminal as its own and gives its exit code. */
export function takeOver({ program, args, env }: Session): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit', env: { ...process.env, ...env } });
    // Ctrl-C is for what runs in there.
    const leave = () => undefined;
    process.on('SIGINT', leave);
    child.once('error', () => reject(toolMissing(program)));
    child.once('close', (code) => {
      process.off('SIGINT', leave);
      resolve(code ?? 130);
    });
  });
}

/** A terminal is only asked for where one is: `npm run shell -- -- env | grep X` has none. */
function terminalFlags(input: string, terminal: string, none = ''): string[] {
  const both = process.stdin.isTTY && process.stdout.isTTY;
  return [input, both ? terminal : none].filter(Boolean);
}

function noPod(service: Service): Problem {
  return new Problem({
    code: 'POD-ABSENT',
    what: `no container of the ${service} runs`,
    where: service,
    cause: 'it is not deployed, or it does not come up',
    next: 'npm run status',
  });
}

function noShell(cluster: Cluster, pod: string, container: string, words: string): Problem {
  const flags = cluster.kubectlFlags.join(' ');
  const isAbsent = /executable file not found|no such file/i.test(words);
  return new Problem({
    code: isAbsent ? 'SHELL-ABSENT' : 'SHELL-REFUSED',
    what: isAbsent ? 'the image has no shell' : 'the pod takes no command',
    where: `pod ${pod}, container ${container}`,
    cause: isAbsent
      ? 'images without a shell are smaller and safer'
      : 'the container ended meanwhile, or the cluster forbids it',
    next: isAbsent
      ? `kubectl ${flags} debug -it ${pod} --image=busybox:${versions.busybox} --target=${container} --profile=restricted`
      : 'npm run status',
    words,
  });
}

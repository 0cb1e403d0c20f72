import { $, which } from 'zx';
import { Problem } from '../../../../libs/problem/src/problem.ts';
import { endProgram, type Ending } from './end-program.ts';
import { passGuard } from '../guard/guarded-calls.ts';
import { kubectlProblem } from './kubectl-problem.ts';

export interface Output {
  exitCode: number;
  stdout: string;
  stderr: string;
}

interface Options {
  /** Given on stdin: the way for secrets, which must never stand in argv. */
  input?: string | Buffer;
  /** Seconds after which the command is ended; exit code 124 then. */
  timeout?: number;
  /** Ends the command when it is aborted. */
  signal?: AbortSignal;
  env?: Record<string, string>;
}

const missing: Record<string, string> = {
  docker: 'install Docker (https://docs.docker.com/get-docker/)',
  kubectl: 'install kubectl (https://kubernetes.io/docs/tasks/tools/)',
  helm: 'install Helm (https://helm.sh/docs/intro/install/)',
  minikube: 'install Minikube (https://minikube.sigs.k8s.io/docs/start/)',
  kind: 'install kind (https://kind.sigs.k8s.io/docs/user/quick-start/#installation)',
};

const running = new Set<Ending>();

/** Ends the programs that run now, with what they have started: for a signal that came to this process alone. */
export async function endPrograms(signal: NodeJS.Signals): Promise<void> {
  await Promise.all([...running].map((child) => endProgram(child, signal)));
}

/** Runs a program with its arguments, no shell between, and gives its exit code and output. */
export async function attempt(program: string, args: string[], options: Options = {}): Promise<Output> {
  await passGuard(program, args);
  const child = $({
    quiet: true,
    nothrow: true,
    ...(options.input === undefined
      ? { stdio: ['ignore', 'pipe', 'pipe'] as const }
      : { input: options.input }),
    ...(options.timeout ? { timeout: `${options.timeout}s` as const } : {}),
    ...(options.signal ? { signal: options.signal } : {}),
    ...(options.env ? { env: { ...process.env, ...options.env } } : {}),
  } as object)`${program} ${args}`;
  running.add(child);
  // A program that ends before it has read its input is told by its exit code.
  if (options.input !== undefined) child.child?.stdin?.on('error', () => undefined);
  const done = await child.finally(() => running.delete(child));
  // bash, which zx calls, says 127 for a program that is not there; `docker exec` says it too.
  if (done.exitCode === 127 && !(await which(program, { nothrow: true }))) throw toolMissing(program);
  return { exitCode: done.exitCode ?? 124, stdout: done.stdout, stderr: done.stderr };
}

/** Runs a program that must succeed and gives its stdout. @throws Problem COMMAND-FAILED with its last words */
export async function run(program: string, args: string[], options: Options = {}): Promise<string> {
  const output = await attempt(program, args, options);
  if (output.exitCode === 0) return output.stdout;
  throw failed(program, args, output);
}

/** As `run`, with stdout parsed as JSON. */
export async function runJson<T>(program: string, args: string[], options: Options = {}): Promise<T> {
  const text = await run(program, args, options);
  try {
    return JSON.parse(text) as T;
  } catch (error) {
    throw new Problem(
      {
        code: 'COMMAND-OUTPUT',
        what: `${program} answered with something that is no JSON`,
        where: [program, ...args].join(' '),
        cause: 'a version of the program that is not known here',
        next: 'npm run doctor',
        words: text.slice(0, 400),
      },
      { cause: error },
    );
  }
}

/** The Problem for a program that ended badly. */
export function failed(program: string, args: string[], output: Output): Problem {
  const words = output.stderr.trim() || output.stdout.trim();
  if (/Cannot connect to the Docker daemon|error during connect|docker daemon is not running/i.test(words))
    return dockerDown();
  if (/no space left on device/i.test(words)) return noSpace(program, args, words);
  const cluster = program === 'kubectl' ? kubectlProblem(args, words) : undefined;
  if (cluster) return cluster;
  return new Problem({
    code: 'COMMAND-FAILED',
    what: `${program} ${args[0] ?? ''} ended with exit code ${output.exitCode}`,
    where: [program, ...args].join(' '),
    cause: 'see the lines above',
    next: 'npm run doctor',
    words,
  });
}

function noSpace(program: string, args: string[], words: string): Problem {
  return new Problem({
    code: 'DISK-FULL',
    what: 'there is no space left on the disk',
    where: [program, ...args].join(' '),
    cause: 'images and build caches of Docker are the usual reason',
    next: 'docker system df, then: docker system prune',
    words,
  });
}

/** @throws Problem DOCKER-DOWN when the engine does not answer within 20 s */
export async function requireDocker(): Promise<void> {
  const asked = await attempt('docker', ['info', '--format', '{{.ID}}'], { timeout: 20 });
  if (asked.exitCode !== 0) throw dockerDown();
}

export function dockerDown(): Problem {
  return new Problem({
    code: 'DOCKER-DOWN',
    what: 'Docker is not running',
    where: process.env['DOCKER_HOST'] ?? 'the default Docker socket',
    cause: 'Docker Desktop or the Docker service is not started, or this user may not use it',
    next: 'start Docker (Linux: sudo systemctl start docker), then run the same command again; without Docker: npm start -- --target embedded',
    class: 'preflight',
  });
}

export function toolMissing(program: string): Problem {
  return new Problem({
    code: 'TOOL-MISSING',
    what: `${program} is not installed`,
    where: 'PATH',
    cause: 'it was never installed, or is not on PATH in this shell',
    next: `${missing[program] ?? `install ${program}`}, or use: npm start -- --target embedded`,
    class: 'preflight',
  });
}

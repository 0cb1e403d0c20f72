import { attempt } from '../../../cluster/src/programs/command.ts';
import { least, profileSize, wanted, type Capacity } from '../../../cluster/src/providers/profile-size.ts';
import { isPodman } from '../../../cluster/src/programs/podman.ts';
import { hasTool } from '../targets/target.ts';
import type { Finding } from './check.ts';

const without = 'npm start -- --target embedded needs no Docker';
const install = `install Docker (https://docs.docker.com/get-docker/); ${without}`;

/** The `docker` program, where it is missing or another one; undefined: ask it for its version. */
export async function dockerProgram(): Promise<Finding | undefined> {
  if (await isPodman())
    return {
      state: 'missing',
      found: "the one on PATH is Podman's, which the pipeline cannot use",
      fix: install,
    };
  if (await hasTool('docker')) return undefined;
  const podman = await hasTool('podman');
  const found = podman ? 'not found on PATH; podman is, but the pipeline cannot use it' : 'not found on PATH';
  return { state: 'missing', found, fix: install };
}

/** Whether the engine answers, whose it is, and what it has to give to a cluster. */
export async function dockerEngine(): Promise<Finding> {
  const format = '{{.ServerVersion}}, {{.Architecture}}, {{.NCPU}} CPUs, {{.MemTotal}} bytes of memory';
  const info = await ask(['info', '--format', format]);
  if (info === undefined || (await isPodman()))
    return {
      state: 'missing',
      found: 'does not answer',
      fix: `start Docker (Linux: sudo systemctl start docker); ${without}`,
    };
  const parts = await ask(['version', '--format', '{{range .Server.Components}}{{.Name}} {{end}}']);
  const found = info.replace(/(\d+) bytes/, (_, n) => `${(Number(n) / 2 ** 30).toFixed(1)} GiB`);
  if (/podman/i.test(parts ?? ''))
    return {
      state: 'warn',
      found: `${found}: Podman's, which has no BuildKit for the images`,
      fix: `docker context ls, and use one of Docker; ${without}`,
    };
  const [, cpus, bytes] = /(\d+) CPUs, (\d+) bytes/.exec(info) ?? [];
  return judgeSize(found, { cpus: Number(cpus), memoryMb: Math.floor(Number(bytes) / 2 ** 20) });
}

/** Less than what is asked for is said, and is no fault: `npm start` takes what there is. */
function judgeSize(found: string, docker: Capacity): Finding {
  if (docker.cpus < least.cpus || docker.memoryMb < least.memoryMb)
    return {
      state: 'warn',
      found: `${found}: minikube makes no cluster with less than ${least.cpus} CPUs and ${least.memoryMb} MiB`,
      fix: `give Docker more (Docker Desktop: Settings, Resources); ${without}`,
    };
  const size = profileSize(docker);
  if (size.cpus === wanted.cpus && size.memoryMb === wanted.memoryMb) return { state: 'ok', found };
  const given = `a new minikube profile gets ${size.cpus} CPUs and ${size.memoryMb} MiB`;
  return {
    state: 'ok',
    found: `${found}; ${given} (${wanted.cpus} and ${wanted.memoryMb} are asked for), enough to use the app`,
  };
}

async function ask(args: string[]): Promise<string | undefined> {
  const output = await attempt('docker', args, { timeout: 20 }).catch(() => undefined);
  return output?.exitCode === 0 ? output.stdout.trim() : undefined;
}

import { cpus, totalmem } from 'node:os';
import { attempt } from '../programs/command.ts';

export interface Capacity {
  cpus: number;
  memoryMb: number;
}

/** What the spec asks for; less is taken where there is less. */
export const wanted: Capacity = { cpus: 4, memoryMb: 8192 };

/** Minikube makes no cluster with less, unless it is forced to. */
export const least: Capacity = { cpus: 2, memoryMb: 1800 };

/** What Docker has to give: on macOS and Windows the share of its virtual machine, of which the system knows nothing. */
export async function dockersCapacity(): Promise<Capacity> {
  const info = await attempt('docker', ['info', '--format', '{{.NCPU}} {{.MemTotal}}'], { timeout: 20 });
  const [, cores, bytes] = /^(\d+) (\d+)$/.exec(info.stdout.trim()) ?? [];
  return {
    cpus: Number(cores) || cpus().length,
    memoryMb: Math.floor((Number(bytes) || totalmem()) / 2 ** 20),
  };
}

/**
 * What a new profile gets: three quarters of Docker's memory leave room for the database beside it and for the builds.
 * Minikube refuses to start with more than Docker has.
 */
export function profileSize(docker: Capacity): Capacity {
  const share = Math.max(least.memoryMb, Math.floor(docker.memoryMb * 0.75));
  return { cpus: Math.min(wanted.cpus, docker.cpus), memoryMb: Math.min(wanted.memoryMb, share) };
}

/** In words, for those who wonder why theirs has less. */
export function sizeRemark({ cpus, memoryMb }: Capacity): string {
  if (cpus === wanted.cpus && memoryMb === wanted.memoryMb) return '';
  return ` with ${cpus} CPUs and ${memoryMb} MiB, since Docker has no more to give (${wanted.cpus} and ${wanted.memoryMb} are asked for)`;
}

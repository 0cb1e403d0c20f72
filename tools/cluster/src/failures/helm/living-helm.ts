import { attempt } from '../../programs/command.ts';
import type { Cluster } from '../../kubernetes.ts';

export interface LivingHelm {
  pid: number;
  /** How long it has run, as `ps` says it. */
  since: string;
}

/** A helm of this machine that changes the release at this moment. */
export async function livingHelm(cluster: Cluster, release: string): Promise<LivingHelm | undefined> {
  const found = await attempt('ps', ['-A', '-o', 'pid=,etime=,args='], { timeout: 10 });
  return found.exitCode === 0 ? findHelm(found.stdout, cluster, release) : undefined;
}

/** The same in the lines of `ps`. Arguments are looked at and not told: somebody may have given secrets there. */
export function findHelm(lines: string, cluster: Cluster, release: string): LivingHelm | undefined {
  for (const line of lines.split('\n')) {
    const [, pid, since, command] = /^\s*(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    const [program = '', verb = '', ...args] = (command ?? '').split(/\s+/);
    const isHelm =
      /(^|\/)helm\d?(\.exe)?$/.test(program) && /^(upgrade|install|rollback|uninstall)$/.test(verb);
    // Without a flag it is the current context or namespace, which may be ours.
    const value = (...names: string[]) => {
      const at = args.findIndex((one) => names.some((name) => one === name || one.startsWith(`${name}=`)));
      return at < 0 ? undefined : args[at]!.includes('=') ? args[at]!.replace(/^[^=]*=/, '') : args[at + 1];
    };
    const is = (wanted: string, given: string | undefined) => given === undefined || given === wanted;
    if (
      isHelm &&
      args.includes(release) &&
      is(cluster.provider.context, value('--kube-context')) &&
      is(cluster.namespace, value('-n', '--namespace'))
    )
      return { pid: Number(pid), since: since! };
  }
  return undefined;
}

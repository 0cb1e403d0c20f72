import { Problem } from '../../../../libs/problem/src/problem.ts';

/** A time limit of the command line in seconds, up to an hour. @throws Problem USAGE-SECONDS */
export function readSeconds(value: string | boolean | undefined, usual: number, command: string): number {
  if (value === undefined) return usual;
  const seconds = /^\d{1,4}$/.test(String(value)) ? Number(value) : 0;
  if (seconds >= 1 && seconds <= 3600) return seconds;
  throw new Problem({
    code: 'USAGE-SECONDS',
    what: `"${String(value)}" is no time limit`,
    where: `${command} -- --seconds ${String(value)}`,
    cause: 'write whole seconds, from 1 to 3600',
    next: `${command} -- --help`,
    class: 'usage',
  });
}

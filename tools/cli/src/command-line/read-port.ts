import { Problem } from '../../../../libs/problem/src/problem.ts';

/** A port number from an option, or undefined when it was not given. @throws Problem USAGE-PORT */
export function readPort(value: string | boolean | undefined, option: string): number | undefined {
  if (value === undefined) return undefined;
  const port = /^\d+$/.test(String(value)) ? Number(value) : 0;
  if (port > 0 && port < 65536) return port;
  throw new Problem({
    code: 'USAGE-PORT',
    what: `"${String(value)}" is no port`,
    where: `${option} ${String(value)}`,
    cause: 'a port is a whole number from 1 to 65535',
    next: `${option} 3000`,
    class: 'usage',
  });
}

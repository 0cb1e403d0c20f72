import { Problem } from '../../../../libs/problem/src/problem.ts';
import { freePort, isFree } from '../../../embedded/src/free-port.ts';
import { attempt } from '../programs/command.ts';

/** The program that listens on a local port, as `name (pid)`; undefined when the system does not tell. */
export async function portHolder(port: number): Promise<string | undefined> {
  try {
    const listed = await attempt('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc']);
    const [, pid, name] = /^p(\d+)\nc(.*)$/m.exec(listed.stdout) ?? [];
    if (pid) return `${name} (process ${pid})`;
  } catch {
    // No lsof here: ss tells the same on Linux.
  }
  try {
    const listed = await attempt('ss', ['-ltnpH', `sport = :${port}`]);
    const [, name, pid] = /users:\(\("([^"]+)",pid=(\d+)/.exec(listed.stdout) ?? [];
    return pid ? `${name} (process ${pid})` : undefined;
  } catch {
    return undefined;
  }
}

/** The Problem of a taken port; `command` is what to type, the next free port follows it. */
export async function portTaken(port: number, command: string): Promise<Problem> {
  const [holder, next] = await Promise.all([portHolder(port), freePort(port + 1)]);
  return new Problem({
    code: 'PORT-TAKEN',
    what: `port ${port} is taken${holder ? ` by ${holder}` : ''}`,
    where: `127.0.0.1:${port}`,
    cause: 'another program listens there, or another copy of this app runs',
    next: `${command} ${next}`,
    class: 'preflight',
  });
}

/** @throws Problem PORT-TAKEN; `command` is what to type with another port behind it */
export async function requireFree(port: number, command: string): Promise<void> {
  if (!(await isFree(port))) throw await portTaken(port, command);
}

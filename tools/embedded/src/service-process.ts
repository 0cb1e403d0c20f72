import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process that goes on after the command that started it has ended. */
export interface ServiceRecord {
  name: string;
  pid: number;
  /** When the process began, as `ps` prints it: tells it from a later one that got the same number. */
  began: string;
  port: number;
  /** What it was started from; another value means that it has to be started anew. */
  key: string;
}

export interface ServiceSpec {
  name: string;
  command: string;
  args: string[];
  cwd: string;
  env: Record<string, string>;
  port: number;
  key: string;
}

/** Keeps the services' records and logs in one folder. */
export class ServiceProcesses {
  constructor(private readonly folder: string) {}

  /** The service when it runs, else undefined; a record of a dead process is dropped, also one that was half written. */
  find(name: string): ServiceRecord | undefined {
    const file = this.#file(name);
    if (!existsSync(file)) return undefined;
    const record = readRecord(file);
    if (record?.began && beganAt(record.pid) === record.began) return record;
    rmSync(file, { force: true });
    return undefined;
  }

  /** Starts a service in a process group of its own; its output goes to its log. */
  start(spec: ServiceSpec): ServiceRecord {
    const log = this.logFile(spec.name);
    mkdirSync(dirname(log), { recursive: true });
    const out = openSync(log, 'w', 0o600);
    const child = spawn(spec.command, spec.args, {
      cwd: spec.cwd,
      env: spec.env,
      detached: true,
      stdio: ['ignore', out, out],
    });
    closeSync(out);
    // A program that cannot be started is told by the missing answer and its empty log.
    child.on('error', () => undefined);
    child.unref();
    const pid = child.pid ?? 0;
    const record = { name: spec.name, pid, began: beganAt(pid) ?? '', port: spec.port, key: spec.key };
    writeFileSync(this.#file(spec.name), JSON.stringify(record));
    return record;
  }

  /** Asks the service to end, and ends it after `seconds`. Gives whether one ran. */
  async stop(name: string, seconds = 15): Promise<boolean> {
    const record = this.find(name);
    if (!record) return false;
    signalGroup(record.pid, 'SIGTERM');
    for (let waited = 0; waited < seconds * 10 && beganAt(record.pid) === record.began; waited++)
      await sleep(100);
    // Also what the service started and left behind.
    signalGroup(record.pid, 'SIGKILL');
    rmSync(this.#file(name), { force: true });
    return true;
  }

  logFile(name: string): string {
    return join(this.folder, `${name}.log`);
  }

  /** The last lines of a service's log. */
  lastWords(name: string, lines = 15): string {
    const file = this.logFile(name);
    return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n') : '';
  }

  #file(name: string): string {
    return join(this.folder, `${name}.json`);
  }
}

function readRecord(file: string): ServiceRecord | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ServiceRecord;
  } catch {
    return undefined;
  }
}

/** When a process began, or undefined when it is gone (or a zombie). */
function beganAt(pid: number): string | undefined {
  if (pid <= 0) return undefined;
  // One -o each: elsewhere than on Linux `stat=,lstart=` is one column with the title `,lstart=`.
  const asked = ['-o', 'stat=', '-o', 'lstart=', '-p', String(pid)];
  const listed = spawnSync('ps', asked, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
  const [, state, began] = /^\s*(\S+)\s+(.+?)\s*$/.exec(listed.stdout ?? '') ?? [];
  return state?.startsWith('Z') ? undefined : began;
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // It ended in between.
  }
}

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** One call of a tool. */
export interface ToolCall {
  program: string;
  args: string[];
  /** All of its environment. */
  env: Record<string, string>;
  /** Time limit in seconds; undefined where a person sits in front of it. */
  seconds?: number;
  /** It gets this terminal as its own; its output is not read then. */
  terminal?: boolean;
  /** What a line of its stdout says, where that is no text for people. */
  read?: (line: string) => string;
  /** Makes each line fit to be shown. */
  hide: (line: string) => string;
  cwd?: string;
}

export interface ToolEnd {
  /** The tool's own; 124 when its time was up, 130 when this process was interrupted, 128 + n when signal n ended the tool. */
  code: number;
  timedOut: boolean;
  /** The first lines that it printed on stdout, as they were shown. */
  said: string[];
}

/** The exit code of a call during which this process was interrupted. */
export const interrupted = 130;

/** Milliseconds from the polite to the hard end. */
const grace = 3000;
/** What ends this process, and the tool first. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Starts a tool, shows its lines redacted, and gives its exit code unchanged. At the end of its time, and on Ctrl-C, it and all
 * that it has started are ended. @throws Error ENOENT when it is not there
 */
export async function runTool(
  call: ToolCall,
  out: Writable = process.stdout,
  err: Writable = process.stderr,
): Promise<ToolEnd> {
  const { program, args, env, terminal = false, seconds, read = (line: string) => line, hide, cwd } = call;
  const child = spawn(program, args, {
    env,
    // No stdin: kubectl-ai would wait for its end.
    stdio: terminal ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that what it starts ends with it; one in the background could not read a terminal.
    detached: !terminal,
    ...(cwd ? { cwd } : {}),
  });
  const said: string[] = [];
  const shown = [
    showLines(
      child.stdout,
      (line) => {
        if (said.length < 5 && line.trim()) said.push(line);
        out.write(`${line}\n`);
      },
      (line) => hide(read(line)),
    ),
    showLines(child.stderr, (line) => err.write(`${line}\n`), hide),
  ];
  let timedOut = false;
  let asked = false;
  let hard: NodeJS.Timeout | undefined;
  const end = (signal: NodeJS.Signals) => {
    signalAll(child, signal);
    hard ??= setTimeout(() => signalAll(child, 'SIGKILL'), grace);
  };
  const limit =
    seconds === undefined ? undefined : setTimeout(() => ((timedOut = true), end('SIGTERM')), seconds * 1000);
  const interrupt = () => {
    // A terminal sends Ctrl-C to its program itself, for which it may be a key as any other.
    if (terminal) return;
    asked = true;
    end('SIGINT');
  };
  for (const signal of signals) process.on(signal, interrupt);
  try {
    const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    // What it left behind may hold the pipes open for ever.
    if (!terminal) end('SIGTERM');
    await Promise.all(shown);
    const own = code ?? 128 + constants.signals[signal ?? 'SIGKILL'];
    return { code: timedOut ? 124 : asked ? interrupted : own, timedOut, said };
  } finally {
    clearTimeout(limit);
    clearTimeout(hard);
    for (const signal of signals) process.off(signal, interrupt);
  }
}

async function showLines(
  stream: Readable | null,
  show: (line: string) => void,
  hide: (line: string) => string,
): Promise<void> {
  if (!stream) return;
  for await (const line of createInterface({ input: stream })) show(hide(line));
}

function signalAll({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    // It has ended.
  }
}

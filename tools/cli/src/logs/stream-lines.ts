import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

interface Stream {
  signal: AbortSignal;
  env?: Record<string, string>;
  line(text: string): void;
}

/** Runs a program and hands over each line of its stdout as it comes, until it ends or `signal` ends it. Gives its last words on stderr. */
export function streamLines(
  program: string,
  args: string[],
  { signal, env, line }: Stream,
): Promise<{ exitCode: number; stderr: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr = `${stderr}${chunk.toString()}`.slice(-4000)));
    createInterface({ input: child.stdout }).on('line', line);
    const stop = () => void child.kill('SIGTERM');
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    const end = (exitCode: number, words = stderr) => {
      signal.removeEventListener('abort', stop);
      resolve({ exitCode, stderr: words });
    };
    child.on('error', (error) => end(127, error.message));
    child.on('close', (code) => end(code ?? 1));
  });
}

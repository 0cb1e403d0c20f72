import { spawn, type SpawnOptions } from 'node:child_process';

/**
 * Runs a program to its end and gives its exit code and all that it printed; 127 when it cannot be started.
 * Unlike `attempt` of the cluster's commands it hands on only the environment that it is given.
 */
export function collectOutput(
  command: string,
  args: string[],
  options: Pick<SpawnOptions, 'cwd' | 'env'>,
): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', (error) => resolve({ code: 127, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

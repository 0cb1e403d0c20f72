import { execFile, execFileSync } from 'node:child_process';
import { ChartProblem } from './problem.ts';

/** The line that is printed where nothing could be checked; `npm test` and CI look for its first word. */
export const skippedLine = (what: string) =>
  `skipped: helm is not installed, so ${what}. Install it (https://helm.sh/docs/intro/install) and run this again.`;

/** For targets whose files others go on with: manifests of another day would be worse than none. */
export const helmMissing = (chart: string) =>
  new ChartProblem(
    'HELM-MISSING',
    'helm is not installed',
    `chart ${chart}`,
    'the program helm is not in PATH',
    'install it: https://helm.sh/docs/intro/install',
  );

/** `v3.19.4+g…`, or undefined where helm is not installed. */
export function helmVersion(): string | undefined {
  try {
    return execFileSync('helm', ['version', '--short'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
}

export interface CommandResult {
  ok: boolean;
  /** Both streams, in this order. */
  output: string;
  stdout: string;
}

/** Runs a program without a shell. Exit codes are in the result. @throws when the program does not exist */
export function run(file: string, args: string[], cwd: string): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    execFile(file, args, { cwd, maxBuffer: 64 * 1024 * 1024, encoding: 'utf8' }, (error, stdout, stderr) => {
      if (error && typeof error.code === 'string') reject(error);
      else resolve({ ok: !error, output: [stdout.trim(), stderr.trim()].filter(Boolean).join('\n'), stdout });
    });
  });
}

/** Runs helm. @throws ChartProblem HELM-FAILED with helm's own words */
export async function helm(args: string[], cwd: string): Promise<string> {
  const result = await run('helm', args, cwd);
  if (result.ok) return result.stdout;
  throw new ChartProblem(
    'HELM-FAILED',
    `helm ${args[0]} failed: ${result.output.replace(/\n*Use --debug flag.*$/s, '')}`,
    args[0] === 'template' ? String(args[2]) : args.slice(1).join(' '),
    'see the words of helm above',
    `helm ${args.join(' ')}`,
  );
}

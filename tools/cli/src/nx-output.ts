export interface TaskLine {
  /** `project:target`, with `:configuration` when there is one. */
  task: string;
  state: 'done' | 'cached' | 'failed';
}

// As Nx 23 prints with --output-style=static-failures-only, each when the task has ended:
//   ✔  nx run backend:build  [local cache]
//   > nx run backend:docker            (failed; its output follows)
const succeeded = /^✔\s+nx run (\S+)(?:\s+\[(.+)\])?\s*$/;
const failed = /^> nx run (\S+?)(?:\s+\[.+\])?\s*$/;
// Nx's terminal ends the lines of a command with \r\n.
const colours = /\x1b\[[\d;]*m|\r/g;
const summary = /^\s*(NX\s{2,}(Ran|Running) target|Run duration:)/;

/** What one line of Nx's output tells, or undefined for a line that tells nothing of a task. */
export function readTaskLine(line: string): TaskLine | undefined {
  const plain = line.replace(colours, '').trimEnd();
  const good = succeeded.exec(plain);
  if (good) return { task: good[1]!, state: good[2] ? 'cached' : 'done' };
  const bad = failed.exec(plain);
  return bad ? { task: bad[1]!, state: 'failed' } : undefined;
}

/** The output of the first failed task: from the line after its heading to Nx's summary. */
export function failedOutput(output: string): { task: string; words: string } | undefined {
  const lines = output.replace(colours, '').split('\n');
  const start = lines.findIndex((line) => failed.test(line.trimEnd()));
  if (start < 0) return undefined;
  const rest = lines.slice(start + 1);
  const end = rest.findIndex(
    (line) => summary.test(line) || succeeded.test(line) || failed.test(line.trimEnd()),
  );
  const words = rest
    .slice(0, end < 0 ? undefined : end)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return { task: failed.exec(lines[start]!.trimEnd())![1]!, words };
}

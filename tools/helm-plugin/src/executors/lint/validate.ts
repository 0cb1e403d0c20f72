import { basename } from 'node:path';
import { run } from '../../helm.ts';
import { program } from '../../kubernetes-validate/program.ts';
import { ChartProblem } from '../../problem.ts';
import type { Check, LintOptions } from './checks.ts';

/** `1.34.0` → `1.34` */
export const minor = (version: string) => version.split('.').slice(0, 2).join('.');

/** `1.28-1.30` → 1.28.0, 1.29.0, 1.30.0 */
export function versionsIn(range: string): string[] {
  const [first = 0, last = first] = range.split('-').map((version) => Number(version.split('.')[1]));
  return Array.from({ length: last - first + 1 }, (_, i) => `1.${first + i}.0`);
}

/** Kubernetes' own schemas, of every version that the chart may be installed on. */
export const validateCheck: Check = {
  name: 'kubernetes-validate --strict',
  absent: 'the option kubernetesValidate is empty',
  async run({ options, renderFor, workspaceRoot, excepted }) {
    if (!options.kubernetesValidate) return undefined;
    const files: Record<string, string[]> = {};
    for (const version of versionsIn(options.validateVersions)) {
      files[minor(version)] = (await renderFor(version)).map(({ file }) => file);
    }
    const lines = (await validate(files, options, workspaceRoot)).map(named);
    for (const line of lines) if (line.startsWith('WARN ')) excepted(line.slice(5));
    return lines.filter((line) => !line.startsWith('WARN '));
  },
};

/** `ERROR /tmp/x/prod-1.28.0.yaml did not …` → `ERROR prod did not …`: the version comes later in its words. */
const named = (line: string) =>
  line.replace(/(?<=^\w+ )\S+/, (file) => basename(file).replace(/-1\.\d+\.\d+\.yaml$/, ''));

/** @returns its lines about objects. @throws ChartProblem VALIDATE-NOT-RUN when it did not get so far */
async function validate(
  files: Record<string, string[]>,
  { uv, kubernetesValidate }: LintOptions,
  cwd: string,
): Promise<string[]> {
  const [file = 'uv', ...args] = uv;
  const tool = ['tool', 'run', '--from', `kubernetes-validate==${kubernetesValidate}`];
  const command = [...args, ...tool, 'python', '-c', program, JSON.stringify(files)];
  const result = await run(file, command, cwd).catch((error: Error) => ({
    ok: false,
    output: error.message,
    stdout: '',
  }));
  const lines = result.stdout.trim().split('\n');
  if (!result.ok || !/^checked [1-9]/.test(lines.pop() ?? '')) {
    throw new ChartProblem(
      'VALIDATE-NOT-RUN',
      `kubernetes-validate did not run: ${result.output.trim().split('\n').slice(-5).join('\n')}`,
      [...uv, ...tool].join(' '),
      'uv is missing, or PyPI cannot be reached the first time (kubernetesValidate: "" leaves this check out)',
      [...uv, ...tool, 'kubernetes-validate', '--version'].join(' '),
    );
  }
  return lines;
}

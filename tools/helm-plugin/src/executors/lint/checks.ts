import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { renderValues } from '../../chart.ts';
import { run } from '../../helm.ts';
import { podSecurityFindings } from '../../pod-security.ts';
import { ChartProblem } from '../../problem.ts';
import type { KubeObject } from '../../render.ts';

export interface LintOptions {
  kubeVersion: string;
  namespace: string;
  uv: string[];
  kubernetesValidate: string;
}

/** The chart rendered with one values file. */
export interface Rendered {
  name: string;
  values: string[];
  /** Where the YAML stands. */
  file: string;
  objects: KubeObject[];
}

export interface CheckRequest {
  chartFolder: string;
  workspaceRoot: string;
  rendered: Rendered[];
  options: LintOptions;
}

export interface Check {
  name: string;
  /** Findings, none when all is well, undefined when its program is not installed. */
  run(request: CheckRequest): Promise<string[] | undefined>;
  /** What to say in that case. */
  absent?: string;
}

/** `1.34.0` → `1.34` */
const minor = (version: string) => version.split('.').slice(0, 2).join('.');

export const checks: Check[] = [
  {
    name: 'helm lint --strict',
    async run({ chartFolder, workspaceRoot, rendered }) {
      const base = existsSync(join(chartFolder, renderValues)) ? [renderValues] : [];
      const findings: string[] = [];
      for (const { name, values } of rendered) {
        const files = [...base, ...values].map((file) => `--values=${join(chartFolder, file)}`);
        const result = await run('helm', ['lint', '--strict', chartFolder, ...files], workspaceRoot);
        if (!result.ok) findings.push(`${name}: ${result.output}`);
      }
      return findings;
    },
  },
  {
    name: 'kubernetes-validate --strict',
    async run({ workspaceRoot, rendered, options }) {
      const [file = 'uv', ...args] = options.uv;
      const tool = `kubernetes-validate==${options.kubernetesValidate}`;
      const files = rendered.map((one) => one.file);
      const command = [
        ...args,
        'tool',
        'run',
        '--from',
        tool,
        'kubernetes-validate',
        '-k',
        minor(options.kubeVersion),
        '--strict',
      ];
      const result = await run(file, [...command, ...files], workspaceRoot).catch((error: Error) => ({
        ok: false,
        output: error.message,
      }));
      if (result.ok) return [];
      // it says "ERROR <file> failed …" for a finding; anything else means that it did not get so far
      if (!/^ERROR/m.test(result.output)) {
        throw new ChartProblem(
          'VALIDATE_NOT_RUN',
          `kubernetes-validate did not run: ${result.output}`,
          `${options.uv.join(' ')} tool run --from ${tool}`,
          'uv is missing, or PyPI cannot be reached the first time',
          `${options.uv.join(' ')} tool run --from ${tool} kubernetes-validate --version`,
        );
      }
      return result.output.split('\n').filter((line) => line.startsWith('ERROR'));
    },
  },
  {
    name: 'Pod Security "restricted"',
    run: async ({ rendered }) =>
      rendered.flatMap(({ name, objects }) =>
        podSecurityFindings(objects).map((finding) => `${name}: ${finding}`),
      ),
  },
  {
    name: 'kube-score',
    absent: 'kube-score is not installed (https://kube-score.com)',
    async run({ workspaceRoot, rendered, options }) {
      const findings: string[] = [];
      for (const { name, file } of rendered) {
        const args = [
          'score',
          '--exit-one-on-warning',
          `--kubernetes-version=v${minor(options.kubeVersion)}`,
        ];
        const result = await run(
          'kube-score',
          [...args, '--enable-optional-test=container-seccomp-profile', '--output-format=ci', file],
          workspaceRoot,
        ).catch((error: NodeJS.ErrnoException) => {
          if (error.code === 'ENOENT') return undefined;
          throw error;
        });
        if (!result) return undefined;
        if (!result.ok)
          findings.push(
            ...result.output
              .split('\n')
              .filter((line) => !/^\[(OK|SKIPPED)\]/.test(line))
              .map((line) => `${name}: ${line}`),
          );
      }
      return findings;
    },
  },
];

import { run, type CommandResult } from '../../helm.ts';
import { ChartProblem } from '../../problem.ts';
import type { Check, LintOptions } from './checks.ts';
import { byProfile } from './findings.ts';
import { minor } from './validate.ts';

/** A part of `kube-score score --output-format json`. */
interface ScoredObject {
  object_name: string;
  object_meta: { annotations?: Record<string, string> };
  /** The template, which kube-score reads from Helm's comment. */
  file_name: string;
  checks: {
    check: { id: string };
    /** 1 critical, 5 warning, 7 almost, 10 fine. */
    grade: number;
    skipped: boolean;
    comments: { path: string; summary: string; description: string }[] | null;
  }[];
}

const warning = 5;
const goModule = 'github.com/zegl/kube-score/cmd/kube-score';

/** kube-score without critical findings and warnings; exceptions are annotations, `kube-score/ignore: ID,…`. */
export const kubeScoreCheck: Check = {
  name: 'kube-score',
  absent: 'the option kubeScore is empty',
  next: 'mend the template; or except the object from the rule by the annotation kube-score/ignore: ID, with the reason beside it',
  async run({ options, rendered, workspaceRoot, excepted, leftOut }) {
    if (!options.kubeScore) return undefined;
    const found: [string, string[]][] = [];
    for (const { name, file } of rendered) {
      const result = await score(file, options, workspaceRoot);
      if (!result) {
        if (process.env['CI']) throw missing(options.kubeScore);
        leftOut(`neither kube-score nor Go is installed: go install ${goModule}@v${options.kubeScore}`);
        return undefined;
      }
      const objects = parsed(result);
      if (!objects?.some(({ checks }) => checks.length > 0)) throw notRun(result, options.kubeScore);
      for (const { object_meta } of objects) {
        for (const id of object_meta.annotations?.['kube-score/ignore']?.split(',') ?? []) excepted(id);
      }
      found.push([name, objects.flatMap(findingsOf)]);
    }
    return byProfile(found);
  },
};

function findingsOf({ object_name, file_name, checks }: ScoredObject): string[] {
  return checks
    .filter(({ grade, skipped }) => !skipped && grade <= warning)
    .flatMap(({ check, grade, comments }) =>
      (comments ?? []).map(
        ({ summary, description }) =>
          `${file_name}: ${grade < warning ? 'critical' : 'warning'}, ${check.id}: ${[summary, description].filter(Boolean).join('. ')} (${object_name})`,
      ),
    );
}

/** kube-score from PATH, else built and run by Go; undefined where neither is installed. */
async function score(file: string, options: LintOptions, cwd: string): Promise<CommandResult | undefined> {
  const args = [
    'score',
    `--kubernetes-version=v${minor(options.kubeVersion)}`,
    '--enable-optional-test=container-seccomp-profile',
    '--output-format=json',
    file,
  ];
  const ways: [string, string[]][] = [
    ['kube-score', args],
    ['go', ['run', `${goModule}@v${options.kubeScore}`, ...args]],
  ];
  for (const [program, words] of ways) {
    const result = await run(program, words, cwd).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (result) return result;
  }
  return undefined;
}

function parsed({ stdout }: CommandResult): ScoredObject[] | undefined {
  try {
    return JSON.parse(stdout) as ScoredObject[];
  } catch {
    return undefined;
  }
}

function missing(version: string): ChartProblem {
  return new ChartProblem(
    'KUBE-SCORE-MISSING',
    'kube-score could not check the chart',
    'PATH',
    'neither kube-score nor Go is installed, and in CI no check is left out',
    `go install ${goModule}@v${version}`,
  );
}

function notRun({ output }: CommandResult, version: string): ChartProblem {
  return new ChartProblem(
    'KUBE-SCORE-NOT-RUN',
    `kube-score did not score the objects: ${output.trim().split('\n').slice(-5).join('\n')}`,
    `kube-score, or go run ${goModule}@v${version}`,
    'an object that it cannot read; or Go could not fetch the module',
    `go run ${goModule}@v${version} version`,
  );
}

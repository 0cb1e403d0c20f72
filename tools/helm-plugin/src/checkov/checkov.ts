import { run } from '../helm.ts';
import { ChartProblem } from '../problem.ts';
import { program as script } from './program.ts';

/** One rule on one object or instruction. */
export interface RuleRecord {
  /** `CKV_K8S_43` */
  id: string;
  name: string;
  /** `Deployment.default.shop`; for a Dockerfile the instruction. */
  resource: string;
  /** First and last line in the file. */
  lines: [number, number];
  /** Why it was left out, where it was. */
  reason: string;
}

/** What Checkov says of one file. */
export interface FileReport {
  file: string;
  /** Rules that hold. None at all is taken for a run that checked nothing. */
  passed: number;
  failed: RuleRecord[];
  skipped: RuleRecord[];
  /** Files that it could not parse. */
  unread: string[];
}

export interface CheckovRequest {
  framework: 'kubernetes' | 'dockerfile';
  files: string[];
  /** How to call uv, from `cwd`. */
  uv: string[];
  /** Version on PyPI. */
  version: string;
  cwd: string;
}

/**
 * Checkov (https://www.checkov.io) over files, each by itself, in one process, without the network once it is installed.
 * @throws ChartProblem CHECKOV-NOT-RUN when it did not run, could not read a file, or checked nothing in one
 */
export async function checkov(request: CheckovRequest): Promise<FileReport[]> {
  const { framework, files, uv, version, cwd } = request;
  const [program = 'uv', ...args] = uv;
  const tool = ['tool', 'run', '--from', `checkov==${version}`, 'python'];
  const result = await run(program, [...args, ...tool, '-c', script, framework, ...files], cwd).catch(
    (error: Error) => ({ ok: false, output: error.message, stdout: '' }),
  );
  const reports = result.ok ? parsed(result.stdout) : undefined;
  if (!reports) throw notRun(`checkov did not run: ${lastLines(result.output)}`, request);
  for (const { file, passed, unread } of reports) {
    if (unread.length) throw notRun(`checkov could not read ${file}`, request);
    if (passed === 0) throw notRun(`checkov found nothing to check in ${file}`, request);
  }
  return reports;
}

/** The reports, or undefined when this is none: something else was run. */
function parsed(text: string): FileReport[] | undefined {
  try {
    const reports: unknown = JSON.parse(text);
    return Array.isArray(reports) ? (reports as FileReport[]) : undefined;
  } catch {
    return undefined;
  }
}

const lastLines = (text: string) => text.trim().split('\n').slice(-5).join('\n');

function notRun(what: string, { uv, version }: CheckovRequest): ChartProblem {
  const command = `${uv.join(' ')} tool run --from checkov==${version}`;
  return new ChartProblem(
    'CHECKOV-NOT-RUN',
    what,
    command,
    'uv is missing, PyPI cannot be reached the first time, or the file is no YAML (an empty version leaves this check out)',
    `${command} checkov --version`,
  );
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { helmVersion, skippedLine } from '../../helm.ts';
import { parseObjects, renderText } from '../../render.ts';
import { chartContext, reporting, valuesFiles, type ChartContext } from '../chart-context.ts';
import { checks, type Check, type CheckRequest, type LintOptions, type Rendered } from './checks.ts';
import { complain, say } from '../print.ts';
import { lintProfiles, type Profile } from './profiles.ts';

/** Runs every check on every profile, side by side, and names all findings before it fails. */
export default function lint(options: LintOptions, context: ExecutorContext): Promise<{ success: boolean }> {
  return reporting(async () => {
    const here = chartContext(context);
    if (!helmVersion()) {
      say(skippedLine(`the chart ${here.chart.name} was not checked`));
      return true;
    }
    const scratch = mkdtempSync(join(tmpdir(), 'helm-lint-'));
    try {
      const render = (profiles: Profile[], version: string) =>
        renderAll(here, profiles, options.namespace, scratch, version);
      // Other versions of Kubernetes only with the environments: what ci/ adds depends on no version.
      const renderFor = (version: string) => render(valuesFiles(here.chart), version);
      const request = {
        chartFolder: here.folder,
        workspaceRoot: here.workspaceRoot,
        rendered: await render(lintProfiles(here.chart, here.folder), options.kubeVersion),
        renderFor,
        options,
      };
      // All have ended before anything is thrown: the files that they read are removed then.
      const outcomes = await Promise.allSettled(checks.map((check) => carryOut(check, request)));
      let success = true;
      for (const outcome of outcomes) {
        if (outcome.status === 'fulfilled') success = tell(outcome.value, here.root) && success;
      }
      const thrown = outcomes.find((outcome) => outcome.status === 'rejected');
      if (thrown) throw thrown.reason;
      return success;
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  });
}

async function renderAll(
  { chart, folder }: ChartContext,
  profiles: Profile[],
  namespace: string,
  scratch: string,
  kubeVersion: string,
): Promise<Rendered[]> {
  return Promise.all(
    profiles.map(async ([name, values]) => {
      const text = await renderText({ folder, release: chart.name, namespace, kubeVersion, values });
      const file = join(scratch, `${name.replaceAll('/', '-')}-${kubeVersion}.yaml`);
      writeFileSync(file, text);
      return { name, values, file, objects: parseObjects(text) };
    }),
  );
}

interface Verdict {
  check: Check;
  findings: string[] | undefined;
  profiles: string;
  /** Rule → reason, which may be empty. */
  exceptions: Map<string, string>;
  leftOut: string | undefined;
}

async function carryOut(check: Check, request: Omit<CheckRequest, 'excepted' | 'leftOut'>): Promise<Verdict> {
  const exceptions = new Map<string, string>();
  let leftOut = check.absent;
  const findings = await check.run({
    ...request,
    excepted: (id, reason = '') => void exceptions.set(id, reason),
    leftOut: (why) => (leftOut = why),
  });
  const profiles = request.rendered.map(({ name }) => name).join(', ');
  return { check, findings, profiles, exceptions, leftOut };
}

/** Prints it. @returns whether all is well */
function tell({ check, findings, profiles, exceptions, leftOut }: Verdict, root: string): boolean {
  if (findings?.length) {
    const lines = [`${check.name}: ${findings.length} finding(s) in ${root}`, ...findings];
    complain([...lines, ...(check.next ? [`  next:  ${check.next}`] : [])].join('\n'));
    return false;
  }
  say(findings ? `${check.name}: ok (${profiles})` : `${check.name}: left out, ${leftOut}`);
  for (const [id, reason] of exceptions) say(`  excepted: ${id}${reason ? `, ${reason}` : ''}`);
  return true;
}

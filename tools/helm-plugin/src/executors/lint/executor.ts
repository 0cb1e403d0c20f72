import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { helmVersion, skippedLine } from '../../helm.ts';
import { parseObjects, renderText } from '../../render.ts';
import { chartContext, reporting, valuesFiles } from '../chart-context.ts';
import { checks, type LintOptions, type Rendered } from './checks.ts';
import { complain, say } from '../print.ts';

/** Runs every check on every values file, and names all findings before it fails. */
export default function lint(options: LintOptions, context: ExecutorContext): Promise<{ success: boolean }> {
  return reporting(async () => {
    const { chart, folder, root, workspaceRoot } = chartContext(context);
    if (!helmVersion()) {
      say(skippedLine(`the chart ${chart.name} was not checked`));
      return true;
    }
    const scratch = mkdtempSync(join(tmpdir(), 'helm-lint-'));
    try {
      const rendered: Rendered[] = [];
      for (const [name, values] of valuesFiles(chart)) {
        const { kubeVersion, namespace } = options;
        const text = await renderText({ folder, release: chart.name, namespace, kubeVersion, values });
        const file = join(scratch, `${name}.yaml`);
        writeFileSync(file, text);
        rendered.push({ name, values, file, objects: parseObjects(text) });
      }
      let success = true;
      for (const check of checks) {
        const findings = await check.run({ chartFolder: folder, workspaceRoot, rendered, options });
        if (findings === undefined) say(`${check.name}: left out, ${check.absent}`);
        else if (findings.length === 0)
          say(`${check.name}: ok (${rendered.map(({ name }) => name).join(', ')})`);
        else {
          success = false;
          complain(`${check.name}: ${findings.length} finding(s) in ${root}\n${findings.join('\n')}`);
        }
      }
      return success;
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  });
}

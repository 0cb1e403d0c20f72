import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { renderValues } from '../../chart.ts';
import { run } from '../../helm.ts';
import type { Check } from './checks.ts';

/** Helm's own look at the chart, with the values schema. */
export const helmLintCheck: Check = {
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
};

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { helm, helmVersion, helmMissing } from '../../helm.ts';
import { chartContext, reporting } from '../chart-context.ts';
import { say } from '../print.ts';

export interface PackageOptions {
  /** Folder for the .tgz, from the workspace root. */
  output: string;
}

export default function packageChart(
  options: PackageOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return reporting(async () => {
    const { chart, root, workspaceRoot } = chartContext(context);
    if (!helmVersion()) throw helmMissing(chart.name);
    mkdirSync(join(workspaceRoot, options.output), { recursive: true });
    await helm(['package', root, `--destination=${options.output}`], workspaceRoot);
    say(`${options.output}/${chart.name}-${chart.version}.tgz`);
    return true;
  });
}

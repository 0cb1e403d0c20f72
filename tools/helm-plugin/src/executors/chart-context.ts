import { join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { readChart, type Chart } from '../chart.ts';
import { ChartProblem } from '../problem.ts';
import { complain } from './print.ts';

export interface ChartContext {
  chart: Chart;
  /** Absolute. */
  folder: string;
  /** From the workspace root. */
  root: string;
  workspaceRoot: string;
  project: string;
}

/** The chart whose target runs. */
export function chartContext(context: ExecutorContext): ChartContext {
  const project = context.projectName ?? '';
  const root = context.projectsConfigurations.projects[project]?.root ?? '';
  const folder = join(context.root, root);
  return { chart: readChart(folder), folder, root, workspaceRoot: context.root, project };
}

/** Values files to look at: name → files, `default` for values.yaml alone. */
export function valuesFiles(chart: Chart): [string, string[]][] {
  return [
    ['default', []],
    ...Object.entries(chart.environments).map(([name, file]): [string, string[]] => [name, [file]]),
  ];
}

/** Prints a problem as it stands, anything else with its stack: that is a fault of the plugin. */
export async function reporting(work: () => Promise<boolean>): Promise<{ success: boolean }> {
  try {
    return { success: await work() };
  } catch (error) {
    complain(error instanceof ChartProblem ? error.message : String((error as Error).stack ?? error));
    return { success: false };
  }
}

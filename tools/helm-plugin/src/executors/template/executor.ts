import { join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { helmVersion, helmMissing } from '../../helm.ts';
import { plainManifests } from '../../manifests.ts';
import { renderText } from '../../render.ts';
import { writeFolder } from '../../write-folder.ts';
import { chartContext, reporting, valuesFiles } from '../chart-context.ts';
import { say } from '../print.ts';

export interface TemplateOptions {
  kubeVersion: string;
  namespace: string;
  /** Folder for one file per values file, from the workspace root. */
  output: string;
  /** Folder for plain manifests; empty: none. */
  manifests: string;
}

export default function template(
  options: TemplateOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return reporting(async () => {
    const { chart, folder, workspaceRoot, project } = chartContext(context);
    if (!helmVersion()) throw helmMissing(chart.name);
    const { kubeVersion, namespace } = options;
    const request = { folder, release: chart.name, namespace, kubeVersion };
    const rendered: Record<string, string> = {};
    for (const [name, values] of valuesFiles(chart)) {
      rendered[`${name}.yaml`] = await renderText({ ...request, values });
    }
    writeFolder(join(workspaceRoot, options.output), rendered);
    say(`${options.output}: ${Object.keys(rendered).join(', ')}`);
    if (options.manifests) {
      const files = await plainManifests(request, `npx nx helm-template ${project}`);
      const changed = writeFolder(join(workspaceRoot, options.manifests), files);
      say(`${options.manifests}: ${changed.length ? `changed ${changed.join(', ')}` : 'up to date'}`);
    }
    return true;
  });
}

import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { CreateDependenciesContext, CreateNodesContext } from '@nx/devkit';
import { describe, expect, test } from 'vitest';
import { chartFiles, writeFiles } from './fixtures/chart.ts';
import { createDependencies, createNodes } from './plugin.ts';

const options = { imagePrefix: 'acme-' };
const at = (folder: string) =>
  Object.fromEntries(Object.entries(chartFiles).map(([path, text]) => [`${folder}/${path}`, text]));

/** A workspace where this plugin is a package of its own. */
function workspace(): string {
  const root = writeFiles({
    ...at('helm/shop'),
    'package.json': '{}',
    'node_modules/@todo/.keep': '',
    'tools/.keep': '',
  });
  symlinkSync(join(import.meta.dirname, '..'), join(root, 'node_modules/@todo/helm-plugin'));
  return root;
}

const [pattern, inferNodes] = createNodes;
const infer = async (files: string[], workspaceRoot: string) => {
  const context = { workspaceRoot, nxJsonConfiguration: {} } as CreateNodesContext;
  return (await inferNodes(files, options, context)).map(([, result]) => result.projects ?? {});
};

describe('createNodes', () => {
  test('a folder with a Chart.yaml is a project', async () => {
    expect(pattern).toBe('**/Chart.yaml');
    const [projects] = await infer(['helm/shop/Chart.yaml'], workspace());
    expect(projects?.['helm/shop']).toMatchObject({
      name: 'shop-chart',
      tags: ['type:chart'],
      metadata: { description: 'A shop. Deploys shop.', technologies: ['helm', 'kubernetes'] },
    });
    expect(Object.keys(projects?.['helm/shop']?.targets ?? {})).toContain('helm-template');
  });

  test('charts of dependencies, installed and packed ones are not', async () => {
    const files = [
      'helm/shop/charts/db/Chart.yaml',
      'node_modules/x/Chart.yaml',
      'dist/helm/shop/Chart.yaml',
    ];
    expect(await infer(files, workspace())).toEqual([]);
  });

  test('an installed plugin is hashed as a package', async () => {
    const [projects] = await infer(['helm/shop/Chart.yaml'], workspace());
    expect(projects?.['helm/shop']?.targets?.['lint']?.inputs).toContainEqual({
      externalDependencies: ['@todo/helm-plugin'],
    });
  });
});

describe('createDependencies', () => {
  const context = (projects: Record<string, { root: string }>): CreateDependenciesContext =>
    ({
      workspaceRoot: workspace(),
      projects,
      fileMap: { projectFileMap: { 'shop-chart': [{ file: 'helm/shop/values.yaml', hash: '' }] } },
    }) as unknown as CreateDependenciesContext;
  const chart = { 'shop-chart': { root: 'helm/shop' } };

  test('a chart depends on the project that builds its image, by its values file', async () => {
    expect(await createDependencies(options, context({ ...chart, shop: { root: 'apps/shop' } }))).toEqual([
      { source: 'shop-chart', target: 'shop', sourceFile: 'helm/shop/values.yaml', type: 'static' },
    ]);
  });

  test('not on a project that is not there', async () => {
    expect(await createDependencies(options, context(chart))).toEqual([]);
  });
});

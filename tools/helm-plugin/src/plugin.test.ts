import { mkdirSync, symlinkSync } from 'node:fs';
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

  test('a folder named charts that belongs to no chart holds charts of its own', async () => {
    const root = writeFiles({ ...at('charts/shop'), ...at('charts/shop/charts/db'), 'package.json': '{}' });
    mkdirSync(join(root, 'node_modules/@todo'), { recursive: true });
    symlinkSync(join(import.meta.dirname, '..'), join(root, 'node_modules/@todo/helm-plugin'));
    const found = await infer(['charts/shop/Chart.yaml', 'charts/shop/charts/db/Chart.yaml'], root);
    expect(found.flatMap((projects) => Object.keys(projects))).toEqual(['charts/shop']);
  });

  test('an installed plugin is hashed as a package', async () => {
    const [projects] = await infer(['helm/shop/Chart.yaml'], workspace());
    expect(projects?.['helm/shop']?.targets?.['lint']?.inputs).toContainEqual({
      externalDependencies: ['@todo/helm-plugin'],
    });
  });
});

describe('createDependencies', () => {
  const context = (projects: Record<string, { root: string }>): CreateDependenciesContext => {
    const files = Object.keys(projects).map((project) => [
      project,
      [{ file: 'helm/shop/values.yaml', hash: '' }],
    ]);
    const fileMap = { projectFileMap: Object.fromEntries(files) };
    return { workspaceRoot: workspace(), projects, fileMap } as unknown as CreateDependenciesContext;
  };
  const targets = { 'helm-template': { executor: '@todo/helm-plugin:template' } };
  const chart = { 'shop-chart': { root: 'helm/shop', targets } };

  test('a chart depends on the project that builds its image, by its values file', async () => {
    expect(await createDependencies(options, context({ ...chart, shop: { root: 'apps/shop' } }))).toEqual([
      { source: 'shop-chart', target: 'shop', sourceFile: 'helm/shop/values.yaml', type: 'static' },
    ]);
  });

  test('also a chart that has a name of its own', async () => {
    const named = { front: chart['shop-chart'], shop: { root: 'apps/shop' } };
    expect(await createDependencies(options, context(named))).toMatchObject([
      { source: 'front', target: 'shop' },
    ]);
  });

  test('not a project of another kind that is named like a chart', async () => {
    const projects = { 'shop-chart': { root: 'helm/shop' }, shop: { root: 'apps/shop' } };
    expect(await createDependencies(options, context(projects))).toEqual([]);
  });

  test('not on a project that is not there', async () => {
    expect(await createDependencies(options, context(chart))).toEqual([]);
  });
});

import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, posix, relative } from 'node:path';
import {
  createNodesFromFiles,
  DependencyType,
  type CreateDependencies,
  type CreateNodes,
  type RawProjectGraphDependency,
  type TargetConfiguration,
} from '@nx/devkit';
import { appOf, readChart } from './chart.ts';
import { resolveOptions, type HelmPluginOptions } from './options.ts';
import { chartTargets } from './targets.ts';

export type { HelmPluginOptions } from './options.ts';

export const name = '@todo/helm-plugin';

/** Each folder with a Chart.yaml becomes a project. `include` and `exclude` beside the plugin's options narrow it down. */
export const createNodes: CreateNodes<HelmPluginOptions> = [
  '**/Chart.yaml',
  (files, rawOptions, context) => {
    const options = resolveOptions(rawOptions);
    const pluginInputs = inputsOfPlugin(context.workspaceRoot);
    return createNodesFromFiles(
      (file) => {
        const root = dirname(file);
        const chart = readChart(join(context.workspaceRoot, root));
        const app = appOf(chart, options.imagePrefix);
        return {
          projects: {
            [root]: {
              root,
              name: `${chart.name}${options.projectSuffix}`,
              projectType: 'application',
              sourceRoot: root,
              tags: ['type:chart'],
              targets: chartTargets({ chart, root, options, pluginInputs }),
              metadata: {
                description: `${chart.description}${app ? ` Deploys ${app}.` : ''}`,
                technologies: ['helm', 'kubernetes'],
              },
            },
          },
        };
      },
      files.filter((file) => isOwnChart(file, context.workspaceRoot)),
      rawOptions,
      context,
    );
  },
];

/** Chart → the project that builds its image, so that a change of the app reaches the chart too. */
export const createDependencies: CreateDependencies<HelmPluginOptions> = (rawOptions, context) => {
  const { imagePrefix } = resolveOptions(rawOptions);
  const edges: RawProjectGraphDependency[] = [];
  for (const [source, { root, targets }] of Object.entries(context.projects)) {
    // Also a chart whose project.json gives it a name of its own.
    if (targets?.['helm-template']?.executor !== `${name}:template`) continue;
    const sourceFile = posix.join(root, 'values.yaml');
    if (!context.fileMap.projectFileMap[source]?.some(({ file }) => file === sourceFile)) continue;
    const target = appOf(readChart(join(context.workspaceRoot, root)), imagePrefix);
    if (target && target !== source && target in context.projects) {
      edges.push({ source, target, sourceFile, type: DependencyType.static });
    }
  }
  return edges;
};

/** Not a dependency's chart, nor one that was packed or installed. */
function isOwnChart(file: string, workspaceRoot: string): boolean {
  if (/(^|\/)(node_modules|dist)\//.test(file)) return false;
  // `charts/` is where a chart has its dependencies, and where many workspaces keep their own charts.
  const parents = [...file.matchAll(/(^|\/)charts\//g)].map(({ index }) => file.slice(0, index));
  return !parents.some((parent) => existsSync(join(workspaceRoot, parent, 'Chart.yaml')));
}

/** Source in this workspace is hashed as files, an installed plugin as a package. */
function inputsOfPlugin(workspaceRoot: string): NonNullable<TargetConfiguration['inputs']> {
  const installed = createRequire(join(workspaceRoot, 'package.json')).resolve(`${name}/package.json`);
  const folder = relative(realpathSync(workspaceRoot), dirname(realpathSync(installed)));
  if (folder.startsWith('..') || folder.split('/').includes('node_modules'))
    return [{ externalDependencies: [name] }];
  return [
    `{workspaceRoot}/${folder}/**/*`,
    `!{workspaceRoot}/${folder}/**/*.test.ts`,
    `!{workspaceRoot}/${folder}/README.md`,
    `!{workspaceRoot}/${folder}/publish/**/*`,
    { externalDependencies: ['yaml'] },
  ];
}

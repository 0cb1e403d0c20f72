import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
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
      files.filter(isOwnChart),
      rawOptions,
      context,
    );
  },
];

/** Chart → the project that builds its image, so that a change of the app reaches the chart too. */
export const createDependencies: CreateDependencies<HelmPluginOptions> = (rawOptions, context) => {
  const { imagePrefix, projectSuffix } = resolveOptions(rawOptions);
  const edges: RawProjectGraphDependency[] = [];
  for (const [source, { root }] of Object.entries(context.projects)) {
    if (!source.endsWith(projectSuffix)) continue;
    const sourceFile = `${root}/values.yaml`;
    if (!context.fileMap.projectFileMap[source]?.some(({ file }) => file === sourceFile)) continue;
    const target = appOf(readChart(join(context.workspaceRoot, root)), imagePrefix);
    if (target && target !== source && target in context.projects) {
      edges.push({ source, target, sourceFile, type: DependencyType.static });
    }
  }
  return edges;
};

/** Not a dependency's chart, nor one that was packed or installed. */
function isOwnChart(file: string): boolean {
  return !/(^|\/)(node_modules|dist|charts)\//.test(file);
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
  ];
}

import { join } from 'node:path';
import { generateFiles, type GeneratorCallback, type Tree } from '@nx/devkit';
import { withValuesTable } from '../../helm-plugin/src/values-table.ts';
import { afterwards } from './afterwards.ts';
import { requireNew } from './require-new.ts';
import { register } from './register.ts';
import { tidied } from './tidied.ts';

export interface ServiceOptions {
  name: string;
  /** Port of the container and of the Service; default 8080. */
  port?: number;
}

/**
 * `nx g service NAME`: apps/NAME, helm/NAME, and its lines in the three files that list services. Changes the tree only;
 * the callback renders k8s/NAME when the files are written.
 * @throws Error with the words of a Problem: SERVICE-NAME, SERVICE-THERE, SERVICE-PORT, SERVICE-PLACE
 */
export default async function service(
  tree: Tree,
  { name, port = 8080 }: ServiceOptions,
): Promise<GeneratorCallback> {
  requireNew(tree, name, port);
  const templates = join(import.meta.dirname, 'files');
  for (const [from, to] of [
    ['app', `apps/${name}`],
    ['chart', `helm/${name}`],
  ] as const)
    generateFiles(tree, join(templates, from), to, { name, port, dot: '.' });
  register(tree, name, port);
  const readme = `helm/${name}/README.md`;
  tree.write(
    readme,
    withValuesTable(tree.read(readme, 'utf8')!, tree.read(`helm/${name}/values.yaml`, 'utf8')!),
  );
  await tidied(tree, name);
  return () => afterwards(tree.root, name);
}

import { join } from 'node:path';
import type { Tree } from '@nx/devkit';
import * as prettier from 'prettier';

/** Long names make lines long: each new file as `npm run format` would have it. Helm's templates are no YAML before they are rendered. */
export async function tidied(tree: Tree, name: string): Promise<void> {
  const isNew = (path: string) => path.startsWith(`apps/${name}/`) || path.startsWith(`helm/${name}/`);
  const paths = tree.listChanges().map(({ path }) => path);
  for (const path of paths.filter((one) => isNew(one) && !one.startsWith(`helm/${name}/templates/`))) {
    const filepath = join(tree.root, path);
    const { inferredParser } = await prettier.getFileInfo(filepath);
    if (!inferredParser) continue;
    const options = (await prettier.resolveConfig(filepath)) ?? {};
    tree.write(path, await prettier.format(tree.read(path, 'utf8')!, { ...options, filepath }));
  }
}

import type { Layer } from './image-archive.ts';
import type { TarEntry } from './tar.ts';

/** A file system's entry, without its content. */
export interface TreeEntry extends Pick<TarEntry, 'kind' | 'mode' | 'uid' | 'gid'> {
  path: string;
  size: number;
  /** Which layer it comes from, 0 being the base's first. */
  layer: number;
}

/** What a container sees: the layers on top of each other. A file `.wh.NAME` takes NAME away, `.wh..wh..opq` all of a folder. */
export function mergedTree(layers: Layer[]): Map<string, TreeEntry> {
  const tree = new Map<string, TreeEntry>();
  layers.forEach((layer, index) => {
    for (const { path, kind, mode, uid, gid, content } of layer.entries()) {
      const [, folder = '', name = ''] = /^(.*?\/?)([^/]*)$/.exec(path) ?? [];
      if (name === '.wh..wh..opq') removeUnder(tree, folder, index);
      else if (name.startsWith('.wh.')) {
        tree.delete(folder + name.slice(4));
        removeUnder(tree, `${folder}${name.slice(4)}/`, index);
      } else tree.set(path, { path, kind, mode, uid, gid, size: content.length, layer: index });
    }
  });
  return tree;
}

function removeUnder(tree: Map<string, TreeEntry>, folder: string, below: number): void {
  for (const [path, { layer }] of tree) if (path.startsWith(folder) && layer < below) tree.delete(path);
}

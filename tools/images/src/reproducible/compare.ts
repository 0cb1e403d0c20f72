import { createHash } from 'node:crypto';
import type { ImageArchive, Layer } from '../archive/image-archive.ts';

/** How two builds of one commit differ. */
export interface Comparison {
  layers: number;
  /** Layers with another digest. */
  different: number;
  /** `app/a.js: content`, a line for each file that differs; empty where only the order or the compression does. */
  files: string[];
}

type Facts = Record<'content' | 'mode' | 'owner' | 'time' | 'kind' | 'target', string>;

/** Layer by layer, the first builds' against the second's. */
export function compareImages(first: ImageArchive, second: ImageArchive): Comparison {
  const layers = Math.max(first.layers.length, second.layers.length);
  let different = 0;
  const files: string[] = [];
  for (let index = 0; index < layers; index++) {
    const [a, b] = [first.layers[index], second.layers[index]];
    if (a?.digest === b?.digest) continue;
    different++;
    files.push(...compareLayers(a ? factsOf(a) : new Map(), b ? factsOf(b) : new Map()));
  }
  return { layers, different, files };
}

function compareLayers(first: Map<string, Facts>, second: Map<string, Facts>): string[] {
  const lines: string[] = [];
  for (const path of new Set([...first.keys(), ...second.keys()])) {
    const [a, b] = [first.get(path), second.get(path)];
    if (!a || !b) lines.push(`${path}: only in the ${a ? 'first' : 'second'} build`);
    else {
      const differing = (Object.keys(a) as (keyof Facts)[]).filter((fact) => a[fact] !== b[fact]);
      if (differing.length) lines.push(`${path}: ${differing.join(', ')}`);
    }
  }
  if (lines.length === 0 && [...first.keys()].join('\0') !== [...second.keys()].join('\0'))
    lines.push('the order of the files');
  return lines;
}

function factsOf(layer: Layer): Map<string, Facts> {
  const facts = new Map<string, Facts>();
  for (const { path, content, mode, uid, gid, mtime, kind, target } of layer.entries()) {
    facts.set(path, {
      content: createHash('sha256').update(content).digest('hex'),
      mode: mode.toString(8),
      owner: `${uid}:${gid}`,
      time: String(mtime),
      kind,
      target,
    });
  }
  return facts;
}

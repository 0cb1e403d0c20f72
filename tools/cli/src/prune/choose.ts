import { services } from '../command-line/command.ts';
import type { EngineImage } from './engine.ts';

export interface Sorted {
  /** Names (of one without a name its id), each with the reason why it stays. */
  kept: { image: string; why: string }[];
  /** What goes, the oldest first. */
  removed: string[];
}

/**
 * What stays in the engine: the newest `keep` images of each service, and all that is used. `used` tells by whom.
 * Names that stand for the same image count as one.
 */
export function sortEngine(images: EngineImage[], keep: number, used: Map<string, string>): Sorted {
  const kept: Sorted['kept'] = [];
  const removed: string[] = [];
  const newest = new Set(
    services.flatMap((service) =>
      [...images]
        .filter(({ names }) => names.some((name) => name.startsWith(`todo-${service}:`)))
        .sort((a, b) => Date.parse(b.tagged) - Date.parse(a.tagged))
        .slice(0, keep),
    ),
  );
  const oldFirst = [...images].sort((a, b) => Date.parse(a.tagged) - Date.parse(b.tagged));
  for (const image of oldFirst) {
    const names = image.names.length ? image.names : [image.id];
    for (const name of names) {
      const why =
        used.get(name) ?? used.get(image.id) ?? (newest.has(image) ? 'one of the newest' : undefined);
      if (why) kept.push({ image: name, why });
      else removed.push(name);
    }
  }
  return { kept, removed };
}

/** What stays on a node: what is used, and the newest `keep` of each service as far as the engine knows their order. */
export function sortNode(
  names: string[],
  engine: EngineImage[],
  keep: number,
  used: Map<string, string>,
): Sorted {
  const times = new Map(
    engine.flatMap((image) => image.names.map((name) => [name, Date.parse(image.tagged)])),
  );
  const asEngine = names
    .filter((name) => services.some((service) => name.startsWith(`todo-${service}:`)))
    .map((name) => ({
      id: name,
      names: [name],
      // What the engine has forgotten is older than what it has.
      tagged: new Date(times.get(name) ?? 0).toISOString(),
    }));
  return sortEngine(asEngine, keep, used);
}

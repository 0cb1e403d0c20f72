import type { Random } from './random.ts';
import type { Work } from './work.ts';
import type { World } from './world.ts';

/** What an operation did to the cluster. */
export interface Done {
  /** With what was chosen: `scaled frontend to 3`. */
  words: string;
  /** Work that one `npm start` afterwards may do; all else would be needless. */
  may: Work[];
}

/** Something that happens to a cluster or a checkout in its life. */
export interface Operation {
  name: string;
  /** How often it is chosen, compared with the others: cheap ones more often. */
  weight: number;
  /** It can happen to a cluster that is stopped or gone. */
  withoutCluster?: boolean;
  run(world: World, random: Random): Promise<Done>;
}

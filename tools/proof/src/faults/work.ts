import type { Answer, Share } from '../load/load.ts';

/** Something that people do and the app acknowledges: it must be done, and done once. */
export interface Work {
  mix: Share[];
  /** What of it was acknowledged and is not as it must be, when all is well again. */
  findLost(answers: readonly Answer[]): Promise<{ acknowledged: number; lost: string[] }>;
}

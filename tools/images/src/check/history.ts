import type { ImageConfig } from '../archive/image-archive.ts';

/** A step of the image's making, the last one first, as `docker history` prints it. */
export interface Step {
  createdBy: string;
  /** Uncompressed bytes. */
  bytes: number;
}

export interface Sizes {
  /** Bytes of all layers. */
  whole: number;
  /** Bytes of those over the base. */
  ours: number;
  /** Steps over the base that have a layer, the first one first. */
  steps: Step[];
}

/** `docker history --human=false --no-trunc --format '{{json .}}'` → steps. */
export function parseHistory(text: string): Step[] {
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { CreatedBy: string; Size: string })
    .map(({ CreatedBy, Size }) => ({ createdBy: CreatedBy, bytes: Number(Size) }));
}

/**
 * Sizes by `docker history`. The engine does not say where the base ends, so our steps are counted from the Dockerfile's last
 * stage: each instruction is one. @throws Error when the image was not made by these instructions
 */
export function sizesOf(steps: Step[], stage: string[]): Sizes {
  const ours = steps.slice(0, stage.length).reverse();
  stage.forEach((instruction, index) => {
    const [word = ''] = instruction.split(/\s/);
    if (!ours[index]?.createdBy.includes(word)) {
      throw new Error(
        `step ${index + 1} of the last stage is "${instruction}", the image says "${ours[index]?.createdBy}"`,
      );
    }
  });
  const sum = (some: Step[]) => some.reduce((bytes, step) => bytes + step.bytes, 0);
  return { whole: sum(steps), ours: sum(ours), steps: ours.filter(({ bytes }) => bytes > 0) };
}

/** How many of the image's layers our own instructions made. */
export function ownLayers({ history }: ImageConfig, stage: string[]): number {
  return history.slice(-stage.length).filter((step) => !step.empty_layer).length;
}

export interface Stage {
  name: string;
  /** What it is made from: another stage or an image. */
  from: string;
  /** Its instructions after FROM, each in one line: `RUN rm -rf …`. */
  steps: string[];
}

/** A Dockerfile's stages in their order. */
export function stagesOf(dockerfile: string): Stage[] {
  const lines = dockerfile
    .split('\n')
    .filter((line) => !/^\s*(#|$)/.test(line))
    .join('\n')
    .replace(/\\\n\s*/g, '')
    .split('\n');
  const stages: Stage[] = [];
  for (const line of lines) {
    const [, from, name = ''] = /^FROM\s+(\S+)(?:\s+AS\s+(\S+))?/i.exec(line) ?? [];
    if (from) stages.push({ name, from, steps: [] });
    else stages.at(-1)?.steps.push(line);
  }
  return stages;
}

/** The instructions of the last stage: what the image itself is made with. */
export const finalStage = (dockerfile: string): string[] => stagesOf(dockerfile).at(-1)?.steps ?? [];

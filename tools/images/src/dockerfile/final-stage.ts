/** The instructions of a Dockerfile's last stage after FROM, each in one line: `RUN rm -rf …`. */
export function finalStage(dockerfile: string): string[] {
  const instructions = dockerfile
    .split('\n')
    .filter((line) => !/^\s*(#|$)/.test(line))
    .join('\n')
    .replace(/\\\n\s*/g, '')
    .split('\n');
  return instructions.slice(instructions.findLastIndex((line) => /^FROM\s/i.test(line)) + 1);
}

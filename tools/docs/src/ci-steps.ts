/** The steps of .ci/run: name → command. Lines that go on are joined, also those of a `fault`. */
export function ciSteps(script: string): Map<string, string> {
  const text = script.replace(/\s*\\\n\s*/g, ' ');
  return new Map(
    [...text.matchAll(/^\s*(?:step|fault) (\S+) (.+)$/gm)].map(([, name, command]) => [name!, command!]),
  );
}

/** What a person would type for a step: without `expect-line`, which only looks at what it prints. */
const typed = (step: string) => step.replace(/^bash \.ci\/expect-line ('[^']*'|"[^"]*"|\S+) /, '');

/** Whether a step is this command: all of it, and nothing else. */
export const isCommandOf = (step: string, command: string): boolean => typed(step) === command;

/** A program that zx runs, as far as ending it goes. */
export interface Ending {
  kill(signal: NodeJS.Signals): Promise<void>;
}

/** Ends a program and what it has started. One that is over already is left alone: zx throws at once then, and who ends a program cannot know. */
export async function endProgram(program: Ending, signal: NodeJS.Signals): Promise<void> {
  try {
    await program.kill(signal);
  } catch {
    // Over, or gone between the look and the signal.
  }
}

// @ts-check

/** A line for the person who pushes. git shows stderr, also in its graphical programs. @param {string} line */
export function say(line) {
  process.stderr.write(`pre-push: ${line}\n`);
}

/**
 * A failure in the form that all commands of this project print. The hook cannot load the class for it, which is TypeScript.
 * @param {{ code: string, what: string, where: string, cause: string, next: string }} facts
 */
export function complain({ code, what, where, cause, next }) {
  process.stderr.write(`\n✖ ${code}: ${what}\n  where:  ${where}\n  cause:  ${cause}\n  next:   ${next}\n`);
}

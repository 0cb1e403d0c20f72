/** A line for people, on standard output. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A line about something wrong, on standard error. */
export function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}

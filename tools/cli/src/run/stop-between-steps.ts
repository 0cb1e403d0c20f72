/** Aborted by Ctrl-C: the step under way comes to its end and is recorded; a second Ctrl-C ends at once. */
export function stopBetweenSteps(): AbortSignal {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort()).once('SIGTERM', () => stop.abort());
  return stop.signal;
}

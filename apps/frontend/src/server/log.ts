/** What a log line may say beside its message. Never message texts, tokens or passwords. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** Writes one line of JSON to stdout, as the backend does: for people with `kubectl logs`, and for collectors. */
export function log(level: 'info' | 'warning' | 'error', message: string, fields: LogFields = {}): void {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), level, message, ...fields })}\n`);
}

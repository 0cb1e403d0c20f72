import { AsyncLocalStorage } from 'node:async_hooks';

/** What a log line may say beside its message. Never message texts, tokens or passwords. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

const current = new AsyncLocalStorage<string>();

/** Runs `work` so that each line it logs, however deep inside a library, carries the request's id. */
export function withRequestId<Result>(requestId: string, work: () => Result): Result {
  return current.run(requestId, work);
}

/** Writes one line of JSON to stdout, as the backend does: for people with `kubectl logs`, and for collectors. */
export function log(level: 'info' | 'warning' | 'error', message: string, fields: LogFields = {}): void {
  const request_id = fields['request_id'] ?? current.getStore();
  const line = { time: new Date().toISOString(), level, message, ...fields, request_id };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

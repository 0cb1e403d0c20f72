import { isAPIError } from 'better-auth/api';
import { log } from './log.ts';
import { isSecretChanged, secretChanged } from './secret-changed.ts';
import { printStartError, StartError } from './start-error.ts';

/** SQLSTATE "undefined_table" and "invalid_schema_name". */
const NO_TABLES = new Set(['42P01', '3F000']);

function tablesMissing(cause: unknown): StartError {
  return new StartError(
    {
      code: 'AUTH-TABLES-MISSING',
      what: 'the tables of the accounts are not in the database',
      where: 'schema auth of the database',
      cause: 'the migration did not run against this database, or the data was deleted',
      next: 'node migrate.mjs (in the cluster: deploy the frontend again; its chart runs it first)',
    },
    { cause },
  );
}

/**
 * Tells the log why an account or a session could not be served. What a person did wrong (a 4xx) is no
 * failure; a failure that someone can mend is printed with its code and what to do.
 */
export function reportFailure(error: unknown, requestId?: string): void {
  if (isAPIError(error) && error.statusCode < 500) return;
  if (isSecretChanged(error)) {
    printStartError(secretChanged(error));
  } else if (NO_TABLES.has(String((error as { code?: unknown } | null)?.code))) {
    printStartError(tablesMissing(error));
  } else {
    const reason = error instanceof Error ? error.message : String(error);
    log('error', 'the accounts could not be read', { reason, request_id: requestId });
  }
}

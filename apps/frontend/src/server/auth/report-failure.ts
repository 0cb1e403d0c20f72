import { isAPIError } from 'better-auth/api';
import { isTablesMissing, tablesMissing } from '../database/tables-missing.ts';
import { printStartError } from '../lifecycle/start-error.ts';
import { log } from '../observability/log.ts';
import { isSecretChanged, secretChanged } from './secret-changed.ts';

/**
 * Tells the log why an account or a session could not be served. What a person did wrong (a 4xx) is no
 * failure; a failure that someone can mend is printed with its code and what to do.
 */
export function reportFailure(error: unknown, requestId?: string): void {
  if (isAPIError(error) && error.statusCode < 500) return;
  if (isSecretChanged(error)) {
    printStartError(secretChanged(error));
  } else if (isTablesMissing(error)) {
    printStartError(tablesMissing(error));
  } else {
    const reason = error instanceof Error ? error.message : String(error);
    log('error', 'the accounts could not be read', { reason, request_id: requestId });
  }
}

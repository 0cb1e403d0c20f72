import { APIError } from 'better-auth/api';
import { setTimeout as sleep } from 'node:timers/promises';
import { callBackend } from '../backend/call-backend.ts';
import { serverContext } from '../lifecycle/server-context.ts';
import { log } from '../observability/log.ts';

const LIMIT_MS = 10_000;
/** How often it is asked while an answer of the assistant (another tab) is still on its way. */
const TRIES = 5;
const WAIT_MS = 1000;

/**
 * Deletes all that the backend keeps of whoever is signed in, in one transaction there: all of it or nothing.
 * @param headers those of the person's request: its cookie stands for the session
 * @throws APIError 503 `DATA_NOT_DELETED` or `DATA_IN_USE`; the account must stay then, or nobody could reach
 *   the data any more
 */
export async function deleteUserData(userId: string, headers: Headers): Promise<void> {
  const status = await ask(userId, headers).catch((cause: unknown) => {
    log('error', "a person's data could not be deleted", {
      reason: cause instanceof Error ? cause.message : String(cause),
    });
    return 0;
  });
  if (status === 204) return;
  if (status !== 0) log('warning', "a person's data was not deleted", { status });
  if (status === 429) {
    throw new APIError('SERVICE_UNAVAILABLE', {
      code: 'DATA_IN_USE',
      message: 'The assistant is still answering you. Stop it, or wait for it, and try again.',
    });
  }
  throw new APIError('SERVICE_UNAVAILABLE', {
    code: 'DATA_NOT_DELETED',
    message: 'Your data could not be deleted. Your account is still there; please try again.',
  });
}

/** The backend's last status. */
async function ask(userId: string, headers: Headers): Promise<number> {
  const session = await serverContext().auth.api.getSession({ headers, query: { disableRefresh: true } });
  if (session?.user.id !== userId) throw new Error('the session is not of this account');
  const call = { method: 'DELETE', path: '', userId, sessionId: session.session.id, headers } as const;
  for (let left = TRIES; ; left--) {
    const answer = await callBackend({ ...call, limitMs: LIMIT_MS });
    await answer.body?.cancel();
    if (answer.status !== 429 || left <= 1) return answer.status;
    await sleep(WAIT_MS);
  }
}

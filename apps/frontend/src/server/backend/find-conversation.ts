import { headers } from 'next/headers';
import type { SignedIn } from '../auth/current-session.ts';
import { callBackend } from './call-backend.ts';

/** The page itself can say that the backend is away, so it does not wait long. */
const LIMIT_MS = 2500;

/** Whether the backend says for sure that this person has no such conversation; when it does not answer: no. */
export async function conversationIsMissing(
  { userId, sessionId }: Pick<SignedIn, 'userId' | 'sessionId'>,
  id: number,
): Promise<boolean> {
  const call = { method: 'GET', path: `/conversations/${id}`, limitMs: LIMIT_MS } as const;
  try {
    const answer = await callBackend({ ...call, userId, sessionId, headers: await headers() });
    await answer.body?.cancel();
    return answer.status === 404;
  } catch {
    return false;
  }
}

import { ApiError, type ApiClient, type ChatEvent } from '@todo/api-client';
import type { ChatRequestOnce } from '../chat-message.ts';
import { askAssistant, BROKE_OFF } from './ask-assistant.ts';

/** The connection is lost, or the answer is made somewhere else: it will be asked for again. Why, in words. */
export interface Waiting {
  event: 'waiting';
  words: string;
}

export interface Patience {
  /** Resolves when it is time to ask again. @throws when the signal is aborted */
  wait(ms: number, signal: AbortSignal): Promise<void>;
  /** How long to wait after the first loss, the second and so on (ms); the last one from then on. */
  delaysMs: readonly number[];
  /** Nobody wants an answer any more so long after the first loss. */
  giveUpMs: number;
}

export const USUAL_PATIENCE = { delaysMs: [500, 1000, 2000, 5000], giveUpMs: 10 * 60_000 } as const;

/** So often an answer may break off; then something else is wrong with it. */
const MOST_BROKEN = 3;

const WORDS = {
  away: 'The server cannot be reached. Your message is kept and goes out when it can.',
  broken: 'The connection broke off. Asking for the answer again.',
  running: 'The connection broke off. The answer is still being made.',
} as const;

/**
 * Asks the assistant, and goes on asking while the connection is lost. Each try has the same key: what the server
 * has done is not done twice, and what it has answered meanwhile is read back. After `waiting` the answer begins anew.
 * @throws ApiError when the server refuses, reports an error, or the patience is at its end; else the abort's reason
 */
export async function* askUntilAnswered(
  client: Pick<ApiClient, 'chatEvents'>,
  request: ChatRequestOnce,
  signal: AbortSignal,
  { wait, delaysMs, giveUpMs }: Patience,
): AsyncGenerator<ChatEvent | Waiting, void, undefined> {
  let tries = 0;
  let broken = 0;
  let lostAt: number | undefined;
  for (;;) {
    try {
      yield* askAssistant(client, request.body, signal, request.key);
      return;
    } catch (error) {
      const loss = signal.aborted ? undefined : lossOf(error);
      lostAt ??= Date.now();
      if (loss === 'broken') broken++;
      if (!loss || broken > MOST_BROKEN || Date.now() - lostAt > giveUpMs) throw error;
      yield { event: 'waiting', words: WORDS[loss] };
    }
    await wait(delaysMs[Math.min(tries++, delaysMs.length - 1)] ?? 0, signal);
  }
}

/** What kind of loss an error is; undefined for an answer that means what it says. */
function lossOf(error: unknown): keyof typeof WORDS | undefined {
  if (!(error instanceof ApiError)) return undefined;
  if (error.code === BROKE_OFF) return 'broken';
  if (error.code === 'request_in_progress') return 'running';
  return [0, 502, 503, 504].includes(error.status) ? 'away' : undefined;
}

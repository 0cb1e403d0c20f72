import { ApiError, type ApiClient, type ChatEvent, type ChatRequest } from '@todo/api-client';

/** The code of an answer that began and did not end. */
export const BROKE_OFF = 'broke_off';

/**
 * Asks the assistant and tells the events of its answer; `done` is the last. Leaving early ends the turn.
 * @throws ApiError when the server refuses, does not answer, reports an error, or breaks off before `done`
 */
export async function* askAssistant(
  client: Pick<ApiClient, 'chatEvents'>,
  question: ChatRequest,
  signal: AbortSignal,
  idempotencyKey?: string,
): AsyncGenerator<ChatEvent, void, undefined> {
  try {
    for await (const told of client.chatEvents(question, { signal, idempotencyKey })) {
      if (told.event === 'error') throw new ApiError(500, told.data);
      yield told;
      if (told.event === 'done') return;
    }
  } catch (error) {
    // A connection that breaks in the middle of a stream is no ApiError yet.
    if (error instanceof ApiError || signal.aborted) throw error;
  }
  const message = 'The connection broke off before the answer was complete.';
  throw new ApiError(0, { code: BROKE_OFF, message, request_id: null });
}

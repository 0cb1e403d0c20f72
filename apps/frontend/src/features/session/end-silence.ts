/** The server says something every 15 s, if only that it is still there. */
const LONGEST_SILENCE_MS = 30_000;

/**
 * fetch for an answer that streams: ends in an error when nothing has come for so long, as it does when a network
 * goes away without a word. The caller's own signal works as always.
 */
export async function fetchWithoutSilence(
  send: typeof fetch,
  input: RequestInfo | URL,
  init: RequestInit,
  limitMs = LONGEST_SILENCE_MS,
): Promise<Response> {
  const controller = new AbortController();
  const follow = () => controller.abort(init.signal?.reason);
  if (init.signal?.aborted) follow();
  init.signal?.addEventListener('abort', follow, { once: true });

  let timer: ReturnType<typeof setTimeout> | undefined;
  const restart = () => {
    clearTimeout(timer);
    timer = setTimeout(() => controller.abort(new DOMException('Nothing came.', 'TimeoutError')), limitMs);
  };
  const stop = () => {
    clearTimeout(timer);
    init.signal?.removeEventListener('abort', follow);
  };

  restart();
  try {
    const response = await send(input, { ...init, signal: controller.signal });
    if (!response.body) {
      stop();
      return response;
    }
    const body = watch(response.body, restart, stop);
    return new Response(body, { status: response.status, headers: response.headers });
  } catch (error) {
    stop();
    throw error;
  }
}

/** The same body; tells of each chunk, and of the end, whichever it is. */
function watch(body: ReadableStream<Uint8Array>, onChunk: () => void, onEnd: () => void) {
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>({
    async pull(to) {
      try {
        const { done, value } = await reader.read();
        if (!done) {
          onChunk();
          to.enqueue(value);
          return;
        }
        onEnd();
        to.close();
      } catch (error) {
        onEnd();
        to.error(error);
      }
    },
    async cancel(reason) {
      onEnd();
      await reader.cancel(reason);
    },
  });
}

/**
 * The time limit of one request to the backend. Before the answer begins, and for an ordinary answer, it
 * runs over the whole; for an event stream it is the longest silence, since a stream may rightly go on.
 */
export class UpstreamLimit {
  readonly signal: AbortSignal;
  expired = false;
  readonly #limitMs: number;
  readonly #controller = new AbortController();
  readonly #caller: AbortSignal;
  #timer: NodeJS.Timeout | undefined;

  /** @param caller ends the request as well when it aborts */
  constructor(limitMs: number, caller: AbortSignal) {
    this.#limitMs = limitMs;
    this.#caller = caller;
    this.signal = AbortSignal.any([caller, this.#controller.signal]);
    this.restart();
  }

  restart(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.expired = true;
      this.#controller.abort();
    }, this.#limitMs);
  }

  clear(): void {
    clearTimeout(this.#timer);
  }

  /**
   * The same body, passed on chunk by chunk under this limit.
   * @param broke called when it does not come to its end although the caller still waits for it
   */
  watch(body: ReadableStream<Uint8Array>, streaming: boolean, broke: () => void): ReadableStream<Uint8Array> {
    const reader = body.getReader();
    let left = false;
    return new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          try {
            const { done, value } = await reader.read();
            if (!done) {
              if (streaming) this.restart();
              controller.enqueue(value);
              return;
            }
            this.clear();
            controller.close();
          } catch (error) {
            this.clear();
            if (!left && !this.#caller.aborted) broke();
            controller.error(error);
          }
        },
        // The caller went away or pressed stop: let the backend know.
        cancel: async () => {
          left = true;
          this.clear();
          this.#controller.abort();
          await reader.cancel().catch(() => {});
        },
      },
      // Take a chunk from the backend only when the caller wants one: nothing is held back here.
      { highWaterMark: 0 },
    );
  }
}

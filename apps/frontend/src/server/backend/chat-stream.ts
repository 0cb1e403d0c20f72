import { draining, STOPPING_CODE, STOPPING_MESSAGE } from '../lifecycle/draining.ts';
import { openStream } from '../observability/metrics.ts';

const LINE_FEED = 10;

/**
 * A chat answer on its way to the browser: counted while it is open, and ended in good order, with an
 * event that says so, when the server is told to stop and the time for it is up.
 * @param body whole events, as the backend sends them
 */
export function chatStream(body: ReadableStream<Uint8Array>, requestId: string): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const closed = openStream();
  let open = true;
  let untold: () => void = () => {};
  // The last two bytes that went out: an event may be put in only between two others.
  let tail: number[] = [LINE_FEED, LINE_FEED];

  /** Gives whether it was open until now. */
  const end = (): boolean => {
    if (!open) return false;
    open = false;
    untold();
    closed();
    return true;
  };

  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        untold = draining().told(() => {
          if (!end()) return;
          if (tail.every((byte) => byte === LINE_FEED)) controller.enqueue(stoppingEvent(requestId));
          controller.close();
          // The backend hears that nobody listens any more, and keeps what there is.
          void reader.cancel().catch(() => {});
        });
      },
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (!open) return;
          if (done) {
            end();
            controller.close();
            return;
          }
          tail = [...tail, ...value.subarray(-2)].slice(-2);
          controller.enqueue(value);
        } catch (error) {
          if (end()) controller.error(error);
        }
      },
      async cancel() {
        end();
        await reader.cancel().catch(() => {});
      },
    },
    // Take an event from the backend only when the caller wants one: nothing is held back here.
    { highWaterMark: 0 },
  );
}

function stoppingEvent(requestId: string): Uint8Array {
  const data = { code: STOPPING_CODE, message: STOPPING_MESSAGE, request_id: requestId };
  return new TextEncoder().encode(`event: error\ndata: ${JSON.stringify(data)}\n\n`);
}

import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Seconds. A page takes milliseconds, a chat answer up to a minute or two. */
const REQUEST_BUCKETS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];

/**
 * The metrics themselves, with those of the process. Loaded only where they are served. Names that the
 * backend has as well mean the same there; Prometheus tells the two apart by their job.
 */
export function createRegistry() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    requests: new Counter({
      name: 'todo_http_requests_total',
      help: 'HTTP requests; status 0: the caller left before there was one',
      labelNames: ['method', 'route', 'status'],
      registers,
    }),
    requestSeconds: new Histogram({
      name: 'todo_http_request_seconds',
      help: 'Time to the end of the answer; of a stream too',
      labelNames: ['method', 'route'],
      buckets: REQUEST_BUCKETS,
      registers,
    }),
    streams: new Gauge({
      name: 'todo_chat_streams_open',
      help: 'Chat answers that are being streamed',
      registers,
    }),
    backendFailures: new Counter({
      name: 'todo_backend_failures_total',
      help: 'Requests to the backend that got no answer, or half of one',
      labelNames: ['reason'],
      registers,
    }),
    signInRefusals: new Counter({
      name: 'todo_sign_in_refusals_total',
      help: 'Tries to sign in that were turned away',
      labelNames: ['reason'],
      registers,
    }),
  };
}

export type MetricSet = ReturnType<typeof createRegistry>;

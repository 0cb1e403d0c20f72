import type { MetricSet } from './metrics-registry.ts';
import { OTHER } from './route-of.ts';

/**
 * What the process counts for Prometheus. Off until `countWith` is called: then each call here costs
 * nothing. Every label has few values: no id, no text of a person.
 */

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** `timeout`: too slow; `unreachable`: no connection, or what came was no HTTP; `broken`: half an answer. */
export type BackendFailure = 'timeout' | 'unreachable' | 'broken';

/** Next puts pages and route handlers into separate bundles: the process holds the one set. */
const holder = globalThis as { __todoMetrics?: MetricSet };

/** From now on things are counted here; `undefined` ends it. */
export function countWith(set: MetricSet | undefined): void {
  if (set) holder.__todoMetrics = set;
  else delete holder.__todoMetrics;
}

/** One HTTP request that has ended; `route` is a template, `status` 0 when the caller left before there was one. */
export function countRequest(method: string, route: string, status: number, seconds: number): void {
  const known = METHODS.has(method) ? method : OTHER;
  holder.__todoMetrics?.requests.inc({ method: known, route, status: String(status) });
  holder.__todoMetrics?.requestSeconds.observe({ method: known, route }, seconds);
}

/** Counts a chat answer that is being streamed. @returns what to call once when it has ended */
export function openStream(): () => void {
  const streams = holder.__todoMetrics?.streams;
  streams?.inc();
  return () => streams?.dec();
}

/** A request to the backend that failed. */
export function countBackendFailure(reason: BackendFailure): void {
  holder.__todoMetrics?.backendFailures.inc({ reason });
}

/** How a try to sign in ended: counted when it was turned away. */
export function countSignIn(status: number): void {
  if (status < 400) return;
  const reason = status === 401 ? 'wrong_password' : status === 429 ? 'too_many_tries' : OTHER;
  holder.__todoMetrics?.signInRefusals.inc({ reason });
}

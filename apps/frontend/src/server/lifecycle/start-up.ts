import { serveMetrics } from '../observability/serve-metrics.ts';
import { watchRequests } from '../requests/watch-requests.ts';
import { readSettings } from '../settings/settings.ts';
import { hearSignals } from './shut-down.ts';
import { printStartError } from './start-error.ts';

const holder = globalThis as {
  __todoStarted?: boolean;
  /** Made by the first request, in another bundle. */
  __todoServerContext?: { pool: { end(): Promise<void> }; breaker: { away: boolean } };
};

/**
 * What the server does once, before its first request: reads all settings, watches the requests, serves
 * metrics where a port is set, and hears the signals. When a setting is wrong or the port is taken, it
 * prints what to do and ends the process with exit code 1.
 */
export async function startUp(): Promise<void> {
  // The development server may come here again after a change.
  if (holder.__todoStarted) return;
  holder.__todoStarted = true;
  try {
    const settings = readSettings();
    const underWay = watchRequests({
      port: () => Number(process.env['PORT'] ?? 3000),
      databaseAway: () => holder.__todoServerContext?.breaker.away ?? false,
    });
    const { metrics, shutdownStreamSeconds: seconds } = settings;
    if (metrics.port > 0) await serveMetrics(metrics);
    // In development Next ends at once, as one wants it.
    if (process.env.NODE_ENV === 'production') {
      hearSignals({ underWay, seconds, close: async () => holder.__todoServerContext?.pool.end() });
    }
  } catch (error) {
    printStartError(error);
    process.exit(1);
  }
}

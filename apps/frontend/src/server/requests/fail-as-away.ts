import type { ServerResponse } from 'node:http';
import { REST_SECONDS } from '../database/connect-breaker.ts';

/**
 * Next and Better Auth answer 500 whatever the reason. While the database is away that is no defect and passes by
 * itself: then it is 503, with the same body and the seconds to wait.
 */
export function failAsAway(response: ServerResponse, databaseAway: () => boolean): void {
  const writeHead = response.writeHead.bind(response) as (
    status: number,
    ...rest: unknown[]
  ) => ServerResponse;
  // Node itself calls it for an answer that was begun without.
  response.writeHead = (status: number, ...rest: unknown[]) => {
    if (status !== 500 || !databaseAway()) return writeHead(status, ...rest);
    response.setHeader('retry-after', String(REST_SECONDS));
    return writeHead(503, ...rest);
  };
}

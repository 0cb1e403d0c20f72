import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { draining } from '../lifecycle/draining.ts';
import { countRequest } from '../observability/metrics.ts';
import { routeOf } from '../observability/route-of.ts';
import { failAsAway } from './fail-as-away.ts';
import { saneRequestId } from './json-error.ts';
import { refuseDrafts } from './no-drafts.ts';

interface Started {
  request: IncomingMessage;
  response: ServerResponse;
  server: Server;
}

interface Watching {
  port: () => number;
  databaseAway: () => boolean;
}

/** What is under way on the application's port. */
export interface UnderWay {
  /** Answers that have not ended. */
  readonly answers: ReadonlySet<ServerResponse>;
  /** The servers that have been asked something: one, as soon as there was a request. */
  readonly servers: ReadonlySet<Server>;
}

/**
 * Sees every request before Next does, pages and files among them: Node tells of each on a channel.
 * @param port only what comes in there; the metrics' own port is not counted
 * @param databaseAway whether what fails now fails for that reason
 */
export function watchRequests({ port, databaseAway }: Watching): UnderWay {
  const answers = new Set<ServerResponse>();
  const servers = new Set<Server>();
  subscribe('http.server.request.start', (message) => {
    const { request, response, server } = message as Started;
    if (request.socket.localPort !== port()) return;
    servers.add(server);
    answers.add(response);
    correctHeaders(request);
    refuseDrafts(request.headers);
    failAsAway(response, databaseAway);
    // Whoever asks again is to ask another replica.
    if (draining().begun) response.setHeader('connection', 'close');
    const began = performance.now();
    const [method, route] = [request.method ?? '', routeOf(request.url ?? '')];
    response.once('close', () => {
      answers.delete(response);
      const status = response.headersSent ? response.statusCode : 0;
      countRequest(method, route, status, (performance.now() - began) / 1000);
    });
  });
  return { answers, servers };
}

/**
 * Two headers that the caller may have made up. X-Forwarded-For gets the address of whoever is connected at
 * its end, as a proxy would write it: only so can be told whether that one is a proxy that is trusted.
 * X-Request-Id becomes one that is fit for logs, the same for all who read it.
 */
function correctHeaders({ headers, socket }: IncomingMessage): void {
  const chain = [headers['x-forwarded-for'], socket.remoteAddress].flat().filter(Boolean);
  headers['x-forwarded-for'] = chain.join(', ');
  const given = headers['x-request-id'];
  headers['x-request-id'] = saneRequestId(Array.isArray(given) ? undefined : given);
}

import type { Values } from '../command-line/command.ts';
import { clusterLogs } from '../logs/cluster-logs.ts';
import { composeLogs } from '../logs/compose-logs.ts';
import { embeddedLogs } from '../logs/embedded-logs.ts';
import { inOrder, type LogLine, type LogSource } from '../logs/log-line.ts';
import { printed } from '../logs/printer.ts';
import { readPattern, readQuery } from '../logs/read-query.ts';
import { theRunning } from '../live-state/running.ts';

/** `npm run logs`: all services in one stream, whatever they run on; `--follow` until Ctrl-C. */
export default async function logs(values: Values): Promise<number> {
  const query = readQuery(values);
  const pattern = values['grep'] === undefined ? undefined : readPattern(String(values['grep']));
  const running = await theRunning(values['target'] as string | undefined, 'logs');
  const sources = { embedded: embeddedLogs, compose: composeLogs };
  const source: LogSource =
    'cluster' in running ? clusterLogs(running.cluster, query) : sources[running.target](query);
  const how = {
    colour: Boolean(process.stdout.isTTY) && !process.env['NO_COLOR'],
    raw: Boolean(values['raw']),
    json: Boolean(values['json']),
  };
  const show = (line: LogLine) => {
    if (!pattern || pattern.test(line.text)) process.stdout.write(`${printed(line, how)}\n`);
  };

  const there = inOrder(await source.read());
  there.forEach(show);
  if (!values['follow']) {
    if (!pattern && there.length === 0) process.stderr.write(`${emptyWords(query.previous)}\n`);
    return 0;
  }
  await source.follow(show, untilStopped());
  return 0;
}

const emptyWords = (previous: boolean) =>
  previous ? 'No container was restarted, so there is no previous log.' : 'No line of a log is there.';

/** Ends with Ctrl-C or a signal: for `--follow` that is the usual way out, and no failure. */
function untilStopped(): AbortSignal {
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.abort());
  return ending.signal;
}

import { failed } from '../../../cluster/src/programs/command.ts';
import { services } from '../command-line/command.ts';
import { compose, composeEnvironment, composeFile } from '../targets/docker-compose.ts';
import { comparable, type LogLine, type LogQuery, type LogSource } from './log-line.ts';
import { streamLines } from './stream-lines.ts';

/** The logs of the services' containers, with `docker compose logs`. */
export function composeLogs(query: LogQuery): LogSource {
  const names = query.services.flatMap((name) => [name, ...(query.hooks ? [`migrate-${name}`] : [])]);
  const shown = new Map<string, string>();
  const common = ['logs', '--no-color', '--timestamps'];
  const limits = [
    ...(query.since === undefined ? [] : ['--since', `${query.since}s`]),
    ...(query.tail === undefined ? [] : ['--tail', String(query.tail)]),
  ];

  async function read(): Promise<LogLine[]> {
    const args = [...common, ...limits, ...names];
    const output = await compose(args);
    if (output.exitCode !== 0) throw failed('docker', ['compose', ...args], output);
    const lines = output.stdout.split('\n').flatMap((text) => readLine(text) ?? []);
    for (const line of lines) shown.set(line.place + line.service, comparable(line.time));
    return lines;
  }

  async function follow(show: (line: LogLine) => void, signal: AbortSignal): Promise<void> {
    const last = [...shown.values()].sort().at(-1);
    const since = last ? ['--since', `${last.slice(0, 19)}Z`] : ['--tail', '0'];
    await streamLines('docker', ['compose', '-f', composeFile, ...common, '--follow', ...since, ...names], {
      signal,
      env: composeEnvironment(),
      line: (text) => {
        const line = readLine(text);
        const key = line && line.place + line.service;
        if (!line || comparable(line.time) <= (shown.get(key!) ?? '')) return;
        shown.set(key!, comparable(line.time));
        show(line);
      },
    });
  }

  return { read, follow };
}

const container = new RegExp(`^(migrate-)?(${services.join('|')})-(\\d+) +\\| (\\S+Z) ?(.*)$`);

/** `backend-1  | 2026-11-23T06:31:28.123456789Z text`. */
function readLine(line: string): LogLine | undefined {
  const found = container.exec(line);
  if (!found) return undefined;
  const [, step, service = '', , time = '', text = ''] = found;
  return { service, place: step ? 'migrate' : '', time, text };
}

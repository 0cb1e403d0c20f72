import { Problem } from '../../../../libs/problem/src/problem.ts';
import { services, type Service, type Values } from '../command-line/command.ts';
import type { LogQuery } from './log-line.ts';

const units: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** `90`, `30s`, `10m`, `1h30m`, `2d` as seconds. @throws Problem USAGE-SINCE */
export function readDuration(text: string): number {
  const parts = [...text.matchAll(/(\d+)([smhd])/g)];
  const seconds = /^\d+$/.test(text)
    ? Number(text)
    : parts.reduce((sum, [, n, unit]) => sum + Number(n) * units[unit!]!, 0);
  const isWhole = /^(\d+|(\d+[smhd])+)$/.test(text);
  if (isWhole && seconds > 0 && Number.isSafeInteger(seconds)) return seconds;
  throw usage('since', text, 'no length of time', 'write 30s, 10m, 1h30m or 2d', '10m');
}

/** A regular expression, or the words themselves where they are none. Small letters find capitals too. */
export function readPattern(text: string): RegExp {
  const flags = text === text.toLowerCase() ? 'i' : '';
  try {
    return new RegExp(text, flags);
  } catch {
    return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), flags);
  }
}

/** @throws Problem USAGE-TAIL */
function readTail(text: string): number {
  const lines = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (lines > 0) return lines;
  throw usage('tail', text, 'no number of lines', 'write a whole number above 0', '100');
}

/** The options of `npm run logs`. Without `--since` and `--tail` the last 100 lines of each place are shown. */
export function readQuery(values: Values): LogQuery {
  const since = values['since'] === undefined ? undefined : readDuration(String(values['since']));
  const asked = values['tail'] === undefined ? undefined : readTail(String(values['tail']));
  const tail = asked ?? (since === undefined ? 100 : undefined);
  return {
    services: values['service'] ? [values['service'] as Service] : services,
    previous: Boolean(values['previous']),
    hooks: Boolean(values['hooks']),
    ...(since === undefined ? {} : { since }),
    ...(tail === undefined ? {} : { tail }),
  };
}

function usage(option: string, value: string, what: string, cause: string, example: string): Problem {
  return new Problem({
    code: `USAGE-${option.toUpperCase()}`,
    what: `"${value}" is ${what}`,
    where: `npm run logs -- --${option} ${value}`,
    cause,
    next: `npm run logs -- --${option} ${example}`,
    class: 'usage',
  });
}

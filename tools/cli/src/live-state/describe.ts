import { age } from './age.ts';
import type { LiveTarget, Part, PodState } from './state.ts';

const green = 32;
const red = 31;
const grey = 90;

/** A target with its parts, their images and their pods, as lines. */
export function describeTarget({ target, parts, url }: LiveTarget, colour: boolean): string {
  const paint = (code: number, text: string) => (colour ? `\x1b[${code}m${text}\x1b[0m` : text);
  const mark = (ready: boolean) => paint(ready ? green : red, ready ? '✓' : '✖');
  const lines = parts.flatMap((part) => [
    `  ${mark(part.ready)} ${part.name.padEnd(10)} ${part.detail}${since(part)}`,
    ...healthLines(part).map((text) => `    ${''.padEnd(10)} ${text}`),
    ...imageLine(part).map((text) => `    ${''.padEnd(10)} ${text}`),
    ...(part.pods ?? []).flatMap((pod) => podLines(pod, mark, paint)),
  ]);
  const none = parts.some(({ health }) => health) ? 'no address serves' : 'no address answers';
  return [`${target}  ${url ?? none}`, ...lines].join('\n');
}

const since = ({ release }: Part) => (release?.since ? `, ${age(release.since)} ago` : '');

function healthLines({ health }: Part): string[] {
  return (health?.reasons ?? []).map((reason) => `${health!.status}: ${reason}`);
}

function imageLine({ image }: Part): string[] {
  if (!image) return [];
  const { name, checkout } = image;
  if (!checkout) return [name];
  // A registry's address stands in front of the same name.
  const same = name === checkout || name.endsWith(`/${checkout}`);
  return same
    ? [`${name}, as this checkout`]
    : [`${name}`, `this checkout is ${checkout.split(':')[1]}: npm run plan, npm start`];
}

function podLines(
  pod: PodState,
  mark: (ready: boolean) => string,
  paint: (code: number, text: string) => string,
): string[] {
  const restarts = pod.restarts ? `, ${pod.restarts} restart${pod.restarts > 1 ? 's' : ''}` : '';
  const state = pod.phase === 'Running' && !pod.ready ? 'not ready' : pod.phase.toLowerCase();
  const line = `${pod.name}  ${state}, ${age(pod.since)} old${restarts}`;
  // A pod on its way out is no fault.
  const shown = pod.phase === 'ending' ? paint(grey, `· ${line}`) : `${mark(pod.ready)} ${line}`;
  const reason = pod.reason && pod.phase !== 'ending' ? [`      ${''.padEnd(10)}   ${pod.reason}`] : [];
  return [`    ${''.padEnd(10)} ${shown}`, ...reason];
}

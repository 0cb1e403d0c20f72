import { Problem } from '../../../../libs/problem/src/problem.ts';
import { sameContent, wasGood, type Revision } from '../../../cluster/src/deploy/release/history.ts';

/** What happens to one release. Without `to` it stays. */
export interface Move {
  release: string;
  from: Revision;
  to?: Revision;
}

export type Histories = Record<string, Revision[]>;

/** Revisions that began within these milliseconds of each other are of one run. */
const oneRun = 10 * 60_000;

/**
 * The state of all releases before the last change, of which every revision was deployed once: a release that did not change
 * with the others stays. A pair of one configuration is preferred. After a rollback it goes on backwards from there.
 * @throws Problem ROLLBACK-NONE
 */
export function lastGood(histories: Histories): Move[] {
  const living = Object.entries(histories).filter(([, revisions]) => revisions.length > 0);
  const now = living.map(([release, revisions]) => ({ release, revisions, from: revisions.at(-1)! }));
  const { ofRun, ofNewest } = beginOfChange(now);
  // Before the run in which all was installed there is nothing; a change in the same minutes still has a state before it.
  const states =
    [ofRun, ofNewest].map((begin) => statesBefore(now, begin)).find(({ length }) => length) ?? [];
  const chosen = states.find((state) => configurations(state).size < 2) ?? states[0];
  if (!chosen) throw nothingGood(histories);
  return chosen;
}

/** The states that ran well before a time, the newest first. */
function statesBefore(now: Living[], begin: number): Move[][] {
  const states: Move[][] = [];
  for (let before = begin; Number.isFinite(before);) {
    const state = now.map(({ release, revisions, from }): Move => {
      const to = revisions.findLast((one) => wasGood(one) && one.root === one.revision && one.at < before);
      const stays = !to || (wasGood(from) && sameContent(from, to));
      return { release, from, ...(stays ? {} : { to }) };
    });
    const isWhole = state.every(({ from, to }) => to ?? wasGood(from));
    if (isWhole && state.some(({ to }) => to)) states.push(state);
    const times = now.flatMap(({ revisions }) => revisions.map(({ at }) => at).filter((at) => at < before));
    before = Math.max(...times);
  }
  return states;
}

interface Living {
  release: string;
  revisions: Revision[];
  from: Revision;
}

/**
 * When the first revision of the newest change's run began, and when the newest one (or an earlier failed one) did. A
 * rollback counts as the time to which it went back. A release whose revision is nearer to the change before, as when both
 * were installed a minute ago, did not change with the newest.
 */
function beginOfChange(now: Living[]): { ofRun: number; ofNewest: number } {
  const times = now.map(({ revisions, from }) => {
    const root = revisions.find((one) => one.revision === from.root) ?? from;
    return { revisions, at: wasGood(from) ? root.at : from.at, isBad: !wasGood(from) };
  });
  const newest = Math.max(...times.map(({ at }) => at));
  const changed = times.find(({ at }) => at === newest)?.revisions ?? [];
  const before = changed.findLast((one) => wasGood(one) && one.at < newest)?.at ?? -Infinity;
  const isOfIt = (at: number) => newest - at <= oneRun && newest - at < at - before;
  const earliest = (counts: (at: number) => boolean) =>
    Math.min(...times.filter(({ at, isBad }) => isBad || counts(at)).map(({ at }) => at));
  return { ofRun: earliest(isOfIt), ofNewest: earliest((at) => at === newest) };
}

/** The configurations that run together after the moves. */
export const configurations = (moves: Move[]): Set<string> =>
  new Set(moves.flatMap(({ from, to }) => (to ?? from).stamp?.configuration ?? []));

/** The revisions that were asked for, as `frontend=3,backend=5`. @throws Problem USAGE-TO, ROLLBACK-REVISION */
export function askedFor(histories: Histories, to: string): Move[] {
  const wanted = readPairs(to, Object.keys(histories));
  return Object.entries(histories).flatMap(([release, revisions]): Move[] => {
    const from = revisions.at(-1);
    const number = wanted[release];
    if (number === undefined) return from ? [{ release, from }] : [];
    const found = revisions.find((one) => one.revision === number);
    if (!from || !found || !wasGood(found)) throw noRevision(release, number, revisions);
    return [found === from ? { release, from } : { release, from, to: found }];
  });
}

function readPairs(text: string, releases: string[]): Record<string, number> {
  const pairs = text.split(',').map((part) => /^([a-z][a-z0-9-]*)=([1-9]\d{0,8})$/.exec(part.trim()));
  const names = pairs.map((pair) => pair?.[1] ?? '');
  if (names.some((name) => !releases.includes(name)) || new Set(names).size < names.length) {
    throw new Problem({
      code: 'USAGE-TO',
      what: `"${text}" names no revisions`,
      where: `npm run rollback -- --to ${text}`,
      cause: `the form is ${releases.map((name, i) => `${name}=${i + 3}`).join(',')}, or one of them`,
      next: 'npm run rollback -- --list',
      class: 'usage',
    });
  }
  return Object.fromEntries(pairs.map((pair) => [pair![1]!, Number(pair![2])]));
}

function noRevision(release: string, number: number, revisions: Revision[]): Problem {
  const found = revisions.find((one) => one.revision === number);
  const good = revisions.filter(wasGood).map(({ revision }) => revision);
  return new Problem({
    code: 'ROLLBACK-REVISION',
    what: found
      ? `revision ${number} of ${release} is ${found.status}: it never ran well`
      : `${release} has no revision ${number}`,
    where: `release ${release}`,
    cause: good.length
      ? `revisions that ran well: ${good.join(', ')}; helm keeps the last 10`
      : 'no revision of it ever ran well',
    next: 'npm run rollback -- --list',
    class: 'refused',
  });
}

function nothingGood(histories: Histories): Problem {
  const names = Object.keys(histories);
  const installed = names.filter((name) => histories[name]!.length);
  return new Problem({
    code: 'ROLLBACK-NONE',
    what: 'there is nothing to go back to',
    where: installed.length
      ? installed.map((name) => `release ${name}, revision ${histories[name]!.at(-1)!.revision}`).join('; ')
      : names.map((name) => `release ${name}`).join(', '),
    cause: installed.length
      ? 'no earlier revision ran well and was another one than what runs now'
      : 'neither is installed',
    next: 'npm start (deploys what this checkout holds)',
    class: 'refused',
  });
}

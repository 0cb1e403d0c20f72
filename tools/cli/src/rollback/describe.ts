import { age } from '../live-state/age.ts';
import { configurations, type Histories, type Move } from './choose.ts';
import { wasGood, type Revision } from '../../../cluster/src/deploy/release/history.ts';

/** `revision 3 (dev, h4242, 2 min ago)` */
function told({ revision, stamp, status, description, at }: Revision): string {
  const what = stamp ? [stamp.configuration, stamp.parts.image] : [description];
  const state = wasGood({ status } as Revision) ? [] : [status];
  return `revision ${revision} (${[...what, ...state, `${age(at)} ago`].filter(Boolean).join(', ')})`;
}

/** What is going to be done, a line for each release, and what it does not do. */
export function describeMoves(moves: Move[], asked: boolean): string[] {
  const widest = Math.max(9, ...moves.map(({ release }) => release.length));
  const lines = moves.map(({ release, from, to }) => {
    const name = release.padEnd(widest);
    return to
      ? `  ${name} ${told(from)} → ${told(to)}`
      : `  ${name} stays at ${told(from)}${asked ? '' : ': it was the same before the last change'}`;
  });
  const known = [...configurations(moves)];
  if (known.length > 1) lines.push(`  ! no earlier pair has one configuration: ${known.join(' and ')}`);
  return [...lines, '  The database stays as it is: migrations and data are not taken back.'];
}

/** Every revision that helm keeps. */
export function describeHistories(histories: Histories): string[] {
  return Object.entries(histories).flatMap(([release, revisions]) => [
    release,
    ...(revisions.length ? [...revisions].reverse().map(line) : ['  not installed: npm start']),
  ]);
}

function line(one: Revision): string {
  const { revision, status, stamp, description, root } = one;
  const what = stamp ? `${stamp.configuration}  ${stamp.parts.image}` : description;
  const back = root === revision ? '' : ` (revision ${root} again)`;
  const mark = status === 'deployed' ? '✓' : wasGood(one) ? '○' : '✖';
  return `  ${mark} ${String(revision).padStart(3)}  ${status.padEnd(15)} ${`${age(one.at)} ago`.padEnd(12)} ${what}${back}`;
}

import { spawnSync, type SpawnSyncOptions, type SpawnSyncReturns } from 'node:child_process';
import { chownSync } from 'node:fs';

/** `nobody` on Linux and macOS alike. */
const nobody = 65534;

type Way = 'plain' | 'user namespace' | 'nobody';
let way: Way | undefined;

/**
 * How a program that refuses to run as root is started here. As root it gets a user namespace of its own, where it
 * has another id and the files still belong to root outside; where these are forbidden, it runs as `nobody`.
 */
function chooseWay(): Way {
  if (process.getuid?.() !== 0) return 'plain';
  const tried = spawnSync('unshare', ['-U', '--map-user=1000', '--map-group=1000', 'true'], {
    stdio: 'ignore',
  });
  return tried.status === 0 ? 'user namespace' : 'nobody';
}

/** Runs a program as somebody who is not root; `owned` are the files that it must be able to write. */
export function runUnprivileged(
  program: string,
  args: string[],
  owned: string[],
  options: SpawnSyncOptions = {},
): SpawnSyncReturns<string> {
  way ??= chooseWay();
  const withText = { ...options, encoding: 'utf8' as const, env: { ...process.env, LC_ALL: 'C' } };
  if (way === 'user namespace') {
    const all = ['-U', '--map-user=1000', '--map-group=1000', program, ...args];
    return spawnSync('unshare', all, withText);
  }
  if (way === 'nobody') {
    for (const path of owned) chownSync(path, nobody, nobody);
    return spawnSync(program, args, { ...withText, uid: nobody, gid: nobody });
  }
  return spawnSync(program, args, withText);
}

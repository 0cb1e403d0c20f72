// under-load.ts URL COMMAND…: asks URL 20 times a second, half over new connections and half over kept ones, while the
// command runs and 5 s longer; fails when one request fails, or when the command does. At most 5 minutes.
import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { startLoad } from '../tools/proof/src/load/load.ts';
import { failureWords, seen } from '../tools/proof/src/load/seen.ts';

const [address = '', program = '', ...args] = process.argv.slice(2);
const { origin, pathname: path } = new URL(address);
const mix = [{ name: path, weight: 1, method: 'GET', path } as const];
const load = startLoad({ origin, rate: 20, mix, seed: 1, maxSeconds: 300 });
const child = spawn(program, args, { stdio: 'inherit', timeout: 290_000 });
const code = await new Promise((resolve) => child.once('exit', resolve).once('error', resolve));
await sleep(5000);
const { requests, failed, failures, p50, longest } = seen(await load.stop());
process.stdout.write(
  `${requests - failed} of ${requests} requests answered, p50 ${p50} ms, longest ${longest} ms\n${failureWords(failures)}\n`,
);
process.exitCode = code === 0 && requests > 0 && failed === 0 ? 0 : 1;

// under-load.ts URL CONTEXT COMMAND…: fifty requests a second while the command runs and until the pods of before are gone:
// pages, probes, and tasks that are read and added through frontend and backend; half of them over new connections, half over
// kept ones. Fails when one request fails, when an acknowledged task is not there once, when a pod of before is still there,
// or when the command fails. At most six minutes.
import { execFile, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { startLoad } from '../tools/proof/src/load/load.ts';
import { failureWords, seen } from '../tools/proof/src/load/seen.ts';
import { people } from '../tools/proof/src/rollout/people.ts';
import { readPods } from '../tools/proof/src/workspace/pods.ts';

const [url = '', context = '', program = '', ...args] = process.argv.slice(2);
const selector = 'app.kubernetes.io/name in (frontend,backend),pod-template-hash';

async function pods(): Promise<{ uids: string[]; text: string }> {
  const asked = ['--context', context, 'get', 'pods', '-l', selector, '-o', 'json'];
  // Not the one that waits: the load runs in this process.
  const { stdout } = await promisify(execFile)('kubectl', asked, { maxBuffer: 2 ** 26 });
  return { uids: readPods(stdout).map(({ uid }) => uid), text: stdout };
}

/** Whether none of these pods is there any more, ending ones included. */
async function areGone(uids: readonly string[], seconds: number): Promise<boolean> {
  for (const end = performance.now() + seconds * 1000; performance.now() < end; await sleep(1000)) {
    const { text } = await pods();
    if (!uids.some((uid) => text.includes(uid))) return true;
  }
  return false;
}

const who = await people(url);
const before = await pods();
const load = startLoad({ origin: url, rate: 50, mix: who.mix, seed: 1, maxSeconds: 380 });
const child = spawn(program, args, { stdio: 'inherit', timeout: 270_000 });
const code = await new Promise((resolve) => child.once('exit', resolve).once('error', resolve));
const gone = code === 0 && (await areGone(before.uids, 90));
await sleep(3000);
const answers = await load.stop();
const { lost, acknowledged } = await who.findLost(answers);
const after = await pods();

const wrong: string[] = code === 0 ? [] : [`the command ended with ${String(code)}`];
for (const [way, kept] of [
  ['kept', true],
  ['new', false],
] as const) {
  // prettier-ignore
  const { requests, failed, failures, p50, longest } = seen(answers.filter((one) => one.kept === kept));
  process.stdout.write(
    `over ${way} connections: ${requests - failed} of ${requests} answered, p50 ${p50} ms, longest ${longest} ms\n`,
  );
  if (failed) wrong.push(`over ${way} connections ${failed} failed: ${failureWords(failures)}`);
  if (requests === 0) wrong.push(`nothing was asked over ${way} connections`);
}
process.stdout.write(
  `${acknowledged} tasks added, ${lost.length} lost; pods: ${before.uids.length} before, ${after.uids.length} after\n`,
);
if (acknowledged === 0) wrong.push('no task was added');
if (lost.length) wrong.push(`not there once: ${lost.slice(0, 5).join(', ')}`);
if (before.uids.length === 0 || after.uids.length < before.uids.length) wrong.push('pods are missing');
if (!gone) wrong.push('pods of before are still there: this was no upgrade of all of them');
for (const words of wrong) process.stdout.write(`✖ ${words}\n`);
process.exitCode = wrong.length ? 1 : 0;

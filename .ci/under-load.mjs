// under-load.mjs URL COMMAND…: asks URL 20 times a second, each time over a new connection, while the command runs and
// 5 s longer; fails when one request fails, or when the command does. At most 5 minutes.
import { spawn } from 'node:child_process';
import { get } from 'node:http';

const [url, program, ...args] = process.argv.slice(2);
const counts = { sent: 0, good: 0, bad: [] };

function ask() {
  const asked = ++counts.sent;
  const began = Date.now();
  const bad = (why) => counts.bad.push(`request ${asked}: ${why} after ${Date.now() - began} ms`);
  const request = get(url, { agent: false, timeout: 10_000 }, (response) => {
    response.resume();
    response.on('end', () => (response.statusCode === 200 ? counts.good++ : bad(response.statusCode)));
  });
  request.on('timeout', () => request.destroy(new Error('no answer')));
  request.on('error', (error) => bad(error.code ?? error.message));
}

const timer = setInterval(ask, 50);
const child = spawn(program, args, { stdio: 'inherit', timeout: 290_000 });
child.on('exit', (code) => {
  setTimeout(() => {
    clearInterval(timer);
    setTimeout(() => {
      process.stdout.write(
        `${counts.good} of ${counts.sent} requests answered\n${counts.bad.slice(0, 20).join('\n')}\n`,
      );
      process.exit(code === 0 && counts.good === counts.sent ? 0 : 1);
    }, 10_500);
  }, 5000);
});

// One run of `npm start`, or one look at Nx's inputs, for `npm run watch`. A process of its own for each: Nx reads the
// files of a workspace once a process, so a second run in the same one would hash what the first one saw. It is started
// ahead and waits, with all modules loaded, so that a run begins at once.
import type { Values } from '../command-line/command.ts';
import start from '../commands/start.ts';
import { tellCrashes, tellProblem } from '../run/last-words.ts';
import { deployInputs } from './deploy-inputs.ts';

export type Order = { what: 'start'; values: Values } | { what: 'inputs' };
export type Answer = { what: 'waiting' } | { what: 'inputs'; files: string[] };

const answer = (message: Answer) => process.connected && process.send?.(message);
/** Without the one who asks, a process that waits is of no use; one that works goes on to its end. */
const leave = () => process.exit(0);

async function obey(order: Order): Promise<number> {
  process.off('disconnect', leave);
  tellCrashes();
  try {
    if (order.what === 'start') return await start(order.values);
    answer({ what: 'inputs', files: await deployInputs() });
    return 0;
  } catch (error) {
    return order.what === 'start' ? tellProblem(error) : 1;
  }
}

process.on('disconnect', leave);
process.once('message', (order: Order) => {
  void obey(order).then((code) => {
    process.exitCode = code;
    // Not while Node still hands over what came: it cannot close the channel then.
    setImmediate(() => process.connected && process.disconnect());
  });
});
await Promise.all([import('../targets/cluster.ts'), import('../targets/embedded.ts')]);
answer({ what: 'waiting' });

import { chooseBench, readNumber } from '../../../proof/src/choose.ts';
import { writePage } from '../../../proof/src/page/write-page.ts';
import { proofs } from '../../../proof/src/proofs.ts';
import { runProofs } from '../../../proof/src/run-proofs.ts';
import type { Values } from '../command-line/command-table.ts';
import { stopBetweenSteps } from '../run/stop-between-steps.ts';

/** `npm run bench`: all proofs, or those that measure a ratio, then the page with the figures of all. */
export default async function bench(values: Values, names: string[]): Promise<number> {
  const chosen = chooseBench(proofs, names, Boolean(values['quick']));
  const steps = readNumber(values['steps'] as string | undefined, '--steps', 1, 'npm run bench');
  if (values['page']) {
    await writePage(proofs);
    process.stdout.write('docs/BENCHMARKS.md shows the records in bench/results\n');
    return 0;
  }
  return runProofs(proofs, {
    names: chosen.map(({ name }) => name),
    list: false,
    json: Boolean(values['json']),
    force: Boolean(values['force']),
    ...(steps === undefined ? {} : { steps }),
    signal: stopBetweenSteps(),
  });
}

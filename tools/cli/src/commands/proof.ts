import { readNumber, readNumbers } from '../../../proof/src/choose.ts';
import { proofs } from '../../../proof/src/proofs.ts';
import { runProofs } from '../../../proof/src/run-proofs.ts';
import type { Values } from '../command-line/command-table.ts';
import { stopBetweenSteps } from '../run/stop-between-steps.ts';

/** `npm run proof`: what takes longer than CI. Results stay in bench/results. */
export default async function proof(values: Values, names: string[]): Promise<number> {
  const number = (name: string, least: number) =>
    readNumber(values[name] as string | undefined, `--${name}`, least);
  const seed = number('seed', 0);
  const steps = number('steps', 1);
  const only = readNumbers(values['only'] as string | undefined, '--only', 1);
  return runProofs(proofs, {
    names,
    list: Boolean(values['list']),
    json: Boolean(values['json']),
    force: Boolean(values['force']),
    ...(seed === undefined ? {} : { seed }),
    ...(steps === undefined ? {} : { steps }),
    // Counted from one by people.
    ...(only === undefined ? {} : { only: only.map((one) => one - 1) }),
    signal: stopBetweenSteps(),
  });
}

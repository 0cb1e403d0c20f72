import type { Values } from '../command-line/command-table.ts';
import { runMany } from '../run/run-many.ts';

/** `npm test`: all that needs no cluster. */
export default function test(_values: Values, rest: string[]): Promise<number> {
  return runMany('test', ['lint', 'test'], rest);
}

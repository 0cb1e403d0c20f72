import type { Values } from '../command-line/command-table.ts';
import { runMany } from '../run/run-many.ts';

/** `npm run lint`: the linters and types of everything, and no test. */
export default function lint(_values: Values, rest: string[]): Promise<number> {
  return runMany('lint', ['lint'], rest);
}

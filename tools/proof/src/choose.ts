import { Problem } from '../../../libs/problem/src/problem.ts';

/** A whole number of the command line. @throws Problem USAGE-NUMBER */
export function readNumber(
  text: string | undefined,
  option: string,
  least: number,
  command = 'npm run proof',
): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(number) && number >= least) return number;
  throw new Problem({
    code: 'USAGE-NUMBER',
    what: `"${text}" is no whole number from ${least} on`,
    where: `${command} -- ${option} ${text}`,
    cause: 'a typing error',
    next: `${command} -- --help`,
    class: 'usage',
  });
}

/** Whole numbers with commas between them, each once, in their order. @throws Problem USAGE-NUMBER */
export function readNumbers(text: string | undefined, option: string, least: number): number[] | undefined {
  const numbers = text?.split(',').map((one) => readNumber(one.trim(), option, least)!);
  return numbers && [...new Set(numbers)].sort((a, b) => a - b);
}

/** Refuses what a proof does not have. @throws Problem USAGE-NUMBER with the numbers that there are */
export function mustHave({ name, most }: { name: string; most?: number }, indexes: readonly number[]): void {
  const beyond = indexes.find((index) => most !== undefined && index >= most);
  if (beyond === undefined) return;
  throw new Problem({
    code: 'USAGE-NUMBER',
    what: `${name} has no step ${beyond + 1}`,
    where: `npm run proof -- ${name}`,
    cause: `its steps are 1 to ${most}`,
    next: 'npm run proof -- --help',
    class: 'usage',
  });
}

/** What `npm run bench` runs: all, or with `quick` those that measure a ratio; of these the named ones. @throws Problem as `choose` */
export const chooseBench = <P extends { name: string; limit?: number }>(
  all: readonly P[],
  names: string[],
  quick: boolean,
): P[] => choose(quick ? all.filter(({ limit }) => limit !== undefined) : all, names, 'npm run bench');

/** The proofs that were named, or all. @throws Problem USAGE, PROOF-UNKNOWN */
export function choose<P extends { name: string }>(
  all: readonly P[],
  names: string[],
  command = 'npm run proof',
): P[] {
  for (const name of names) {
    if (all.some((proof) => proof.name === name)) continue;
    throw new Problem({
      code: name.startsWith('-') ? 'USAGE' : 'PROOF-UNKNOWN',
      what: name.startsWith('-') ? `Unknown option '${name}'` : `there is no proof "${name}"`,
      where: `${command} -- ${names.join(' ')}`,
      cause: `a typing error; there are ${all.map((proof) => proof.name).join(', ')}`,
      next: `${command} -- --help`,
      class: 'usage',
    });
  }
  return names.length ? all.filter(({ name }) => names.includes(name)) : [...all];
}

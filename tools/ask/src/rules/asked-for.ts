import { serviceNames } from '../../../settings/src/services.ts';

/** Both charts begin with two pods: one more, where the question says no number. */
const more = 3;
const words = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const number = `(\\d{1,3}|${words.join('|')})`;
/** `to 4` counts before `2 replicas`: "from 2 replicas to 4". */
const counts = [
  new RegExp(`\\b(?:to|into)\\s+${number}\\b`, 'i'),
  new RegExp(`\\b${number}\\s+(?:\\w+\\s+)?(?:replicas?|pods?|copies|copy|instances?)\\b`, 'i'),
  new RegExp(`\\breplica(?:s|count)?\\s*[=:]?\\s*${number}\\b`, 'i'),
];

/** How many pods the question wants; the charts take 1 to 100. */
export function replicasAskedFor(question: string): number {
  const found = counts.map((one) => one.exec(question)?.[1]?.toLowerCase()).find(Boolean) ?? '';
  const count = words.includes(found) ? words.indexOf(found) + 1 : Number(found);
  return count >= 1 && count <= 100 ? count : more;
}

/** The services that the question names; all of them where it names none. */
export function servicesAskedFor(
  question: string,
  known: readonly string[] = serviceNames,
): readonly string[] {
  const named = known.filter((name) => new RegExp(`\\b${name}\\b`, 'i').test(question));
  return named.length ? named : known;
}

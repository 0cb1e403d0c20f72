import type { PodWatch } from '../pod-watch.ts';
import type { Script } from '../script.ts';
import { goOn, wrongOf, type Stream } from './streams.ts';

/** What became of the streams of a control: without the guards, some of those that are open must be cut. */
export function judgeCut(told: readonly Stream[]): { seen: Record<string, string>; wrong: string[] } {
  // One that was refused had not begun.
  const begun = told.filter(({ failure }) => !/^Error: \d{3} /.test(failure ?? ''));
  const cut = begun.filter((one) => wrongOf(one).length);
  return {
    seen: { 'answers cut': `${cut.length}/${begun.length}` },
    wrong: cut.length ? [] : [`none of ${begun.length} answers was cut: so the other scenes prove nothing`],
  };
}

/** What became of the streams of a scene: the short ones end whole, the long ones are told, and all can go on. */
export async function judgeStreams(
  url: string,
  told: readonly Stream[],
  watch: Pick<PodWatch, 'marks' | 'seen'>,
  { replaced }: Script,
): Promise<{ seen: Record<string, string | number>; wrong: string[] }> {
  const preStop = Math.max(0, ...watch.seen.map((pod) => pod.preStop));
  const ends = watch.marks
    .filter(({ app, what }) => app in replaced && what === 'told to end')
    .map(({ at }) => at + preStop);
  const [short, long] = [told.filter((one) => one.short), told.filter((one) => !one.short)];
  const across = short.filter(({ begun, ended }) => ends.some((end) => begun < end && end < ended));
  const wrong = told.flatMap(wrongOf);
  // One after the other: each is a turn of its own.
  for (const stream of long) if (!wrongOf(stream).length) wrong.push(...(await goOn(url, stream)));
  if (across.length === 0) wrong.push('no short answer was under way when a pod was told to end');
  const whole = short.filter((one) => !wrongOf(one).length).length;
  return {
    seen: {
      'short answers whole': `${whole}/${short.length}, ${across.length} across SIGTERM`,
      'long answers told': `${long.filter((one) => !wrongOf(one).length).length}/${long.length}`,
    },
    wrong,
  };
}

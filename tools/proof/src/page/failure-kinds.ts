/** Columns of scenes that list failed requests. */
export const failureColumns: readonly string[] = ['how they failed', 'failed by'];

/** So many kinds are told; the record has all. */
const most = 4;

/**
 * Failures summed up by their kind, whatever was asked, the most frequent first:
 * `tasks: reset ×3, page: reset ×1` or `3 × tasks: reset, 1 × page: reset` → `reset ×4`.
 */
export function kindsOnly(list: string): string {
  const counts = new Map<string, number>();
  for (const entry of list.split(', ')) {
    const told = /^(?:(\d+) × )?[^:]+: (.+?)(?: ×(\d+))?$/.exec(entry);
    if (!told) return list;
    const [, before, kind = '', after] = told;
    counts.set(kind, (counts.get(kind) ?? 0) + Number(before ?? after ?? 1));
  }
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  const more = sorted.length - most;
  return [
    ...sorted.slice(0, most).map(([kind, count]) => `${kind} ×${count}`),
    ...(more > 0 ? [`${more} more ${more === 1 ? 'kind' : 'kinds'}`] : []),
  ].join(', ');
}

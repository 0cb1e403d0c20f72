const given = new Map<string, number>();

/** The name of a run, `20261123T063128Z-4711`: sorts by time, differs between processes and between runs of one process. */
export function runId(now: Date, pid = process.pid): string {
  const id = `${now.toISOString().replace(/[-:]|\.\d+/g, '')}-${pid}`;
  const times = (given.get(id) ?? 0) + 1;
  given.set(id, times);
  return times === 1 ? id : `${id}-${times}`;
}

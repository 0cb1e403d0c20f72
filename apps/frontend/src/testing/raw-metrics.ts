/** The value of one line of Prometheus' text form, or undefined when there is none. */
export function metricValue(
  text: string,
  name: string,
  labels: Record<string, string> = {},
): number | undefined {
  const line = text.split('\n').find((one) => {
    if (!one.startsWith(`${name}{`) && !one.startsWith(`${name} `)) return false;
    return Object.entries(labels).every(([label, value]) => one.includes(`${label}="${value}"`));
  });
  return line === undefined ? undefined : Number(line.slice(line.lastIndexOf(' ') + 1));
}

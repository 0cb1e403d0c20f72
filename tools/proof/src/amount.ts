/** A figure for a person: seconds, milliseconds where it is less than one, or megabytes. */
export function amount(value: number, unit?: 'MB'): string {
  if (unit) return `${value.toFixed(0)} ${unit}`;
  return value < 1 ? `${(value * 1000).toFixed(value < 0.1 ? 1 : 0)} ms` : `${value.toFixed(2)} s`;
}

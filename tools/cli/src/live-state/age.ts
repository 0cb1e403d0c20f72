const units: [seconds: number, name: string][] = [
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'min'],
  [1, 's'],
];

/** How long ago something was, in its biggest unit: `5 min`. A time that is not known gives `?`. */
export function age(time: number | string, now = Date.now()): string {
  const seconds = Math.max(
    0,
    Math.round((now - (typeof time === 'string' ? Date.parse(time) : time)) / 1000),
  );
  if (Number.isNaN(seconds)) return '?';
  // 90 minutes are told as 90 min, not as 1 h: what is rounded away would be half of it.
  const [size, name] = units.find(([unit]) => seconds >= unit * (unit === 1 ? 0 : 2)) ?? units.at(-1)!;
  return `${Math.floor(seconds / size)} ${name}`;
}

const units: Record<string, number> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
};

/** Kubernetes' `500m`, `1.5`, `64Mi`, `1e3` as a number; 0 for what is no quantity. */
export function parseQuantity(text: string | undefined): number {
  const found = /^([0-9.]+(?:[eE][+-]?\d+)?)(n|u|m|k|M|G|T|Ki|Mi|Gi|Ti)?$/.exec(text ?? '');
  return found ? Number(found[1]) * units[found[2] ?? '']! : 0;
}

/** As people say it: CPUs with one or two decimals, memory and disk in Mi or Gi. */
export function sayQuantity(resource: string, amount: number): string {
  if (resource === 'cpu') return `${round(amount)} CPU`;
  if (resource === 'pods') return `${amount} pods`;
  if (!/memory|storage/.test(resource)) return `${round(amount)} ${resource}`;
  const what = resource === 'memory' ? 'memory' : 'disk';
  return amount >= 2 ** 30
    ? `${round(amount / 2 ** 30)} Gi ${what}`
    : `${Math.round(amount / 2 ** 20)} Mi ${what}`;
}

const round = (amount: number) => (amount >= 10 ? Math.round(amount) : Math.round(amount * 100) / 100);

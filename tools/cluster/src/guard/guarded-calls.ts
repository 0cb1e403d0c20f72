/** Contexts that a check has to pass before the first kubectl or helm call names them. */
const checks = new Map<string, () => Promise<unknown>>();

/** From now on each call that names `context` waits for `check`, which runs once and throws to refuse. Gives it back. */
export function guardContext(context: string, check: () => Promise<unknown>): () => Promise<unknown> {
  let checked: Promise<unknown> | undefined;
  const once = () => (checked ??= check());
  checks.set(context, once);
  return once;
}

/** @throws Problem what the context's check threw */
export async function passGuard(program: string, args: string[]): Promise<void> {
  if (program !== 'kubectl' && program !== 'helm') return;
  const at = args.findIndex((arg) => arg === '--context' || arg === '--kube-context');
  const context = at < 0 ? undefined : args[at + 1];
  if (context !== undefined) await checks.get(context)?.();
}

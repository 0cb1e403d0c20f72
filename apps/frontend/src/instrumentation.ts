/** Runs once when the server starts: a wrong setting ends it at once, with words, not at the first click. */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs' || process.env['NEXT_PHASE'] === 'phase-production-build')
    return;
  const { startUp } = await import('./server/lifecycle/start-up.ts');
  await startUp();
}

import { spawn } from 'node:child_process';
import { which } from 'zx';

type Opener = [program: string, ...args: string[]];
type Surroundings = Pick<NodeJS.Process, 'platform' | 'env'>;

/** The programs that open an address here, the best first; none where no screen is. */
export function openers({ platform, env }: Surroundings): Opener[] {
  const own: Opener[] = env['BROWSER'] ? [[env['BROWSER']]] : [];
  if (platform === 'darwin') return [...own, ['open']];
  // The first word in quotes would be the window's title.
  if (platform === 'win32') return [...own, ['cmd', '/c', 'start', '']];
  if (env['WSL_DISTRO_NAME']) return [...own, ['wslview'], ['explorer.exe']];
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? [...own, ['xdg-open']] : own;
}

/** Opens an address in the browser. Gives the program that took it, or why none did; never waits for the browser's end. */
export async function openInBrowser(
  url: string,
  surroundings: Surroundings = process,
): Promise<{ opened: boolean; words: string }> {
  const known = openers(surroundings);
  for (const [program, ...args] of known) {
    if (!(await which(program, { nothrow: true }))) continue;
    if (await started(program, [...args, url])) return { opened: true, words: `opened with ${program}` };
  }
  return {
    opened: false,
    words: known.length
      ? `no program to open it was found (${known.map(([program]) => program).join(', ')})`
      : 'no screen here: open the address in a browser yourself',
  };
}

/** Seconds within which a program says that it cannot; a browser itself may run for hours. */
const patience = 3;

function started(program: string, args: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { detached: true, stdio: 'ignore' });
    const timer = setTimeout(() => resolve(true), patience * 1000);
    const end = (ok: boolean) => {
      clearTimeout(timer);
      resolve(ok);
    };
    child.once('error', () => end(false));
    child.once('exit', (code) => end(code === 0));
    child.unref();
  });
}

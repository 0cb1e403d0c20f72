/**
 * Packages of a uv.lock without a wheel for Alpine: its image would have to compile them.
 * @param python `313` for Python 3.13
 * @param machine `x86_64` or `aarch64`
 */
export function wheelProblems(lock: string, python: string, machine: string): string[] {
  return lock
    .split(/^\[\[package\]\]$/m)
    .slice(1)
    .flatMap((text) => {
      const name = /^name = "(.+)"/m.exec(text)?.[1];
      // The project itself, and what is only there for other systems.
      if (!name || !/^source = \{ registry/m.test(text) || onlyElsewhere.has(name)) return [];
      const version = /^version = "(.+)"/m.exec(text)?.[1];
      const wheels = [...text.matchAll(/\/([^/"]+)\.whl"/g)].map(([, wheel = '']) => wheel);
      if (wheels.length === 0) return [`${name} ${version}: no wheel at all`];
      if (wheels.some((wheel) => fits(wheel, python, machine))) return [];
      return [`${name} ${version}: no wheel for musl on ${machine} and Python 3.${python.slice(1)}`];
    });
}

/** Needed on Windows only, as their markers in the lock file say. */
const onlyElsewhere = new Set(['pywin32', 'colorama', 'pywin32-ctypes']);

/** `name-version[-build]-python-abi-platform` */
function fits(wheel: string, python: string, machine: string): boolean {
  const [interpreter = '', abi = '', platform = ''] = wheel.split('-').slice(-3);
  const own = `cp${python}`;
  const anyPython =
    /\bpy3/.test(interpreter) ||
    (abi === 'abi3' && Number(/cp3(\d+)/.exec(interpreter)?.[1]) <= Number(python.slice(1)));
  // cp313t is the ABI of a Python without its global lock, which no image here has.
  const abis = [own, 'abi3', 'none'];
  return (
    (anyPython || interpreter.split('.').includes(own)) &&
    abi.split('.').some((one) => abis.includes(one)) &&
    (platform === 'any' || (platform.includes('musllinux') && platform.includes(machine)))
  );
}

import type { App } from '../../workspace/pods.ts';
import { kubectl, type World } from '../world.ts';

export interface LookedUp {
  name: string;
  found: string;
  milliseconds: number;
}

/** By the means that each service itself has. Names come as arguments, one line of JSON goes out. */
const programs: Record<App, (names: string[]) => string[]> = {
  backend: (names) => [
    'python',
    '-c',
    `import json, socket, sys, time
out = []
for name in sys.argv[1:]:
    began = time.perf_counter()
    try:
        found = socket.gethostbyname(name)
    except OSError as error:
        found = str(error)
    out.append({"name": name, "found": found, "milliseconds": round((time.perf_counter() - began) * 1000, 1)})
print(json.dumps(out))`,
    ...names,
  ],
  frontend: (names) => [
    'node',
    '-e',
    `const { lookup } = require('node:dns/promises');
(async () => {
  const out = [];
  for (const name of process.argv.slice(1)) {
    const began = performance.now();
    const found = await lookup(name, { family: 4 }).then((one) => one.address, (error) => error.code);
    out.push({ name, found, milliseconds: Math.round((performance.now() - began) * 10) / 10 });
  }
  console.log(JSON.stringify(out));
})();`,
    ...names,
  ],
};

/** Asks, in a pod of one service, for the other one by its short and its full names. */
export async function lookUp(world: World, pod: string, from: App, to: App): Promise<LookedUp[]> {
  const { namespace } = world.cluster;
  const names = [to, `${to}.${namespace}`, `${to}.${namespace}.svc.cluster.local`];
  return JSON.parse(await kubectl(world, 'exec', pod, '--', ...programs[from](names))) as LookedUp[];
}

/** The address of a Service. */
export const readAddress = (world: World, service: App): Promise<string> =>
  kubectl(world, 'get', 'service', service, '-o', 'jsonpath={.spec.clusterIP}');

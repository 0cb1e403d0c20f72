import type { Tree } from '@nx/devkit';
import { Problem } from '../../../libs/problem/src/problem.ts';

/** A file that lists the services, the line before which a further one comes, and what comes there. */
type Place = [file: string, before: RegExp, text: string];

/** The lines of a service in the files that list them: everything else finds it by its project.json and Chart.yaml. */
export function register(tree: Tree, name: string, port: number): void {
  const places: Place[] = [
    ['k8s/kustomization.yaml', /$(?![\s\S])/, `  - ${name}\n`],
    ['docker-compose.yml', /^networks:$/m, composeService(name, port)],
  ];
  for (const [file, before, text] of places) {
    const now = tree.read(file, 'utf8') ?? '';
    const at = now.search(before);
    if (at < 0 || now === '') throw new Error(noPlace(file, before, text).explain());
    tree.write(file, now.slice(0, at) + text + now.slice(at));
  }
}

const composeService = (name: string, port: number) => `  ${name}:
    <<: *service
    image: todo-${name}:compose
    build: { context: ., dockerfile: apps/${name}/Dockerfile }
    networks: [web]
    mem_limit: 192m
    stop_grace_period: 20s
    healthcheck:
      test: [CMD, wget, -q, -O, /dev/null, 'http://127.0.0.1:${port}/health/ready']
      interval: 10s
      timeout: 5s
      retries: 3
      start_period: 40s
      start_interval: 1s

`;

const noPlace = (file: string, before: RegExp, text: string) =>
  new Problem({
    code: 'SERVICE-PLACE',
    what: `${file} has no line like ${before.source}, before which the service would be listed`,
    where: file,
    cause: 'the file is not there, or its order is another one by now',
    next: `put the line back and run the same command again; it would have added: ${text.split('\n')[0]?.trim()}`,
  });

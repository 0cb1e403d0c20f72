import { getProjects, type Tree } from '@nx/devkit';
import { Problem, type ProblemFacts } from '../../../libs/problem/src/problem.ts';

/** A label of DNS, and short: pods, hooks and Secrets get it with an end of their own. */
const namePattern = /^[a-z]([a-z0-9-]{0,28}[a-z0-9])?$/;
/** What Kubernetes, docker-compose.yml or the charts' own objects have already. */
const takenNames = /^(kubernetes|postgres|migrate-.*|.*-(chart|dev|test|migrate|config|secrets))$/;

/** @throws Error with the words of a Problem, as Nx prints an error's message alone */
export function requireNew(tree: Tree, name: string, port: number): void {
  if (!namePattern.test(name))
    throw problem(name, {
      code: 'SERVICE-NAME',
      what: `"${name}" cannot be a service's name`,
      cause: 'it is also a host name: small letters, digits and inner hyphens, first a letter, at most 30',
      next: `npx nx g service ${plain(name)}`,
    });
  if (takenNames.test(name))
    throw problem(name, {
      code: 'SERVICE-NAME',
      what: `"${name}" means something else here`,
      cause: 'Kubernetes, docker-compose.yml or the chart of another service has objects of such names',
      next: 'npx nx g service with another name',
    });
  const there = [`apps/${name}`, `helm/${name}`, `k8s/${name}`].filter((path) => tree.exists(path));
  const known = [...getProjects(tree).keys()].filter((one) => [name, `${name}-chart`].includes(one));
  if (there.length + known.length)
    throw problem(name, {
      code: 'SERVICE-THERE',
      what: `there is a "${name}" already: ${[...there, ...known.map((one) => `project ${one}`)].join(', ')}`,
      cause: 'it was generated before, or a project has that name',
      next: 'npx nx g service with another name',
    });
  if (!Number.isInteger(port) || port < 1024 || port > 65_535)
    throw problem(name, {
      code: 'SERVICE-PORT',
      what: `${port} cannot be its port`,
      cause: 'a whole number from 1024 to 65535 is needed: below that only root may listen',
      next: `npx nx g service ${name} --port=8080`,
    });
}

/** A name near to what was typed that would be taken. */
function plain(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return (
    words
      .replace(/^[-0-9]+/, '')
      .slice(0, 30)
      .replace(/-+$/, '') || 'greeter'
  );
}

const problem = (name: string, facts: Omit<ProblemFacts, 'where' | 'class'>) =>
  new Error(new Problem({ ...facts, where: `nx g service ${name}`, class: 'usage' }).explain());

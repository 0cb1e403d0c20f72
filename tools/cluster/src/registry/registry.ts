import { Problem } from '../../../../libs/problem/src/problem.ts';
import type { Settings } from '../../../settings/src/settings.ts';

/** Where a cluster elsewhere gets its images from. */
export interface Registry {
  /** As `docker login` wants it. */
  host: string;
  /** What stands in front of an image's name: host and path. */
  prefix: string;
}

const form = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?(\/[a-z0-9]+([._-]+[a-z0-9]+)*)*$/;

/** REGISTRY of .env. @throws Problem REGISTRY-NEEDED, REGISTRY-FORM */
export function theRegistry({ value }: Pick<Settings, 'value'>): Registry {
  const prefix = value('REGISTRY').replace(/\/+$/, '');
  if (!prefix) {
    throw registryProblem(
      'REGISTRY-NEEDED',
      'a cluster elsewhere gets its images from a registry, and none is named',
    );
  }
  const [host = ''] = prefix.split('/');
  // Docker reads a first part without a dot or a port as a user of Docker Hub.
  const named = host === 'localhost' || /[.:]/.test(host);
  if (!form.test(prefix) || !named) {
    throw registryProblem('REGISTRY-FORM', `REGISTRY is "${prefix}", which is no registry`);
  }
  return { host, prefix };
}

/** Name and tag of an image of ours there. */
export const nameIn = ({ prefix }: Registry, image: string): string => `${prefix}/${image}`;

function registryProblem(code: string, what: string): Problem {
  return new Problem({
    code,
    what,
    where: '.env: REGISTRY',
    cause: 'the form is host[:port]/path in small letters, such as ghcr.io/ada/todo or docker.io/ada',
    next: 'put REGISTRY=… into .env; you and the cluster must both reach it',
    class: 'preflight',
  });
}

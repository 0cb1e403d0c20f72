import { readFileSync } from 'node:fs';

/** The image that the last `docker` task of a project made, from its record. @throws Error when there is none */
export function builtImage(project: string): string {
  const file = `node_modules/.cache/nx-container/${project}/metadata`;
  const { 'image.name': name } = JSON.parse(readFileSync(file, 'utf8')) as { 'image.name'?: string };
  if (!name) throw new Error(`${file} names no image`);
  return name.replace(/^docker\.io\/library\//, '');
}

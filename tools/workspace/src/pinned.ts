/** A version of something from elsewhere, as Renovate's managers read it. */
export interface Pinned {
  file: string;
  name: string;
  version: string;
  /** Where its version stands in the file. */
  at: number;
}

/** A manager of renovate.json. */
export interface Manager {
  managerFilePatterns: string[];
  matchStrings: string[];
  depNameTemplate?: string;
}

/** The files of a manager: each of its patterns is one path, written as a pattern. */
export const filesOf = ({ managerFilePatterns }: Manager): string[] =>
  managerFilePatterns.map((pattern) => pattern.slice(2, -2).replaceAll('\\', ''));

/** All that a manager of renovate.json finds in a file. */
export function foundBy(manager: Manager, file: string, text: string): Pinned[] {
  return manager.matchStrings.flatMap((pattern) =>
    [...text.matchAll(new RegExp(pattern, 'dg'))].map(({ groups, indices }) => ({
      file,
      name: groups?.['depName'] ?? manager.depNameTemplate ?? '',
      version: groups?.['currentValue'] ?? '',
      at: indices?.groups?.['currentValue']?.[0] ?? -1,
    })),
  );
}

/** What Renovate finds by itself: images of a Dockerfile and of docker-compose.yml. */
const images: Manager = {
  managerFilePatterns: [],
  matchStrings: [
    String.raw`^\s*(?:ARG \w+_IMAGE=|image: |FROM )(?<depName>[a-z][\w./-]*):(?<currentValue>[0-9][\w.-]*)`,
  ],
};
export const imagesIn = (file: string, text: string): Pinned[] =>
  text.split('\n').flatMap((line) => foundBy(images, file, line));

/** How a version of three parts, or an image, is written in a source. */
const written =
  /(?<=['"`])v?\d+\.\d+\.\d+(?:\.\d+)?(?=['"`])|(?<=\b[a-z][a-z-]+:)\d+(?:\.\d+)*-(?:alpine|slim)\b|(?<=busybox:|@v)\d+\.\d+[\d.]*/g;
/** An address of a network looks the same. */
const address = /^(0\.0|10\.\d+|127\.\d+|169\.254|172\.\d+|192\.\d+|203\.\d+|255\.\d+)\.\d+\.\d+$/;

/** Whatever looks like a version in a source: text and place. Comments tell of versions and pin none. */
export function writtenIn(file: string, text: string): Pinned[] {
  return [...text.matchAll(written)]
    .filter(({ 0: version, index }) => {
      const line = text.slice(text.lastIndexOf('\n', index) + 1, index);
      return !address.test(version) && !/^\s*(\/\/|\/?\*|#)/.test(line);
    })
    .map(({ 0: version, index }) => ({ file, name: '', version, at: index }));
}

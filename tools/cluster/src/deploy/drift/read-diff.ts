/** One object's part of what `kubectl diff` prints. */
interface ObjectDiff {
  /** `Deployment/backend` */
  object: string;
  /** Lines of the living object that the release would change, and what it would make of them; without the sign. */
  living: string[];
  wanted: string[];
  /** The object is not there at all. */
  gone: boolean;
}

const generated = /^\s*(generation|resourceVersion|uid|creationTimestamp):/;

/**
 * What `kubectl diff` found, a sentence each: `Deployment/backend: replicas is 1, the release says 2`. Fields that Kubernetes
 * writes itself are no difference.
 */
export function readDiff(text: string): string[] {
  return split(text).flatMap(({ object, living, wanted, gone }) => {
    if (gone) return [`${object} is gone`];
    const left = [...wanted];
    const said: string[] = [];
    for (const line of living) {
      const [key, value] = keyAndValue(line);
      const at = left.findIndex((other) => keyAndValue(other)[0] === key);
      if (at < 0) said.push(`${object}: ${line.trim()} is not in the release`);
      else
        said.push(
          `${object}: ${key.trim()} is ${value}, the release says ${keyAndValue(left.splice(at, 1)[0]!)[1]}`,
        );
    }
    return [...said, ...left.map((line) => `${object}: ${line.trim()} is missing`)];
  });
}

/** A line's key with its indentation, and its value; a line without a key is its own key. */
function keyAndValue(line: string): [string, string] {
  const found = /^(\s*(?:- )?[\w./-]+):\s*(.*)$/.exec(line);
  return found ? [found[1]!, found[2]! || '(more)'] : [line, ''];
}

function split(text: string): ObjectDiff[] {
  const found: ObjectDiff[] = [];
  for (const line of text.split('\n')) {
    const header = /^--- (\S+)/.exec(line);
    if (header) found.push({ object: objectOf(header[1]!), living: [], wanted: [], gone: false });
    const present = found.at(-1);
    if (!present || /^(--- |\+\+\+ |diff )/.test(line)) continue;
    if (/^@@ -0,0 /.test(line)) present.gone = true;
    else if (/^[+-]/.test(line) && !generated.test(line.slice(1)))
      (line.startsWith('-') ? present.living : present.wanted).push(line.slice(1));
  }
  return found;
}

/** Of the file `…/apps.v1.Deployment.default.backend`: group, version, kind, namespace, name. */
function objectOf(path: string): string {
  const name = path.split(/[/\\]/).at(-1)!;
  const found = /^(?:[\w.-]+\.)?v\d\w*\.([A-Za-z]+)\.[^.]*\.(.+)$/.exec(name);
  return found ? `${found[1]}/${found[2]}` : name;
}

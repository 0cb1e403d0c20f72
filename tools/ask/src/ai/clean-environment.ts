/** What a program needs to run at all: where things are, language, terminal, temporary files. */
const place = [
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'SHELL',
  'TMPDIR',
  'TZ',
  'LANG',
  'LANGUAGE',
  'TERM',
  'COLORTERM',
  'NO_COLOR',
];
/** The same on Windows. */
const windows = ['SYSTEMROOT', 'COMSPEC', 'PATHEXT', 'USERPROFILE', 'APPDATA', 'LOCALAPPDATA', 'TEMP', 'TMP'];
/** The way out to the network; a proxy's address may hold its password, and nothing works without it. */
const network = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY', 'SSL_CERT_FILE', 'SSL_CERT_DIR'];

const always = new Set([...place, ...windows, ...network]);
const families = /^(LC_[A-Z]+|XDG_[A-Z_]+)$/;

/** Where Docker is, for a tool that talks to it. */
export const dockerNames: readonly string[] = [
  'DOCKER_HOST',
  'DOCKER_CONFIG',
  'DOCKER_CONTEXT',
  'DOCKER_CERT_PATH',
  'DOCKER_TLS_VERIFY',
];

/**
 * The environment of a tool that talks to a model: of this process only what is named here, so that a secret with a name that
 * nobody thought of stays here; then `more`. `also` are names that this tool needs.
 */
export function cleanEnvironment(
  more: Record<string, string>,
  also: readonly string[] = [],
  from: NodeJS.ProcessEnv = process.env,
): Record<string, string> {
  const kept = Object.entries(from).filter(
    (entry): entry is [string, string] =>
      // Proxies are written in small letters, too; Windows does not care.
      entry[1] !== undefined &&
      (always.has(entry[0].toUpperCase()) || families.test(entry[0]) || also.includes(entry[0])),
  );
  return { ...Object.fromEntries(kept), ...more };
}

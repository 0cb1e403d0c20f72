/** What the app says of itself at one address. */
export interface AppHealth {
  /** `degraded`: it serves, and what it needs is away; `unavailable`: it answers, and wants no requests. */
  status: 'ok' | 'degraded' | 'unavailable';
  /** What is away, one sentence each; empty when all is well. */
  reasons: string[];
}

/** Seconds that an answer may take: the frontend itself waits 3 for the backend. */
const patience = 5;

/** Asks the frontend for itself and for its backend; undefined when no frontend of ours answers there. */
export async function askHealth(url: string): Promise<AppHealth | undefined> {
  const [own, backend] = await Promise.all([
    ask(`${url}/api/health/ready`),
    ask(`${url}/api/health/backend`),
  ]);
  // Whatever else listens at that port: what it refuses tells nothing of the app.
  if (!own || (!own.ok && !own.said)) return undefined;
  const reasons = [...ofItself(own), ...ofBackend(backend)];
  if (!own.ok) return { status: 'unavailable', reasons };
  return { status: reasons.length ? 'degraded' : 'ok', reasons };
}

interface Said {
  status: string;
  checks?: Partial<Record<string, string>>;
}

interface Heard {
  ok: boolean;
  code: number;
  /** Undefined when the body is none of ours. */
  said?: Said;
}

async function ask(url: string): Promise<Heard | undefined> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(patience * 1000) });
    const said = readSaid(await answer.text());
    return { ok: answer.ok, code: answer.status, ...(said ? { said } : {}) };
  } catch {
    return undefined;
  }
}

function readSaid(text: string): Said | undefined {
  try {
    const body = JSON.parse(text) as Said | null;
    return typeof body?.status === 'string' ? body : undefined;
  } catch {
    return undefined;
  }
}

/** The checks of /api/health/ready that are no `ok`, as sentences. */
const words: Partial<Record<string, string>> = {
  'database unavailable': 'the database does not answer the frontend',
  'migrations missing': "the frontend's tables are not in the database",
  'signingKey closed': 'BETTER_AUTH_SECRET does not open the key that is stored in the database',
};

function ofItself({ code, said }: Heard): string[] {
  if (!said) return [`the frontend answers ${code} at /api/health/ready, and does not say how it is`];
  if (said.status === 'ok') return [];
  if (said.status === 'stopping') return ['the frontend is stopping'];
  const failing = Object.entries(said.checks ?? {}).filter(([, state]) => state !== 'ok');
  if (failing.length === 0) return [`the frontend says "${said.status}", and not why`];
  return failing.map(([name, state]) => words[`${name} ${state}`] ?? `${name} is ${state}`);
}

function ofBackend(heard: Heard | undefined): string[] {
  if (!heard) return ['the frontend gives no answer about the backend'];
  if (heard.said?.status === 'ok') return [];
  if (heard.said?.checks?.['backend']) return ['the frontend reaches no backend that is ready'];
  return [`the frontend answers ${heard.code} at /api/health/backend, and does not say how the backend is`];
}

import { askBackend } from '../backend-python.ts';
import type { Variable } from './variable.ts';

/** What the settings class tells of one of its fields: JSON Schema, as pydantic makes it. */
export interface FieldSchema {
  type?: string;
  enum?: string[];
  default?: string | number;
  format?: string;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
}

const program = `
import json
from todo_backend.settings import Settings
print(json.dumps(Settings.model_json_schema()["properties"]))
`;

/** Meanings of those that .env.example does not have. */
export const backendMeanings: Readonly<Record<string, string>> = {
  SECRETS_DIR:
    'A folder with a file for each secret, named like its variable. The variable wins over the file',
  DATABASE_POOL_SIZE: 'Connections to the database that a process keeps',
  DATABASE_POOL_OVERFLOW: 'Connections above that, each closed after its use',
  MIGRATE_WAIT_SECONDS: 'How long the migration waits for the database',
  JWKS_URL: 'Where the frontend serves its public keys',
  JWT_ISSUER: 'The `iss` that a token must have; the frontend puts it in',
  JWT_AUDIENCE: 'The `aud` that a token must have; the frontend puts it in',
  LLM_TIMEOUT_SECONDS: 'Longest wait for one answer of a provider',
  CHAT_TIMEOUT_SECONDS: 'Longest turn of a chat, all calls of tools and providers together',
  SHUTDOWN_STREAM_SECONDS:
    "After SIGTERM, how long answers that are under way may go on; uvicorn's limit is longer",
  SHUTDOWN_LINGER_SECONDS:
    'After SIGTERM, how long each answer only says that its connection ends, before it does',
  METRICS_PORT: "Port of Prometheus' figures; 0 is off",
  METRICS_HOST: 'Address of that port; `0.0.0.0` in the image',
  OTEL_EXPORTER_OTLP_ENDPOINT: 'Where traces go, in an image with the extra for it; empty is off',
  OTEL_EXPORTER_OTLP_PROTOCOL: 'How; other `OTEL_*` variables are read by the exporter itself',
  ENVIRONMENT: '`prod` refuses well-known passwords and secrets that can be guessed',
  LOG_LEVEL: 'What is logged: this and all above it',
};

/** `number, 1 to 50` and the like. */
export function typeOf(field: FieldSchema): string {
  if (field.enum) return field.enum.length > 1 ? `${field.enum.slice(0, -1).join(', ')} or ${field.enum.at(-1)}` : field.enum[0]!; // prettier-ignore
  if (field.format === 'password') return 'text, a secret';
  if (field.type !== 'integer' && field.type !== 'number') return 'text';
  const kind = field.type === 'integer' ? 'whole number' : 'number';
  if (field.exclusiveMinimum !== undefined)
    return `${kind}, above ${field.exclusiveMinimum}, to ${field.maximum}`;
  return `${kind}, ${field.minimum} to ${field.maximum}`;
}

/** All variables that the backend's settings class reads, asked of the class itself; SECRETS_DIR, which is read apart, is last. */
export function backendVariables(): Variable[] {
  const fields = Object.entries(askBackend<Record<string, FieldSchema>>(program));
  const variables = fields.map(([field, schema]) => {
    const name = field.toUpperCase();
    const fallback = String(schema.default ?? '');
    return { name, type: typeOf(schema), fallback, meaning: backendMeanings[name] ?? '' };
  });
  const folder = { name: 'SECRETS_DIR', type: 'path of a folder', fallback: '' };
  return [...variables, { ...folder, meaning: backendMeanings['SECRETS_DIR']! }];
}

import { StartError } from '../lifecycle/start-error.ts';

/** SQLSTATE "undefined_table" and "invalid_schema_name". */
const NO_TABLES = new Set(['42P01', '3F000']);

/** Whether the database answered that a table or the schema does not exist. */
export function isTablesMissing(error: unknown): boolean {
  return NO_TABLES.has(String((error as { code?: unknown } | null)?.code));
}

/** The failure of a database that was never migrated, with what to do. */
export function tablesMissing(cause: unknown): StartError {
  return new StartError(
    {
      code: 'AUTH-TABLES-MISSING',
      what: 'the tables of the accounts are not in the database',
      where: 'schema auth of the database',
      cause: 'the migration did not run against this database, or the data was deleted',
      next: 'node migrate.mjs (in the cluster: deploy the frontend again; its chart runs it first)',
    },
    { cause },
  );
}

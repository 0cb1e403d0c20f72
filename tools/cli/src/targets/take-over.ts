import { run } from '../../../cluster/src/programs/command.ts';
import { forgetKey, role, setPassword } from '../../../cluster/src/database/database-container.ts';
import { peekSettings } from '../../../settings/src/settings.ts';
import { compose, composeEnvironment, composeFile } from './docker-compose.ts';

/**
 * Gives compose's database to this `.env`, where its services were refused for the password: its volume outlives
 * `.env`, and a second checkout finds the volume of the first. PostgreSQL reads POSTGRES_PASSWORD only when it makes
 * its files; the other targets set it on every start. The key that signs tokens goes too: the secret that opens it
 * went with the old `.env`, and the migration makes another. Accounts and tasks stay.
 * @returns whether it was the password, and is changed
 * @throws Problem COMMAND-FAILED when the database does not take it
 */
export async function takeDatabaseOver({ value, databaseUrl } = peekSettings()): Promise<boolean> {
  if (databaseUrl || !(await refusesPassword())) return false;
  // Over the container's own socket, which asks for no password; the new one comes by stdin.
  const psql = ['exec', '-T', 'postgres', 'psql', '-q', '-U', role, '-v', 'ON_ERROR_STOP=1', '-f', '-'];
  await run('docker', ['compose', '-f', composeFile, ...psql], {
    input: `${setPassword(value('POSTGRES_PASSWORD'))}\n${forgetKey}\n`,
    env: composeEnvironment(),
  });
  return true;
}

async function refusesPassword(): Promise<boolean> {
  const steps = ['migrate-backend', 'migrate-frontend'];
  const { stdout } = await compose(['logs', '--tail', '10', '--no-color', ...steps]);
  return stdout.includes('password authentication failed');
}

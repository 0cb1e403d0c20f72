import { type Chapter, row } from './code.ts';

export const settingsAndDatabase: Chapter = {
  title: 'Settings and database',
  codes: [
    row(
      'ENV-LINE',
      'A line of .env cannot be read',
      'comments need a # in front, values with spaces need quotes',
      'mend the line that is named',
    ),
    row(
      'ENV-NAME',
      'A name in .env is not valid',
      'small letters, digits and - are allowed',
      'mend it in `.env`',
    ),
    row(
      'ENV-PROVIDER',
      'CLUSTER_PROVIDER is no kind of cluster',
      'a typing error; minikube, kind and context are known',
      'mend it, or empty it for minikube',
    ),
    row(
      'DATABASE-URL',
      'DATABASE_URL is not the URL of a PostgreSQL',
      'the form is `postgresql://user:password@host:5432/database`',
      'mend it in `.env`, or empty it for a PostgreSQL of our own',
    ),
    row(
      'DATABASE-AWAY',
      'The database does not answer, or refuses the password',
      'a wrong host, port or password, or no network',
      'mend DATABASE_URL in `.env`',
    ),
    row(
      'DATABASE-LOCALHOST',
      'DATABASE_URL points to localhost',
      'in a pod localhost is the pod itself',
      'the address that the message names',
    ),
    row(
      'DATABASE-NEEDED',
      'A cluster elsewhere needs a database of its own',
      'our container is only for clusters on this machine',
      'put DATABASE_URL into `.env`',
    ),
    row(
      'DATABASE-CONTAINER',
      'The PostgreSQL container does not answer',
      'no space for its volume, or a volume of another version',
      '`docker logs` with the name that is told',
    ),
    row(
      'EMBEDDED-INITDB',
      'The files of the embedded PostgreSQL could not be made',
      'no space, or a folder that cannot be written',
      'free space, then the same command again',
    ),
    row(
      'EMBEDDED-START',
      'The embedded PostgreSQL did not start',
      'the port was just taken, the disk is full, or the files are of another version',
      'read the log file that is named',
    ),
    row(
      'EMBEDDED-UNSUPPORTED',
      'There are no PostgreSQL binaries for this system',
      'optional packages were left out, or the platform has none',
      '`npm ci --include=optional`, or set DATABASE_URL',
    ),
    row(
      'MIGRATION',
      'The database could not be brought up to date',
      'the lines above the message are its own',
      '`npm start -- --target embedded`',
    ),
  ],
};

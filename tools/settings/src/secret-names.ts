/** Words that make a name that of a secret wherever they stand in it: PGPASSWORD, AWS_SECRET_ACCESS_KEY, npm_config_token. */
const anywhere = /PASSWORD|PASSWD|SECRET|TOKEN|APIKEY/;
/** Shorter ones, which also stand inside of ordinary words (PATH, MONKEY), only between underscores: MYSQL_PWD, GITHUB_PAT. */
const asWord = /(^|_)(PWD|PASS|KEY|PAT|AUTH|CREDENTIALS?)(_|$)/;
/** What such a name ends with when it is about a secret and holds none. */
const about =
  /_(URL|URI|HOST|PORT|FILE|FILENAME|PATH|DIR|SOCK|SOCKET|MODE|METHOD|TYPE|NAME|USER|USERNAME|ID|TTL|LENGTH|LIMIT|SECONDS|MINUTES|HOURS|DAYS|ENABLED|MAX|MIN)$/;
/** The shell's own: where it is. */
const folders = /^(PWD|OLDPWD)$/;

/** Whether the whole value of a setting, or of a variable of the shell, is a secret. */
export function namesSecret(name: string): boolean {
  const big = name.toUpperCase();
  return (anywhere.test(big) || asWord.test(big)) && !about.test(big) && !folders.test(big);
}

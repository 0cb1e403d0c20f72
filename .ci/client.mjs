// A person's requests to the running app, with the session's cookie.
import { setTimeout as sleep } from 'node:timers/promises';

/** @returns `ask(path, body?)`: the answer's JSON; GET without a body, else POST. Throws on any other status than 2xx. */
export function client(url) {
  let cookie = '';
  return async function ask(path, body) {
    const init = {
      method: body ? 'POST' : 'GET',
      headers: { 'content-type': 'application/json', origin: url, cookie },
      ...(body ? { body: JSON.stringify(body) } : {}),
    };
    // A kept connection may belong to a pod that is gone.
    for (let tries = 0; ; tries++) {
      try {
        const response = await fetch(url + path, init);
        const cookies = response.headers.getSetCookie().map((one) => one.split(';')[0]);
        cookie = cookies.join('; ') || cookie;
        const answer = await response.json();
        if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`);
        return answer;
      } catch (error) {
        if (tries === 5 || error.message.startsWith(path)) throw error;
        await sleep(1000);
      }
    }
  };
}

/** Ends the script with the sentence that turned out to be untrue. */
export function expect(truth, what) {
  if (!truth) throw new Error(`not so: ${what}`);
}

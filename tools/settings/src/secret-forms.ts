/** The forms in which a secret may stand in the words of a program: as it is, quoted, URL-encoded, or in base64. */
export function formsOf(secret: string): string[] {
  const quoted = JSON.stringify(secret).slice(1, -1);
  return [secret, quoted, ...urlForms(secret), ...base64Forms(secret)];
}

/** Programs differ in what they leave as it is, and in the case of the digits. */
function urlForms(secret: string): string[] {
  const strict = encodeURIComponent(secret).replace(
    /[!'()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  const forms = [strict, encodeURIComponent(secret), encodeURI(secret), strict.replaceAll('%20', '+')];
  const lower = (form: string) => form.replace(/%[0-9A-F]{2}/g, (one) => one.toLowerCase());
  return [...forms, ...forms.map(lower)];
}

/**
 * Inside longer text, such as a whole URL or `user:password`, base64 depends on how many bytes stand before the secret:
 * for each of the three cases the part that is made from the secret alone.
 */
function base64Forms(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const forms = [bytes.toString('base64'), bytes.toString('base64url')];
  for (const before of [0, 1, 2]) {
    const all = Buffer.concat([Buffer.alloc(before), bytes]);
    const first = Math.ceil((before * 8) / 6);
    const last = Math.floor((all.length * 8) / 6);
    const core = all.toString('base64').slice(first, last);
    forms.push(core, core.replaceAll('+', '-').replaceAll('/', '_'));
  }
  return forms;
}

/** One line for a finding that several profiles share: `shop/templates/pod.yaml: … [default, prod]`. */
export function byProfile(found: [profile: string, texts: string[]][]): string[] {
  const profiles = new Map<string, Set<string>>();
  for (const [profile, texts] of found) {
    for (const text of texts) profiles.set(text, (profiles.get(text) ?? new Set()).add(profile));
  }
  return [...profiles].map(([text, names]) => `${text} [${[...names].join(', ')}]`);
}

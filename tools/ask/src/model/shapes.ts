/** What a name of a secret holds. `key`, `auth` and the short ones only behind a separator: `key: name` tells of an object. */
const name = String.raw`(?:SECRET|PASSWORD|PASSWD|TOKEN|API_?KEY|[_-](?:KEY|PWD|PASS|PAT|AUTH))`;
/** What may stand behind it: client-key-data, GITHUB_TOKEN_1. */
const end = String.raw`(?:[_-](?:DATA|VALUE|B64|BASE64|\d+))?`;
const value = String.raw`("[^"\n]+"|'[^'\n]+'|[^\s"',;]{4,})`;
const after = (before: string, what: string, flags: string) => new RegExp(`(?<=${before})${what}`, flags);

/** How secrets look that stand in no .env of ours: in a pasted line, or in the words of a program. */
export const shapes: RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[^]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  // JSON web tokens.
  /\beyJ[\w-]{8,}\.[\w-]{8,}(\.[\w-]*)?/g,
  // Keys with the mark of who gives them: Groq, OpenAI, GitHub, GitLab, Slack, AWS; then Google, npm, Hugging Face, xAI.
  /\b(gsk|sk|pk|ghp|gho|ghs|github_pat|glpat|xox[abp]|AKIA|ASIA)[-_]?[A-Za-z0-9_-]{16,}/g,
  /\bAIza[\w-]{30,}/g,
  /\b(npm|hf)_[A-Za-z0-9]{20,}/g,
  /\bxai-[A-Za-z0-9]{20,}/g,
  // Headers.
  /(?<=\bBearer\s+)[\w.~+/=-]{8,}/gi,
  /(?<=\bAuthorization["']?\s*[:=]\s*["']?(?:[a-z]+\s+)?)[\w.~+/=-]{8,}/gi,
  // The login of a registry in Docker's settings.
  /(?<="auth"\s*:\s*")[^"\n]+/gi,
  // NAME=value, name: value, "name": "value"
  after(String.raw`\b[\w.-]*${name}${end}["']?\s*[=:]\s*`, value, 'gi'),
  after(String.raw`\b\w*[a-z](?:Key|Auth)["']?\s*[=:]\s*`, value, 'g'),
  // --password value
  after(
    String.raw`(?<![\w-])--(?:[a-z]+-)*(?:password|passwd|secret|token|api-?key|access-key)\s+`,
    String.raw`("[^"\n]+"|'[^'\n]+'|[^\s"'-][^\s"']*)`,
    'gi',
  ),
];

/** Every path that is served, a word in braces standing for any one part; `{…}` for all that follows. */
const TEMPLATES = [
  '/',
  '/sign-in',
  '/sign-up',
  '/account',
  '/chat',
  '/chat/{conversation_id}',
  '/_next/{…}',
  '/api/health/backend',
  '/api/health/live',
  '/api/health/ready',
  '/api/auth/{…}',
  '/api/{user_id}',
  '/api/{user_id}/chat',
  '/api/{user_id}/conversations',
  '/api/{user_id}/conversations/{conversation_id}',
  '/api/{user_id}/conversations/{conversation_id}/messages',
  '/api/{user_id}/tasks',
  '/api/{user_id}/tasks/{task_id}',
  '/api/{user_id}/tasks/{task_id}/complete',
] as const;

export const OTHER = 'other';

const routes = TEMPLATES.map((template) => {
  const source = template.replace(/\{…\}/g, '.+').replace(/\{\w+\}/g, '[^/]+');
  return { template, pattern: new RegExp(`^${source}/?$`) };
});

/**
 * The template of a request's path, so that a label has few values and names no person.
 * @param url as it stands in the request's first line
 * @returns a template, named as the backend names its own, or `other`
 */
export function routeOf(url: string): string {
  const [path = ''] = url.split('?', 1);
  return routes.find(({ pattern }) => pattern.test(path))?.template ?? OTHER;
}

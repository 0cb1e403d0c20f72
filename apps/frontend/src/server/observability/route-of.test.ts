import { expect, test } from 'vitest';
import { routeOf } from './route-of.ts';

test.each([
  ['/', '/'],
  ['/sign-in?next=%2Fchat%2F7', '/sign-in'],
  ['/chat', '/chat'],
  ['/chat/7', '/chat/{conversation_id}'],
  ['/_next/static/chunks/a1b2.js', '/_next/{…}'],
  ['/api/health/live', '/api/health/live'],
  ['/api/auth/sign-in/email', '/api/auth/{…}'],
  ['/api/ada', '/api/{user_id}'],
  ['/api/ada/tasks?status=all', '/api/{user_id}/tasks'],
  ['/api/ada/tasks/7', '/api/{user_id}/tasks/{task_id}'],
  ['/api/ada/tasks/7/complete', '/api/{user_id}/tasks/{task_id}/complete'],
  ['/api/ada/chat', '/api/{user_id}/chat'],
  ['/api/ada/conversations/3/messages', '/api/{user_id}/conversations/{conversation_id}/messages'],
  ['/api/ada/secret/ada@example.com', 'other'],
  ['/wp-login.php', 'other'],
  ['', 'other'],
])('%s is %s', (url, route) => {
  expect(routeOf(url)).toBe(route);
});

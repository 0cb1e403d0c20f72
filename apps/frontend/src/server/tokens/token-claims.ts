/** Fixed, because the address that people use is not; the backend checks both. */
export const TOKEN_ISSUER = 'todo-chatbot';
export const TOKEN_AUDIENCE = 'todo-api';
export const TOKEN_LIFE = '15m';

export const TEST_SECRET = 'a-secret-for-tests-only-0123456789abcdef';

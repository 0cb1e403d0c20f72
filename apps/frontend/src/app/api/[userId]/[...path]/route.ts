import { handleApi } from '@/server/backend/handle-api.ts';

export { handleApi as GET, handleApi as POST, handleApi as PUT, handleApi as PATCH, handleApi as DELETE };

import type { IncomingHttpHeaders } from 'node:http';

/** Next's doors to drafts and to pages made anew. Their keys are the same in every image, so they are open to nobody. */
const HEADERS = ['x-prerender-revalidate', 'x-prerender-revalidate-if-generated'];
const COOKIES = /^\s*__(prerender_bypass|next_preview_data)=/;

/** Takes what asks for a draft out of a request, so that Next never sees it. */
export function refuseDrafts(headers: IncomingHttpHeaders): void {
  for (const name of HEADERS) delete headers[name];
  const { cookie } = headers;
  if (!cookie?.includes('__')) return;
  const kept = cookie.split(';').filter((one) => !COOKIES.test(one));
  if (kept.length > 0) headers.cookie = kept.join(';').trim();
  else delete headers.cookie;
}

import '@fontsource-variable/inter/wght.css';
import './globals.css';
import type { Metadata, Viewport } from 'next';
import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import { WATCH_CHUNKS } from '@/features/session/watch-chunks.ts';
import { barColours, THEME_COOKIE, type Theme, themeOf } from '@/features/theme/theme.ts';
import { ThemeProvider } from '@/features/theme/use-theme.tsx';
import { pageOrigin } from '@/server/requests/page-origin.ts';
import { readHostSettings } from '@/server/settings/settings.ts';

const NAME = 'Todo Chatbot';
const DESCRIPTION = 'Keep your tasks by simply saying what you want done.';

/** The icons, the picture for a link (opengraph-image.png) and the manifest are files beside this one. */
export async function generateMetadata(): Promise<Metadata> {
  const origin = pageOrigin((await headers()).get('host'), readHostSettings());
  return {
    ...(origin && { metadataBase: origin }),
    title: { default: NAME, template: `%s · ${NAME}` },
    description: DESCRIPTION,
    applicationName: NAME,
    appleWebApp: { capable: true, title: NAME },
    robots: { index: false },
    // Their titles and words are the page's own.
    openGraph: { type: 'website', siteName: NAME },
  };
}

export async function generateViewport(): Promise<Viewport> {
  return {
    width: 'device-width',
    initialScale: 1,
    // The keyboard of a phone makes the page smaller instead of covering the message box.
    interactiveWidget: 'resizes-content',
    themeColor: barColours(await chosenTheme()),
  };
}

async function chosenTheme(): Promise<Theme> {
  return themeOf((await cookies()).get(THEME_COOKIE)?.value);
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Every page is made per request: its scripts carry the nonce of that request's policy, its colours are the reader's.
  const theme = await chosenTheme();
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <html lang="en" data-theme={theme}>
      <head>
        {/* A browser hides the nonce from scripts, React among them. */}
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: WATCH_CHUNKS }} />
      </head>
      <body className="min-h-dvh">
        <ThemeProvider theme={theme}>{children}</ThemeProvider>
      </body>
    </html>
  );
}

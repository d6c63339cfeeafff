import { html, raw } from 'hono/html';
import type { Locale } from '../../platform/i18n/index.ts';
import { shellText } from './messages.ts';

/** Escaped HTML, as made by the `html` template. */
export type Html = ReturnType<typeof html>;

export type PageOptions = {
  readonly title: string;
  readonly locale: Locale;
  /** Path and query of this page, for the language links. */
  readonly address: string;
  readonly demo: boolean;
  readonly body: Html;
};

const withLanguage = (address: string, locale: Locale): string => {
  const url = new URL(address, 'http://here');
  url.searchParams.set('lang', locale);
  return `${url.pathname}${url.search}`;
};

/** The public shell: one column, no script, both languages, readable at 320 px and by a screen reader. */
export const publicPage = ({ title, locale, address, demo, body }: PageOptions): Html => {
  const text = shellText[locale];
  const other: Locale = locale === 'vi' ? 'en' : 'vi';
  return html`${raw('<!doctype html>')}
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – Kinh Bắc</title>
        <link rel="stylesheet" href="/public/tokens.css" />
        <link rel="stylesheet" href="/public/public.css" />
        <link rel="icon" href="/public/icon.svg" type="image/svg+xml" />
      </head>
      <body>
        <a class="skip" href="#main">${text.skip}</a>
        <header class="masthead">
          <div class="column">
            <a class="brand" href="/xac-minh?lang=${locale}"><img src="/public/icon.svg" alt="" width="36" height="36" /><span><strong>Kinh Bắc</strong><small>${text.owner}</small></span></a>
            <nav aria-label="${text.language}"><a lang="${other}" hreflang="${other}" href="${withLanguage(address, other)}">${text.otherLanguage}</a></nav>
          </div>
        </header>
        ${demo ? html`<aside class="demo" aria-label="DEMO"><div class="column">${text.demo}</div></aside>` : ''}
        <main id="main" class="column" tabindex="-1">${body}</main>
        <footer class="foot"><div class="column"><p>${text.foot}</p></div></footer>
      </body>
    </html>`;
};

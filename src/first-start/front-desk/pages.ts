import { html } from 'hono/html';
import type { Locale } from '../../platform/i18n/index.ts';
import { publicPage } from '../../web/public/layout.ts';
import { deskText } from './messages.ts';

const page = (locale: Locale, body: Parameters<typeof publicPage>[0]['body']): string =>
  String(publicPage({ title: deskText[locale].title, locale, address: '/', demo: false, body }));

/** Demo or own province. @param seconds until the demo is chosen; null: the clock is stopped */
export const choicePage = (locale: Locale, seconds: number | null): string => {
  const text = deskText[locale];
  return page(
    locale,
    html`<h1>${text.title}</h1>
      <p>${text.lead}</p>
      <form method="post" action="/first-start?lang=${locale}">
        <section aria-labelledby="own">
          <h2 id="own">${text.empty}</h2>
          <p>${text.emptyText}</p>
          <p><button name="start" value="empty">${text.chooseEmpty}</button></p>
        </section>
        <section aria-labelledby="sample">
          <h2 id="sample">${text.demo}</h2>
          <p>${text.demoText}</p>
          <p><button name="start" value="demo">${text.chooseDemo}</button></p>
        </section>
        <p role="status">${seconds === null ? text.waiting : text.countdown(seconds)}</p>
        ${seconds === null ? '' : html`<p><button name="start" value="wait">${text.wait}</button></p>`}
      </form>`,
  );
};

/** The beginning of the page that grows while the province is prepared, and its end, which leads on without a script. */
export const progressPage = (locale: Locale): { head: string; tail: string } => {
  const text = deskText[locale];
  const marker = '<!--steps-->';
  const whole = page(
    locale,
    html`<h1>${text.filling}</h1>
      <p>${text.fillingText}</p>
      <pre role="log">MARKER</pre>
      <p>${text.ready} <a href="/">${text.open}</a></p>`,
  ).replace('MARKER', marker);
  const [head = '', tail = ''] = whole.split(marker);
  return { head, tail: tail.replace('</pre>', '</pre><meta http-equiv="refresh" content="0;url=/">') };
};

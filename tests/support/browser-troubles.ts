import type { Page } from 'playwright-core';

/** What went wrong in a page without anyone looking: console errors, exceptions, requests that failed or were refused. */
export type Troubles = {
  /** A trouble that the journey causes on purpose; `pattern` is looked for in its text. */
  allow(pattern: RegExp): void;
  /** Those that nobody allowed. */
  list(): readonly string[];
};

/** Before sign-in the application asks who is there; that the answer is "nobody" is no trouble. */
const ALWAYS_ALLOWED = [/401 .*\/api\/me$/];

/** Chromium repeats every refused answer in the console; it is counted once, by its answer. */
const REPEATED = /^Failed to load resource/;

export const watchTroubles = (page: Page): Troubles => {
  const seen: string[] = [];
  const allowed = [...ALWAYS_ALLOWED];
  page.on('console', (message) => {
    if (message.type() === 'error' && !REPEATED.test(message.text())) seen.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => seen.push(`exception: ${error.stack ?? error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 400)
      seen.push(`${response.status()} ${response.request().method()} ${new URL(response.url()).pathname}`);
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // The page's own doing: a read that nobody waits for any more, a stream closed by moving on.
    if (reason !== 'net::ERR_ABORTED') seen.push(`${reason} ${request.method()} ${new URL(request.url()).pathname}`);
  });
  return {
    allow: (pattern) => void allowed.push(pattern),
    list: () => seen.filter((text) => !allowed.some((pattern) => pattern.test(text))),
  };
};

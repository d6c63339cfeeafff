import { mkdir } from 'node:fs/promises';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { type Troubles, watchTroubles } from './browser-troubles.ts';

/** The two sizes that the product promises: an office desk and a phone. */
export const SIZES = { desk: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } } as const;
export type Size = keyof typeof SIZES;

/** How long an assertion looks again before it gives up, on a machine that is busy with other things. */
export const PATIENCE = { timeout: 20_000 } as const;

const PICTURES = 'tests/output/journeys';

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

export type Seat = {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly troubles: Troubles;
};

export type SeatOptions = { readonly size?: Size; readonly javaScriptEnabled?: boolean };

/** Somebody's own browser: nothing shared with the others but the machine. */
export const takeSeat = async (browser: Browser, baseURL: string, options: SeatOptions = {}): Promise<Seat> => {
  const { size = 'desk', javaScriptEnabled = true } = options;
  const context = await browser.newContext({
    baseURL,
    javaScriptEnabled,
    viewport: SIZES[size],
    hasTouch: size === 'phone',
    isMobile: size === 'phone',
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  return { context, page, troubles: watchTroubles(page) };
};

/** Signs in by the form, and waits until the application stands. */
export const signIn = async (page: Page, username: string, password: string): Promise<void> => {
  await page.goto('/');
  await page.getByLabel('Tên đăng nhập', { exact: true }).fill(username);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await page.getByRole('navigation', { name: 'Điều hướng chính' }).first().waitFor();
};

/** Lets everything that moves come to rest, so that pictures and colours are those that stay. */
export const comeToRest = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await document.fonts.ready;
    for (const animation of document.getAnimations()) {
      const { iterations } = animation.effect?.getComputedTiming() ?? {};
      if (iterations !== Number.POSITIVE_INFINITY) animation.finish();
    }
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  });

/** Keeps a picture of what is on the screen for people to look at. */
export const picture = async (page: Page, name: string, options: { readonly full?: boolean } = {}): Promise<void> => {
  await mkdir(PICTURES, { recursive: true });
  await page.screenshot({
    path: `${PICTURES}/${name}.png`,
    fullPage: options.full ?? false,
    animations: 'disabled',
  });
};

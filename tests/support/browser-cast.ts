import type { Browser, Page } from 'playwright-core';
import { launchBrowser, picture, type Seat, type SeatOptions, signIn, takeSeat } from './browser.ts';
import { PASSWORD } from './demo-people.ts';

export type Cast = {
  readonly browser: Browser;
  /** The page of a demo person, signed in at the first call; every person has a browser of their own. */
  page(username: string, options?: SeatOptions): Promise<Page>;
  /** Somebody without an account. */
  visitor(options?: SeatOptions): Promise<Seat>;
  /** A trouble that the journey causes on purpose, whoever's page it shows on. */
  allow(pattern: RegExp): void;
  /** What went wrong on any page and was not allowed, with whose page it was. */
  troubles(): readonly string[];
  /** Keeps what each page shows; call after a test that failed. */
  keepPictures(name: string): Promise<void>;
  leave(): Promise<void>;
};

/** The people of a journey in one Chromium. */
export const gatherCast = async (url: string): Promise<Cast> => {
  const browser = await launchBrowser();
  const seats: { readonly who: string; readonly seat: Seat }[] = [];
  const allowed: RegExp[] = [];
  const sit = async (who: string, options?: SeatOptions) => {
    const seat = await takeSeat(browser, url, options);
    for (const pattern of allowed) seat.troubles.allow(pattern);
    seats.push({ who, seat });
    return seat;
  };
  const known = new Map<string, Promise<Page>>();
  const arrive = async (username: string, options?: SeatOptions) => {
    const { page } = await sit(username, options);
    await signIn(page, username, PASSWORD);
    return page;
  };
  return {
    browser,
    page: (username, options) => {
      const page = known.get(username) ?? arrive(username, options);
      known.set(username, page);
      return page;
    },
    visitor: (options) => sit('visitor', options),
    allow: (pattern) => {
      allowed.push(pattern);
      for (const { seat } of seats) seat.troubles.allow(pattern);
    },
    troubles: () => seats.flatMap(({ who, seat }) => seat.troubles.list().map((text) => `${who}: ${text}`)),
    keepPictures: async (name) => {
      for (const [at, { who, seat }] of seats.entries())
        await picture(seat.page, `failed-${name}-${at}-${who}`).catch(() => undefined);
    },
    leave: () => browser.close(),
  };
};

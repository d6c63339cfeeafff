import { describe, expect, test } from 'vitest';
import type { Stage } from './matrix-suite.ts';

/** Commands that a foreign page makes a signed-in browser send: the cookie goes along, the token and our origin do not. */
export const describeForgery = (stage: () => Stage): void => {
  describe('a command from elsewhere', () => {
    const setLocale = async (headers: Record<string, string>) => {
      const { world, callers } = stage();
      const caller = await callers.find('specialist', 'author', false);
      const answer = await fetch(`${world.province.address}/api/me/locale`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...caller?.headers, ...headers },
        body: JSON.stringify({ locale: 'vi' }),
      });
      return { status: answer.status, code: ((await answer.json()) as { code?: string }).code };
    };
    const refused = { status: 403, code: 'platform.csrf-mismatch' };

    test('is accepted with the session’s token from our own origin', async () => {
      const origin = new URL(stage().world.province.address).origin;
      expect((await setLocale({ origin })).status).toBe(200);
    });

    test('is refused without the token', async () => {
      expect(await setLocale({ 'x-csrf-token': '' })).toEqual(refused);
    });

    test('is refused with another session’s token', async () => {
      const other = await stage().callers.find('records-clerk', 'recipient', false);
      expect(await setLocale({ 'x-csrf-token': other?.headers['x-csrf-token'] ?? '' })).toEqual(refused);
    });

    test('is refused from another origin, even with the token', async () => {
      expect(await setLocale({ origin: 'https://elsewhere.example' })).toEqual(refused);
    });
  });
};

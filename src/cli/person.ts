import { getMeContract } from '../modules/identity/operations/get-me.contract.ts';
import { signInContract } from '../modules/identity/operations/sign-in.contract.ts';
import { createClient } from '../platform/contracts/client.ts';

/** A signed-in person without a browser: keeps cookies, sends the session's token. */
export const createPerson = (baseUrl: string) => {
  const jar = new Map<string, string>();
  let csrf: string | null = null;
  const send: typeof fetch = async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(input, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [pair] = line.split(';');
      const at = (pair as string).indexOf('=');
      jar.set((pair as string).slice(0, at), (pair as string).slice(at + 1));
    }
    return response;
  };
  const call = createClient({ csrfToken: () => csrf, fetch: send, baseUrl });
  return {
    call,
    fetch: send,
    csrfToken: () => csrf,
    signIn: async (username: string, password: string) => {
      await call(signInContract, { username, password });
      const me = await call(getMeContract, {});
      csrf = me.csrfToken;
      return me;
    },
  };
};

export type Person = ReturnType<typeof createPerson>;

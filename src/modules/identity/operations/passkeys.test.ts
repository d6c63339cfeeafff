import { type Browser as Chromium, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, ORIGIN, PASSWORD, type TestIdentity, testIdentity } from '../test-identity.ts';
import { confirmPasskeyContract } from './confirm-passkey.contract.ts';
import { getMeContract } from './get-me.contract.ts';
import { listMySecurityContract } from './list-my-security.contract.ts';
import { passkeyOptionsContract } from './passkey-options.contract.ts';
import { removePasskeyContract } from './remove-passkey.contract.ts';
import { signInContract } from './sign-in.contract.ts';
import { signInPasskeyContract } from './sign-in-passkey.contract.ts';
import { startPasskeyContract } from './start-passkey.contract.ts';

type Json = Record<string, unknown>;

let world: TestIdentity;
let chrome: Chromium;
let page: Page;
beforeAll(async () => {
  world = await testIdentity();
  chrome = await chromium.launch({ executablePath: '/usr/bin/chromium' });
  page = await chrome.newPage();
  await page.route(`${ORIGIN}/**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>Kinh Bắc</title>' }),
  );
  await page.goto(`${ORIGIN}/`);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
});
afterAll(async () => {
  await chrome.close();
  await world.db.close();
});

/** Chromium's own WebAuthn with its virtual authenticator makes and uses the key; nothing of ours is on that side. */
const createKey = (options: Json): Promise<Json> =>
  page.evaluate(async (given) => {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(given as never);
    const credential = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
    return credential.toJSON() as unknown as Record<string, unknown>;
  }, options);
const useKey = (options: Json): Promise<Json> =>
  page.evaluate(async (given) => {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(given as never);
    const credential = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
    return credential.toJSON() as unknown as Record<string, unknown>;
  }, options);

const showPassword = async () => {
  const browser = world.browser();
  const outcome = await browser.call(signInContract, { username: 'an.nv', password: PASSWORD });
  return { browser, outcome };
};
const answer = async (browser: Browser) => useKey((await browser.call(passkeyOptionsContract, {})).options);

let signedIn: Browser;

test('a passkey is added', async () => {
  ({ browser: signedIn } = await showPassword());
  const { options } = await signedIn.call(startPasskeyContract, {});
  const response = await createKey(options);
  await signedIn.call(confirmPasskeyContract, { name: 'Máy ở cơ quan', response });
  await expect(signedIn.call(confirmPasskeyContract, { name: 'Lần nữa', response })).rejects.toMatchObject({
    code: 'identity.sign-in-expired',
  });
  const { passkeys } = await signedIn.call(listMySecurityContract, {});
  expect(passkeys.map((passkey) => passkey.name)).toEqual(['Máy ở cơ quan']);
});

test('it signs in alone, without a name', async () => {
  const browser = world.browser();
  const response = await answer(browser);
  expect((await browser.call(signInPasskeyContract, { response })).next).toBe('done');
  expect((await browser.call(getMeContract, {})).person.name).toBe('Nguyễn Văn An');
});

test('it is the second factor after the password', async () => {
  const { browser, outcome } = await showPassword();
  expect(outcome).toEqual({ next: 'second-factor', methods: ['passkey'] });
  const response = await answer(browser);
  expect((await browser.call(signInPasskeyContract, { response })).next).toBe('done');
});

test('an answer to another challenge, a changed one and a second use are refused', async () => {
  const browser = world.browser();
  const stale = await answer(browser);
  await browser.call(passkeyOptionsContract, {});
  await expect(browser.call(signInPasskeyContract, { response: stale })).rejects.toMatchObject({
    code: 'identity.wrong-passkey',
  });
  const fresh = await answer(browser);
  const inner = fresh['response'] as Json;
  const broken = { ...fresh, response: { ...inner, signature: `${String(inner['signature']).slice(0, -4)}AAAA` } };
  await expect(browser.call(signInPasskeyContract, { response: broken })).rejects.toMatchObject({
    code: 'identity.wrong-passkey',
  });
  await expect(browser.call(signInPasskeyContract, { response: fresh })).rejects.toMatchObject({
    code: 'identity.sign-in-expired',
  });
});

test('removed with the password, it signs in no more', async () => {
  const { passkeys } = await signedIn.call(listMySecurityContract, {});
  const passkeyId = passkeys[0]?.id ?? '';
  await signedIn.call(removePasskeyContract, { passkeyId, password: PASSWORD });
  const browser = world.browser();
  const response = await answer(browser);
  await expect(browser.call(signInPasskeyContract, { response })).rejects.toMatchObject({
    code: 'identity.wrong-passkey',
  });
  expect((await showPassword()).outcome.next).toBe('done');
});

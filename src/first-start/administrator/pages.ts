import { html } from 'hono/html';
import { toDataURL } from 'qrcode';
import { totpUri } from '../../modules/identity/index.ts';
import type { Locale, Text } from '../../platform/i18n/index.ts';
import { type Html, publicPage } from '../../web/public/layout.ts';
import { administratorText } from './messages.ts';

type Shown = {
  readonly locale: Locale;
  readonly address: string;
  readonly secret: string;
  readonly typed: { readonly name: string; readonly username: string };
  readonly problem: Text | null;
};

const page = (title: string, locale: Locale, address: string, body: Html): string =>
  String(publicPage({ title, locale, address, demo: false, body }));

/** The form: who, password, second factor, all in one. What was typed comes back after a refusal, but no password. */
export const formPage = async ({ locale, address, secret, typed, problem }: Shown): Promise<string> => {
  const text = administratorText[locale];
  const picture = await toDataURL(totpUri(secret, typed.username || 'quantri'), { margin: 1, width: 220 });
  return page(
    text.title,
    locale,
    address,
    html`<link rel="stylesheet" href="/first-administrator/form.css" />
      <h1>${text.title}</h1>
      <p>${text.lead}</p>
      ${problem ? html`<p role="alert"><strong>${problem[locale]}</strong></p>` : ''}
      <form method="post" action="${address.split('?')[0]}?lang=${locale}" autocomplete="off">
        <p><label for="name">${text.name}</label><input id="name" name="name" required maxlength="100" value="${typed.name}" autocomplete="name" /></p>
        <p><label for="username">${text.username}</label><input id="username" name="username" required maxlength="50" value="${typed.username}" autocapitalize="none" autocomplete="username" aria-describedby="username-hint" /><small id="username-hint">${text.usernameHint}</small></p>
        <p><label for="password">${text.password}</label><input id="password" name="password" type="password" required maxlength="200" autocomplete="new-password" aria-describedby="password-hint" /><small id="password-hint">${text.passwordHint}</small></p>
        <p><label for="again">${text.again}</label><input id="again" name="again" type="password" required maxlength="200" autocomplete="new-password" /></p>
        <h2>${text.second}</h2>
        <p>${text.secondText}</p>
        <p><img src="${picture}" width="220" height="220" alt="${text.qr}" /></p>
        <p><code id="secret">${secret}</code></p>
        <p><label for="code">${text.code}</label><input id="code" name="code" required inputmode="numeric" pattern="[0-9 ]{6,7}" maxlength="7" autocomplete="one-time-code" /></p>
        <p><button>${text.submit}</button></p>
      </form>`,
  );
};

/** Said instead of the form: the account is made, or the link is void. */
export const endPage = (locale: Locale, address: string, refusal: Text | null): string => {
  const text = administratorText[locale];
  const title = refusal ? text.title : text.doneTitle;
  return page(
    title,
    locale,
    address,
    html`<h1>${title}</h1>
      <p role="${refusal ? 'alert' : 'status'}">${refusal ? refusal[locale] : text.done}</p>
      <p><a href="/">${text.signIn}</a></p>`,
  );
};

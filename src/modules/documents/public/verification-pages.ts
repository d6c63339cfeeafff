import { html } from 'hono/html';
import type { z } from 'zod';
import { formatDate, type Locale } from '../../../platform/i18n/index.ts';
import type { Html } from '../../../web/public/layout.ts';
import type { VerificationReport } from '../../signatures/index.ts';
import type { getVerificationContract } from '../operations/get-verification.contract.ts';
import { verificationText } from './messages.ts';
import { reportVerdict, signatureCards, verdictCard } from './signature-cards.ts';

export type Verification = z.output<typeof getVerificationContract.output>;

/** Both ways in: the code and the file. `problem` stands above the form that it concerns. */
const searchForms = (locale: Locale, values: { code?: string; problem?: string } = {}): Html => {
  const text = verificationText[locale];
  return html`
    ${values.problem ? html`<section class="card verdict bad" role="alert"><span class="mark" aria-hidden="true">✕</span><div><p>${values.problem}</p></div></section>` : ''}
    <form class="card" action="/xac-minh" method="get">
      <h2>${text.byCode}</h2>
      <input type="hidden" name="lang" value="${locale}" />
      <label for="code">${text.codeLabel}</label>
      <p class="hint" id="code-hint">${text.codeHint}</p>
      <input type="text" id="code" name="ma" required minlength="6" maxlength="40" autocomplete="off" spellcheck="false" aria-describedby="code-hint" value="${values.code ?? ''}" />
      <button>${text.look}</button>
    </form>
    <form class="card" action="/xac-minh/tep?lang=${locale}" method="post" enctype="multipart/form-data">
      <h2>${text.byFile}</h2>
      <label for="file">${text.fileLabel}</label>
      <p class="hint" id="file-hint">${text.fileHint}</p>
      <input type="file" id="file" name="tep" required accept="application/pdf,.pdf" aria-describedby="file-hint" />
      <button>${text.check}</button>
    </form>`;
};

export const startPage = (locale: Locale, values: { code?: string; problem?: string } = {}): Html => {
  const text = verificationText[locale];
  return html`<h1>${text.title}</h1><p>${text.intro}</p>${searchForms(locale, values)}`;
};

export const notFoundPage = (locale: Locale, code: string): Html => {
  const text = verificationText[locale];
  return html`<h1>${text.title}</h1>${verdictCard('bad', '✕', text.notFoundTitle, text.notFound)}${searchForms(locale, { code })}`;
};

const stateCard = (found: Verification, locale: Locale): Html => {
  const text = verificationText[locale];
  if (found.state === 'not-issued') return verdictCard('warn', '!', text.notIssued, text.notIssuedText);
  if (found.state === 'issued') return verdictCard('good', '✓', text.issued, text.issuedText);
  return verdictCard('bad', '!', found.state === 'replaced' ? text.replaced : text.recalled, text.issuedText);
};

/** What the register says of a document. Shared by the page by code and the page by file. */
const documentFacts = (found: Verification, locale: Locale): Html | string => {
  const { document } = found;
  if (!document) return '';
  const text = verificationText[locale];
  const next = document.replacedBy;
  return html`<section class="card"><h2>${text.facts}</h2><dl>
    <dt>${text.symbol}</dt><dd><strong>${document.symbol}</strong></dd>
    <dt>${text.kind}</dt><dd>${locale === 'vi' ? document.kindName : document.kindNameEn}</dd>
    <dt>${text.subject}</dt><dd>${document.subject}</dd>
    <dt>${text.issuer}</dt><dd>${document.issuerName}</dd>
    <dt>${text.issuedOn}</dt><dd>${formatDate(document.issuedOn)}</dd>
    <dt>${text.signer}</dt><dd>${document.signerName}, ${document.signerTitle}</dd>
    <dt>${text.pages}</dt><dd>${document.pageCount}</dd>
    ${next ? html`<dt>${text.replacedBy}</dt><dd><a href="/xac-minh/${next.code}?lang=${locale}">${next.symbol}, ${formatDate(next.issuedOn)}</a></dd>` : ''}
    ${document.annexes.length > 0 ? html`<dt>${text.annexes}</dt><dd><ul>${document.annexes.map((annex) => html`<li>${annex.name}<br /><span class="mono">${annex.sha256}</span></li>`)}</ul></dd>` : ''}
    <dt>${text.code}</dt><dd class="mono">${found.code}</dd>
    <dt>${text.hash}</dt><dd class="mono">${document.sha256}</dd>
  </dl></section>`;
};

export const codePage = (found: Verification, report: VerificationReport | null, locale: Locale): Html => {
  const text = verificationText[locale];
  return html`<h1>${text.title}</h1>
    ${stateCard(found, locale)}
    ${documentFacts(found, locale)}
    ${report ? html`<h2>${text.signatures}</h2><p class="hint">${text.fromBytes}</p>${reportVerdict(report, locale)}${signatureCards(report, locale)}` : ''}
    <p><a href="/xac-minh?lang=${locale}">${text.again}</a></p>`;
};

export const filePage = (
  file: { name: string; size: number },
  report: VerificationReport,
  found: Verification | null,
  locale: Locale,
): Html => {
  const text = verificationText[locale];
  return html`<h1>${text.fileVerdict}</h1>
    ${reportVerdict(report, locale)}
    <section class="card"><dl>
      <dt>${text.fileName}</dt><dd>${file.name}</dd>
      <dt>${text.fileSize}</dt><dd>${Math.ceil(file.size / 1024).toLocaleString('vi-VN')} KB</dd>
      <dt>${text.hash}</dt><dd class="mono">${report.sha256}</dd>
    </dl><p>${found?.document ? html`<strong>✓ ${text.known}</strong>` : text.unknown}</p></section>
    ${found ? html`${found.state === 'issued' ? '' : stateCard(found, locale)}${documentFacts(found, locale)}` : ''}
    <h2>${text.signatures}</h2>
    ${signatureCards(report, locale)}
    <p><a href="/xac-minh?lang=${locale}">${text.again}</a></p>`;
};
